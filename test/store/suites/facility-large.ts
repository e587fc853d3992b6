import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Database } from '../../../cloudfunctions/database/database'
import { facility } from '../../../cloudfunctions/database/schema'
import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import { FACILITY_TYPES, TYPE_NEEDS } from '../../../src/domain/facility/types'
import { around, made, register, SEAT } from './facility-support'

/** The city of a large register: towns around a seat, dense in their middles. */
export const LARGE_CITY = 'largecity'
const TOWNS = 250
const TOWN_DEGREES = 0.03
const WORDS = ['春晖', '暖阳', '长青', '福满', '康乐', '和顺', '颐心', '同乐', '瑞祥', '金秋', '松柏', '邻里']

/** Puts in so many facilities, a multiple of 250, the same each time, as it stands once the database has tidied up behind an import. */
export async function largeRegister(database: Database, count: number): Promise<void> {
  const random = seededRandom('large')
  const towns = Array.from({ length: TOWNS }, (_, n) => {
    const type = random.pick(FACILITY_TYPES)
    return made(`large-${n}`, {
      ...{ name: `${random.pick(WORDS)}${random.pick(WORDS)}养老服务站`, type, needs: TYPE_NEEDS[type] },
      ...{ place: around(SEAT, 60_000, random), town: `${random.pick(WORDS)}街道` },
      services: [{ name: '老人午餐', need: 'eat', fen: random.whole(300, 2000) }],
    })
  })
  await register(database, LARGE_CITY, towns)
  const columns = Object.values(getTableColumns(facility)).filter(({ name }) => name !== 'spot')
  const moved = (name: string) => `${name} + round(((random() + random() - 1) * ${TOWN_DEGREES})::numeric, 6)`
  const copied = columns.map(({ name }) =>
    name === 'id' ? "id || '-' || n" : /^l(ng|at)$/.test(name) ? moved(name) : name,
  )
  await database.owner.execute(sql`select setseed(0.5)`)
  await database.owner.execute(sql`
    insert into facility (${sql.raw(columns.map(({ name }) => name).join(', '))})
    select ${sql.raw(copied.join(', '))} from facility, generate_series(2, ${count / TOWNS}::int) n
    where ${eq(facility.city, LARGE_CITY)}`)
  await database.owner.execute(sql`vacuum analyze facility`)
}
