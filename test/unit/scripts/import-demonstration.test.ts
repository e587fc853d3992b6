import { isDeepStrictEqual } from 'node:util'
import { generateFacilities } from '../../../cloudfunctions/demonstration'
import { loadCityGround } from '../../../scripts/lib/facility-rules'
import { importCity } from '../../../scripts/lib/import/city'
import { facilityOf, readFacilities } from '../../../scripts/lib/import/facilities'
import { cellsOf, registerCsv } from '../../../scripts/lib/import/write-table'
import type { Facility } from '@/domain/facility/facility'

/**
 * What a file cannot say, or an import makes itself, left out; a name of a service may tell of a need that the generator did
 * not.
 */
function told({
  id,
  number,
  demo: _demo,
  needs: _needs,
  services,
  ...facility
}: Facility & { readonly city?: string }) {
  const { city: _city, ...rest } = facility
  return { ...rest, number: number ?? id, services: services.map(({ need: _need, ...service }) => service) }
}

/** The needs that somebody gave to services, by their place. */
const given = ({ services }: Facility, like: Facility) =>
  services.map(({ need }, index) => (like.services[index]?.need ? need : undefined))

test.each(['linfen', 'taiyuan', 'hefei', 'harbin', 'xiamen'])(
  'the whole demonstration of %s, written as a clerk would, is read back as it was',
  (name) => {
    const city = importCity(name, null)
    const made = generateFacilities(loadCityGround(name))
    const csv = registerCsv(made.map((facility) => cellsOf(facility)))
    const { rows, faults } = readFacilities(Buffer.from(csv), city, '2026-11-22')
    expect(faults).toEqual([])
    const read = rows.map((row) => facilityOf(name, row))
    expect(read).toHaveLength(made.length)
    // By number: a thousand facilities beside each other tell nobody which one differs.
    const differs = made.filter((facility, index) => {
      const one = read[index]!
      const same = isDeepStrictEqual(told(one), told(facility))
      return !same || !isDeepStrictEqual(given(one, facility), given(facility, facility))
    })
    expect(differs.map(({ number, id }) => number ?? id)).toEqual([])
  },
)
