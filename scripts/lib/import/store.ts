import { createHash, randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { lookAgain } from '../../../cloudfunctions/database/bulk'
import { passOneByOne, type Db, type Tx } from '../../../cloudfunctions/database/database'
import { community, facility, registerImport } from '../../../cloudfunctions/database/schema'
import { findTwins } from '../../../src/domain/facility/twins'
import { numberKey } from './check'
import type { CommunityFile } from './communities'
import { twinRows, twinWarning, type FacilityFile, type TwinRow } from './facilities'
import type { LineFault } from './faults'
import { upsert, type Upserted } from './upsert'

/** How a file is taken. */
export interface Taking {
  readonly city: string
  readonly bytes: Buffer
  readonly now: Date
  /** Nothing is kept: only what would be done is told. */
  readonly check: boolean
  /** How many rows are written. */
  readonly onWritten: (done: number) => void
}

/** What a file did, or would do. */
export interface Taken extends Upserted {
  /** What only the database can tell is wrong; then nothing was written. */
  readonly faults: readonly LineFault[]
  readonly warnings: readonly LineFault[]
  /** Rows of the register that are not in this file, and were left as they are. */
  readonly absent: readonly { readonly number: string; readonly name: string }[]
}

const REFUSED = { created: 0, changed: 0, same: 0, warnings: [], absent: [] } as const

/** Ends a transaction without a trace and carries out what it found. */
class Undone extends Error {
  constructor(readonly taken: Taken) {
    super('Nothing of this is kept.')
  }
}

/** One import of a city at a time, whole or not at all; a file with faults never comes to the database. */
async function inOne(
  owner: Db,
  faults: readonly LineFault[],
  { city, check }: Taking,
  work: (tx: Tx) => Promise<Taken>,
): Promise<Taken> {
  if (faults.length > 0) return { ...REFUSED, faults }
  try {
    return await owner.transaction(async (tx) => {
      await passOneByOne(tx, `register ${city}`)
      const taken = await work(tx)
      if (check || taken.faults.length > 0) throw new Undone(taken)
      await lookAgain(tx, facility, community)
      return taken
    })
  } catch (error) {
    if (error instanceof Undone) return error.taken
    throw error
  }
}

/** For the operator's desk; the same file once more is no news there, and would push what was news off it. */
async function note(
  tx: Tx,
  kind: 'facilities' | 'elders',
  done: Upserted,
  { city, bytes, now }: Taking,
): Promise<void> {
  const { created, changed, same } = done
  if (created + changed === 0) return
  await tx.insert(registerImport).values({
    ...{ id: randomUUID(), city, kind, created, changed, same },
    digest: createHash('sha256').update(bytes).digest('hex'),
    rows: created + changed + same,
    seconds: (Date.now() - now.getTime()) / 1000,
    at: now,
  })
}

const CLEAR = '请先清除演示数据(见 docs/register.md)'
const DEMO = `登记表里这是演示数据,导入不会改它。${CLEAR}`
const inventedWarning = (count: number): string =>
  `登记表里还有${count}个编造的演示地点,会和真的地点一起出现在地图上,也会算进覆盖率。${CLEAR}`
/** Elders who were invented, counted with those who are there, are a number that means nothing. */
const INVENTED_ELDERS = `登记表里还有编造的演示社区,和真的人数加在一起就不对了。${CLEAR}`

/** What the register holds already. */
async function facilitiesOf(
  tx: Tx,
  city: string,
): Promise<(TwinRow & { readonly demo: boolean; readonly closed: boolean })[]> {
  const { number, name, type, county, lng, lat, closedOn, demo, details } = facility
  const rows = await tx
    .select({
      number,
      name,
      type,
      county,
      lng,
      lat,
      closedOn,
      demo,
      address: sql<string>`${details}->>'address'`,
      phone: sql<string>`${details}->>'phone'`,
    })
    .from(facility)
    .where(eq(facility.city, city))
  return rows.map(({ lng: east, lat: north, closedOn: closed, number: own, ...row }) => ({
    ...row,
    number: own ?? '',
    line: null,
    place: { lng: east, lat: north },
    closed: closed !== null,
  }))
}

/** Writes a register of facilities that has no faults. Runs as the owner. */
export function takeFacilities(owner: Db, file: FacilityFile, taking: Taking): Promise<Taken> {
  return inOne(owner, file.faults, taking, async (tx) => {
    const there = await facilitiesOf(tx, taking.city)
    const lines = new Map(file.rows.map(({ line, row }) => [numberKey(row.number), line]))
    const has = (number: string) => lines.has(numberKey(number))
    const clash = there.filter(({ demo, number }) => demo && has(number))
    if (clash.length > 0) {
      const faults = clash.map(({ number }) => ({
        line: lines.get(numberKey(number)) ?? 0,
        header: '编号',
        value: number,
        what: DEMO,
      }))
      return { ...REFUSED, faults }
    }
    const others = there.filter(({ demo, closed, number }) => !demo && !closed && !has(number))
    const invented = there.filter(({ demo }) => demo).length
    const warnings = [
      ...(invented > 0 ? [{ line: 0, what: inventedWarning(invented) }] : []),
      ...findTwins<TwinRow>(twinRows(file), others).map(twinWarning),
    ]
    const done = await upsert(tx, facility, file.inserts, taking.onWritten)
    await note(tx, 'facilities', done, taking)
    return { ...done, faults: [], warnings, absent: others.map(({ number, name }) => ({ number, name })) }
  })
}

/** Writes a table of communities that has no faults. Runs as the owner. */
export function takeCommunities(owner: Db, file: CommunityFile, taking: Taking): Promise<Taken> {
  return inOne(owner, file.faults, taking, async (tx) => {
    const { id, name, demo } = community
    const there = await tx.select({ id, name, demo }).from(community).where(eq(community.city, taking.city))
    const lines = new Map(file.inserts.map((row, index) => [row.id, file.rows[index]?.line ?? 0]))
    const clash = there.filter((row) => row.demo && lines.has(row.id))
    if (clash.length > 0) {
      const faults = clash.map((row) => ({ line: lines.get(row.id) ?? 0, header: '编号', value: row.id, what: DEMO }))
      return { ...REFUSED, faults }
    }
    if (there.some((row) => row.demo)) return { ...REFUSED, faults: [{ line: 0, what: INVENTED_ELDERS }] }
    const done = await upsert(tx, community, file.inserts, taking.onWritten)
    await note(tx, 'elders', done, taking)
    const absent = there.filter((row) => !row.demo && !lines.has(row.id))
    return { ...done, faults: [], warnings: [], absent: absent.map((row) => ({ number: row.id, name: row.name })) }
  })
}
