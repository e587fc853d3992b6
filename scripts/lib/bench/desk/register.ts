import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { insertNew, lookAgain } from '../../../../cloudfunctions/database/bulk'
import type { VisitSecret } from '../../../../cloudfunctions/care/visits/record'
import { careCase, found, person, registerEntry, visit } from '../../../../cloudfunctions/database/schema'
import { entryOf } from '../../../../cloudfunctions/runtime/entries'
import { communityKey } from '../../../../cloudfunctions/runtime/records'
import type { PersonRecord } from '../../../../src/domain/person/record'
import { newElder } from '../../../../test/store/suites/people-support'
import type { Worker, World } from '../../../../test/store/world'
import { readDivisions } from '../../divisions'
import { makePersons, seeded, type Random } from '../../persons'

/** The one community whose worker's lists are measured, and how many of the register live there. */
export const DIVISION = { county: '141002', street: '解放路街道', community: '商会社区' } as const
const IN_DIVISION = 800
const ON = '2026-11-21'
const SEED = 20_261_121
const AT_ONCE = 1_000
const BLANKS = 0.2
/** Of so many people one has asked for something. */
const ASKS = 100
const LAST_DAYS = 60
const DAY_MS = 86_400_000
const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '马', '朱', '胡', '郭']
const GIVEN = ['秀英', '桂兰', '玉珍', '淑芬', '凤英', '建国', '德福', '志强', '文华', '春梅', '长有', '福来']

interface Home {
  readonly county: string
  readonly street: string
  readonly community: string
}

const oneOf = <T>(random: Random, some: readonly T[]): T => some[Math.floor(random() * some.length)]!

/** Real communities of a city, by the bureau's codes. */
function homesOf(city: string): Home[] {
  const { neighbourhoods } = readDivisions(path.join('cities', city, 'divisions.csv'), (digits) => digits)
  const isOwn = ({ county, town, name }: (typeof neighbourhoods)[number]) =>
    county === DIVISION.county && town === DIVISION.street && name === DIVISION.community
  return neighbourhoods
    .filter((one) => !isOwn(one))
    .map(({ county, town, name }) => ({ county, street: town, community: name }))
}

/** Somebody's record of invented facts; a name of a few, as names are. */
function recordOf(random: Random, facts: object, home: Home, since: string): PersonRecord {
  const by = { account: '00000000-0000-4000-a002-000000000001', as: 'helper' } as const
  const line = (value: unknown, source = 'self') => ({ value, source, by, since })
  const told = Object.entries(facts).map(([key, value]) => {
    const given = value as { readonly value?: unknown; readonly source?: string } | null
    const isSourced = typeof given === 'object' && given !== null && given.source !== undefined
    return [key, isSourced ? line(given.value, given.source) : line(value)] as const
  })
  return {
    ...Object.fromEntries(told),
    name: line(oneOf(random, SURNAMES) + oneOf(random, GIVEN)),
    phone: line(`138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`),
    residence: line(home.county),
    street: line(home.street),
    community: line(home.community),
  } as PersonRecord
}

/** Fills a city's register with so many invented people, each sealed under a key of her own, with entries and some requests. */
export async function fillRegister(world: World, people: number, tell: (done: number) => void): Promise<void> {
  const { owner } = world.database
  const homes = homesOf('linfen')
  const random = seeded(SEED)
  const opener = (await newElder(world, '王秀英')).id
  const visitor = await world.staff({ role: 'community-worker', name: '李敏', ...DIVISION })
  for (let from = 0; from < people; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, people - from)
    const facts = makePersons(count, SEED + from, { counties: ['141002', '141024', '141082'], on: ON, blanks: BLANKS })
    const rows = facts.map((given, at) => {
      const home = from + at < IN_DIVISION ? DIVISION : oneOf(random, homes)
      const lastVisitOn = visitedOn(random, world.now)
      return { ...sealedRow(world, recordOf(random, given, home, world.now.toISOString()), home), lastVisitOn }
    })
    await owner.insert(person).values(rows.map(({ row }) => row))
    await owner.transaction(async (tx) => {
      await insertNew(
        tx,
        registerEntry,
        rows.map(({ row, record, lastVisitOn }) => ({
          ...entryOf(world.keyring, { row, record }, world.now)!,
          ...{ whereabouts: 'home', uncalled: false, raisedFor: null, unclaimed: 0 },
          ...{ judgedOn: null, judgedBy: null, verdicts: null, lastVisitOn },
        })),
      )
    })
    await fillVisits(world, visitor, rows)
    const asking = rows.filter((_, at) => (from + at) % ASKS === 0)
    if (asking.length > 0)
      await owner.insert(careCase).values(asking.map((one, at) => requestOf(world, one, opener, from + at)))
    tell(from + count)
  }
  await owner.transaction((tx) => lookAgain(tx, person, registerEntry, careCase, found, visit))
}

const visitedOn = (random: Random, now: Date): string | null =>
  random() < 0.2 ? null : new Date(now.getTime() - random() * LAST_DAYS * DAY_MS).toISOString().slice(0, 10)

type Filled = ReturnType<typeof sealedRow>

/** The last visit of each who had one. */
async function fillVisits(
  { database: { owner }, keyring, now }: World,
  { staff }: Worker,
  rows: readonly (Filled & { readonly lastVisitOn: string | null })[],
): Promise<void> {
  const secret: VisitSecret = { findings: null, words: '', files: [], cases: [] }
  const visits = rows.flatMap(({ row, lastVisitOn: on }): (typeof visit.$inferInsert)[] => {
    if (on === null) return []
    const { residence, street, communityHash } = row
    const at = new Date(`${on}T02:00:00Z`)
    const sealed = keyring.sealUnder(row.wrappedKey, row.id, secret)
    const where = { county: residence!, street, communityHash }
    const how = { mode: 'in-person', outcome: 'seen', tier: null, cases: 0 } as const
    return [{ id: randomUUID(), personId: row.id, staffId: staff, ...where, on, at, ...how, sealed, createdAt: now }]
  })
  if (visits.length > 0) await owner.insert(visit).values(visits)
}

function sealedRow({ keyring, now }: World, record: PersonRecord, home: Home) {
  const id = randomUUID()
  const row: typeof person.$inferSelect = {
    ...{ id, version: 1, identityHash: null, identitySeen: false, serviceCodeHash: null, sealedCode: null },
    ...keyring.seal(id, record),
    ...{ residence: home.county, street: home.street, communityHash: communityKey(keyring, home) },
    ...{ mergedInto: null, erasedAt: null, demo: false, createdAt: now },
  }
  return { row, record }
}

function requestOf({ keyring, now }: World, { row }: Filled, openedBy: string, number: number) {
  const subject = { title: '请社区帮我办:适老化改造', ref: 'LF-14', city: 'linfen', words: '想装扶手。' }
  return {
    ...{ id: randomUUID(), number: String(20_000_000 + number), kind: 'help' as const, personId: row.id },
    sealed: keyring.sealUnder(row.wrappedKey, row.id, subject),
    ...{ state: 'waiting' as const, city: 'linfen', county: row.residence!, street: row.street },
    ...{ communityHash: row.communityHash, promisedOn: '2026-11-25', openedBy, createdAt: now, updatedAt: now },
  }
}
