import { useRouter } from '@tarojs/taro'
import { useCity } from '@/client/city'
import { useAnswer } from '@/client/use-answer'
import { Heading, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { useTaking } from '../place/taking'
import { Waiting } from '../waiting'
import { CommunitiesList } from './communities-list'

/** More than any street has. */
const ALL = 100

/** The communities of a street. */
function CommunitiesPage() {
  const { county = '', street: code } = useRouter().params
  const city = useCity()
  const taking = useTaking()
  // The page before has just read them.
  const around = useAnswer('facility', 'streets', { city: city ?? '', county }, city === null ? null : 'anyone')
  const street = around.data?.streets.find((one) => one.code === code)
  const asked = { city: city ?? '', county, town: street?.name ?? '', limit: ALL }
  const read = useAnswer('facility', 'communities', asked, street ? 'anyone' : null)
  const communities = read.data?.communities ?? []
  return (
    <Frame title={street?.name ?? '选社区'}>
      <Waiting {...(street ? read : around)} shown={read.data !== undefined} />
      {communities.length > 0 && (
        <>
          <Heading level={2} className="subtitle">
            哪个社区(村)?
          </Heading>
          <CommunitiesList communities={communities} taking={taking} />
        </>
      )}
      {read.data && communities.length === 0 && (
        <Notice tone="wait">这个街道还没有登记社区。请返回,选别的街道,或从县(市、区)中心算。</Notice>
      )}
    </Frame>
  )
}

export default guarded(CommunitiesPage)
