import { useRouter } from '@tarojs/taro'
import { useCity } from '@/client/city'
import { usePack } from '@/client/pack'
import type { Pack } from '@/domain/entitlement'
import { go } from '@/platform/navigate'
import { Box, Card, Notice, Row } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'

function Rules({ pack }: { readonly pack: Pack }) {
  if (pack.calculators.length === 0) {
    return <Notice>{pack.name}的文件里没有能直接算的补贴。要问别的,打 12349 或当地民政部门。</Notice>
  }
  return (
    <>
      <Box>给办食堂、驿站、照料机构的人和区里的工作人员用。老人自己能领的不在这里。</Box>
      <Card kind="rows" role="list" label="能算的补贴">
        {pack.calculators.map(({ ref, name, plain, source }) => (
          <Row
            key={ref}
            over={source.clause}
            title={name}
            detail={plain}
            onPress={() => go(PATHS.calculator, { city: pack.city, ref })}
          />
        ))}
      </Card>
    </>
  )
}

function CalculatorsPage() {
  const own = useCity()
  const { city = own } = useRouter().params
  const policy = usePack(city, { fresh: true })
  return (
    <Frame title="给机构的补贴怎么算" who="none">
      {city === null && <AskCity />}
      <Waiting {...policy} shown={policy.pack !== undefined} />
      {policy.pack && <Rules pack={policy.pack} />}
    </Frame>
  )
}

export default guarded(CalculatorsPage)
