import { useCities } from '@/client/city'
import { useAnswer } from '@/client/use-answer'
import type { FacilityCard } from '@/domain/facility/facility'
import { go } from '@/platform/navigate'
import { Button, Heading } from '@/ui'
import { PATHS } from '../paths'

/** What can be booked at a place; nothing where it takes no orders here. */
export function Bookable({ place: { id, county } }: { readonly place: Pick<FacilityCard, 'id' | 'county'> }) {
  const { value: cities } = useCities()
  const city = cities?.find(({ code }) => county.startsWith(code))?.city
  const { data } = useAnswer(
    'booking',
    'offerings',
    { city: city ?? '', facility: id },
    city === undefined ? null : 'anyone',
  )
  const offerings = data?.offerings ?? []
  const [first] = offerings
  if (!first) return null
  const open = (): void =>
    offerings.length === 1 ? go(PATHS.bookWhen, { offering: first.id }) : go(PATHS.offerings, { facility: id })
  return (
    <>
      <Heading level={2} className="subtitle">
        可以在手机上订
      </Heading>
      <Button kind="other" role="link" onPress={open}>
        {offerings.length === 1 ? `预约:${first.name}` : `预约,有 ${offerings.length} 样可选`}
      </Button>
    </>
  )
}
