import { chooseCity, cityName, useCities, useCity } from '@/client/city'
import { calledOf, forWhom } from '@/client/for-whom'
import { go } from '@/platform/navigate'
import { Box, Card, Heading, Press, Row } from '@/ui'
import { Now } from './now'
import { PATHS } from './paths'
import { Waiting } from './waiting'

interface CityRowsProps {
  readonly onChosen?: () => void
}

/** Every city that there is, the one that counts marked; a press chooses it for the person one acts for. */
export function CityRows({ onChosen }: CityRowsProps) {
  const read = useCities()
  const person = forWhom.use()
  const current = useCity()
  const { value: cities } = read
  if (!cities) return <Waiting {...read} shown={false} />
  return (
    <Card kind="rows" role="list" label="城市">
      {cities.map(({ city, name }) => (
        <Row
          key={city}
          title={name}
          end={city === current ? <Now /> : undefined}
          onPress={() => {
            chooseCity(person, city)
            onChosen?.()
          }}
        />
      ))}
    </Card>
  )
}

/** Where no city is known yet: the question, and its answers at once. */
export function AskCity() {
  const who = calledOf(forWhom.use())
  return (
    <>
      <Heading level={2} className="subtitle">
        {who}在哪座城市?
      </Heading>
      <Box className="note">各地的补贴和优待不一样,先选城市。</Box>
      <CityRows />
    </>
  )
}

interface CityLineProps {
  readonly city: string
  /** Around the city's name: «按 … 的政策». */
  readonly words?: readonly [before: string, after: string]
}

/** Of which city this page speaks, and the way to another. */
export function CityLine({ city, words: [before, after] = ['按', '的政策'] }: CityLineProps) {
  const name = cityName(city)
  return (
    <Box className="line line--close">
      <Box className="line__words">{name ? `${before} ${name} ${after}` : ''}</Box>
      <Press className="line__press" role="link" onPress={() => go(PATHS.city)}>
        换城市
      </Press>
    </Box>
  )
}
