import { generateDivisions } from '../../../cloudfunctions/demonstration/division'
import { ACCOUNTS } from '../../../cloudfunctions/demonstration/people'
import { loadCityGround } from '../../../scripts/lib/facility-rules'
import { fullYears } from '../../../src/domain/person/age'
import { isRealDay } from '../../../src/domain/person/date'

const TODAY = '2026-11-23'
const { neighbourhoods } = loadCityGround('linfen')
const made = () => generateDivisions('linfen', '0357', neighbourhoods, TODAY)
const valueOf = (elder: ReturnType<typeof made>[number]['elders'][number], key: string) =>
  elder.lines.find((line) => line.key === key)?.value

describe('the street of a played worker', () => {
  it('is the same each time, in the communities of the division register', () => {
    expect(made()).toEqual(made())
    const [division] = made()
    const worker = ACCOUNTS.find(({ id }) => id === division?.worker)?.staff
    expect([division?.county, division?.street]).toEqual([worker?.county, worker?.street])
    const known = neighbourhoods.filter(({ town }) => town === division?.street).map(({ name }) => name)
    for (const elder of division!.elders) expect(known).toContain(valueOf(elder, 'community'))
  })

  it('has somebody who turns 80 today, and one who will within 90 days', () => {
    const [first, second] = made()[0]!.elders.map((elder) => String(valueOf(elder, 'birthDate')))
    expect([fullYears(first!, '2026-11-22'), fullYears(first!, TODAY)]).toEqual([79, 80])
    expect([fullYears(second!, TODAY), fullYears(second!, '2027-02-21')]).toEqual([79, 80])
  })

  it('gives everybody a day of birth that the calendar has', () => {
    for (const elder of made()[0]!.elders) expect(isRealDay(String(valueOf(elder, 'birthDate')))).toBe(true)
  })

  it('gives nobody a number that rings somewhere', () => {
    for (const elder of made()[0]!.elders) expect(String(valueOf(elder, 'phone'))).toMatch(/^0357-0009\d{3}$/)
  })

  it('makes nothing for a city in which nobody plays the worker', () => {
    expect(generateDivisions('elsewhere', '0000', neighbourhoods, TODAY)).toEqual([])
  })
})
