import { useCity } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { usePack } from '@/client/pack'
import { Box, Dial, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'

const NUMBERS = [
  { phone: '120', what: '急救:病了、摔了', urgent: true },
  { phone: '110', what: '报警:走失、被骗', urgent: false },
  { phone: '119', what: '火警', urgent: false },
] as const

/** Works without a network: three numbers and who else to ring. */
function Emergency() {
  const { community, residence, relation } = forWhom.use()
  const { pack } = usePack(useCity())
  const county = pack?.counties.find(({ code }) => code === residence)?.name
  const place = [county, community?.name].filter(Boolean).join(' ')
  return (
    <Frame title="紧急呼叫" calls="none">
      <Notice tone="bad">点一下就打电话。先说在哪里,再说出了什么事。</Notice>
      {NUMBERS.map(({ phone, what, urgent }) => (
        <Dial key={phone} phone={phone} kind={urgent ? 'urgent' : 'other'} detail={what}>
          {phone}
        </Dial>
      ))}
      {community && (
        <Dial phone={community.phone} kind="other">
          {`社区 ${community.contact}`}
        </Dial>
      )}
      {place && <Box>老人住在:{place}。打电话时照着说。</Box>}
      {relation === '本人' && <Box className="note">打不通时,请喊邻居,或敲墙、敲水管。</Box>}
    </Frame>
  )
}

export default guarded(Emergency)
