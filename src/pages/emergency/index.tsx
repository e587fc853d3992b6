import { useCity } from '@/client/city'
import { forWhom, isKnown, may } from '@/client/for-whom'
import { usePack } from '@/client/pack'
import { session } from '@/client/session'
import { go } from '@/platform/navigate'
import { Box, Button, Dial, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'

const NUMBERS = [
  { phone: '110', what: '报警:走失、被骗' },
  { phone: '119', what: '火警' },
] as const

/** 请人来: beside the telephone, never before it. Only where somebody is known for whom people can be told. */
function CallOthers() {
  const person = forWhom.use()
  const signedIn = session.use() !== null
  if (!signedIn) {
    return (
      <>
        <Box className="note">登录并登记以后,在这里按一下,就能一次告诉家人、社区和值班的人。</Box>
        <Button kind="quiet" role="link" onPress={() => go(PATHS.signIn, { next: 'back' })}>
          登录
        </Button>
      </>
    )
  }
  if (!isKnown(person) || !may(person, 'view')) return null
  return (
    <Button kind="danger" role="link" onPress={() => go(PATHS.urgentCall)}>
      告诉家人和社区,请人来
    </Button>
  )
}

/** Works without a network: three numbers and who else to ring; with one, everybody near is told at once. */
function Emergency() {
  const { community, residence, relation } = forWhom.use()
  const { pack } = usePack(useCity())
  const county = pack?.counties.find(({ code }) => code === residence)?.name
  const place = [county, community?.name].filter(Boolean).join(' ')
  return (
    <Frame title="紧急呼叫" calls="none">
      <Notice tone="bad">有生命危险,先打 120。先说在哪里,再说出了什么事。</Notice>
      <Dial phone="120" kind="urgent" detail="急救:病了、摔了">
        120
      </Dial>
      <CallOthers />
      {NUMBERS.map(({ phone, what }) => (
        <Dial key={phone} phone={phone} kind="other" detail={what}>
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
