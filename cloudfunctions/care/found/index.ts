import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { ByState } from '@/contract/care/found'
import type { FoundState } from '@/domain/found/found'
import { modeWords } from '@/domain/entitlement/words'
import type { Tx } from '../../database/database'
import { found, matchRun, person, registerEntry } from '../../database/schema'
import { inDivision } from '../../runtime/division'
import { recordIn, valueOf } from '../../runtime/records'
import { accountOf } from '../acts'
import { workerOf } from '../desk'
import { cameToItsEnd } from '../match/run'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { writeContact } from './contact'
import { foundPeople, peopleOf } from './people'
import { benefitOf, isStanding, mayBeCalled } from './scope'

/** 政策找人 on the desk: what the register was gone through for, by benefit, by person and by place. */
export function foundHandlers(parts: CareParts) {
  return {
    foundBenefits: (call: CareCall<'foundBenefits'>) => foundBenefits(parts, call),
    foundPeople: (call: CareCall<'foundPeople'>) => foundPeople(parts, call),
    foundContact: (call: CareCall<'foundContact'>) => foundContact(parts, call),
    foundProgress: (call: CareCall<'foundProgress'>) => foundProgress(parts, call),
  }
}

const noStates = () => ({ open: 0, told: 0, wants: 0, declined: 0, unreached: 0, applied: 0, has: 0 })

function add(states: ReturnType<typeof noStates>, state: FoundState, people: number): void {
  if (state !== 'over') states[state] += people
}

async function foundBenefits(
  parts: CareParts,
  { db, caller, now }: CareCall<'foundBenefits'>,
): Promise<CareOutput<'foundBenefits'>> {
  const worker = workerOf(caller.staff)
  const rows = await db
    .select({ ref: found.ref, kind: found.kind, state: found.state, people: count() })
    .from(found)
    .innerJoin(registerEntry, eq(registerEntry.personId, found.personId))
    .where(and(inDivision(parts.places, worker, found), isStanding, mayBeCalled))
    .groupBy(found.ref, found.kind, found.state)
  const refs = [...new Set(rows.map(({ ref }) => ref))]
  const benefits = refs.map((ref) => {
    const benefit = benefitOf(parts, worker, ref, now)
    const kinds = { entitled: 0, soon: 0, changed: 0 }
    const states = noStates()
    for (const row of rows.filter((one) => one.ref === ref)) {
      kinds[row.kind] += row.people
      add(states, row.state, row.people)
    }
    return { ref, name: benefit?.name ?? ref, mode: benefit ? modeWords(benefit.mode) : '', ...kinds, states }
  })
  const waiting = ({ states }: { readonly states: ByState }) => states.open + states.wants + states.unreached
  const [run] = await db
    .select({ on: matchRun.on, pack: matchRun.pack })
    .from(matchRun)
    .where(and(eq(matchRun.city, worker.city), cameToItsEnd))
    .orderBy(desc(matchRun.finishedAt))
    .limit(1)
  return { benefits: benefits.sort((a, b) => waiting(b) - waiting(a) || byText(a.ref, b.ref)), matched: run ?? null }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

async function foundContact(
  parts: CareParts,
  { db, caller, now, input }: CareCall<'foundContact'>,
): Promise<CareOutput<'foundContact'>> {
  const worker = workerOf(caller.staff)
  const by = { worker, accountId: accountOf(caller), ground: 'task', now } as const
  const { row, opened } = await writeContact(db, parts, { ...input, words: input.words ?? '' }, by)
  const [her] = await db.select().from(person).where(eq(person.id, input.person))
  const [shown] = her ? await peopleOf(db, parts, worker, [{ row, her }], now) : []
  if (!shown) throw new Error('whom a contact was about is gone')
  return { person: shown, case: opened }
}

/** By community for who has one street, by street for everybody else. No name of anybody: counts alone. */
async function foundProgress(
  parts: CareParts,
  { db, caller }: CareCall<'foundProgress'>,
): Promise<CareOutput<'foundProgress'>> {
  const worker = workerOf(caller.staff)
  const isOneStreet = worker.division.street !== null
  const place = isOneStreet ? found.communityHash : found.street
  const rows = await db
    .select({
      county: found.county,
      place,
      state: found.state,
      people: count(),
      one: sql<string>`min(${found.personId}::text)`,
    })
    .from(found)
    .innerJoin(registerEntry, eq(registerEntry.personId, found.personId))
    .where(and(inDivision(parts.places, worker, found), isStanding, mayBeCalled))
    .groupBy(found.county, place, found.state)
  const lines = new Map<string, { place: string; found: number; states: ReturnType<typeof noStates> }>()
  for (const row of rows) {
    const key = `${row.county} ${row.place ?? ''}`
    const line = lines.get(key) ?? { place: await nameOf(db, parts, row, isOneStreet), found: 0, states: noStates() }
    lines.set(key, line)
    line.found += row.people
    add(line.states, row.state, row.people)
  }
  return { rows: [...lines.values()].sort((a, b) => b.found - a.found || byText(a.place, b.place)) }
}

interface Counted {
  readonly county: string
  readonly place: string | null
  /** One of those who were counted. */
  readonly one: string
}

/** A street stands in clear; what a community is called only the records of those who live there say. */
async function nameOf(tx: Tx, { keyring, places }: CareParts, row: Counted, isOneStreet: boolean): Promise<string> {
  if (!isOneStreet) return [places.get(row.county)?.name, row.place ?? '没写街道'].join(' ')
  if (row.place === null) return '没写社区'
  const [her] = await tx.select().from(person).where(eq(person.id, row.one))
  return (her?.wrappedKey ? valueOf(recordIn(keyring, her), 'community') : null) ?? '没写社区'
}
