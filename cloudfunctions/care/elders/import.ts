import { and, eq, inArray } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import type { RecordChange, RecordKey } from '@/domain/person/record'
import { passOneByOne, type Tx } from '../../database/database'
import { person, registerEntry } from '../../database/schema'
import { inDivision } from '../../runtime/division'
import { staffOfCall } from '../../runtime/doer'
import { nameHashOf } from '../../runtime/entries'
import type { Keyring } from '../../runtime/keyring'
import {
  changeRecord,
  communityKey,
  identityHash,
  newPerson,
  openPerson,
  recordIn,
  valueOf,
} from '../../runtime/records'
import { inWords } from '../../runtime/refused'
import { leaveSeen } from '../../runtime/seen'
import { invalidField } from '../../runtime/wire-fault'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { communitiesOf, ownCommunity } from './areas'
import { headerWords, readPaper, type PaperColumn, type PaperFault, type PaperLine } from './paper'

type Worker = ReturnType<typeof staffOfCall>

/** A line with where it says that she lives. */
interface Placed extends PaperLine {
  readonly home: { readonly county: string; readonly street: string; readonly community: string | null }
}

interface Known {
  /** Records that are there already and are left as they are. */
  readonly ids: readonly string[]
  readonly lines: ReadonlySet<number>
  /** By line, a record of her number that says nothing yet. */
  readonly shells: ReadonlyMap<number, string>
  readonly faults: readonly PaperFault[]
}

const fault = (line: number, column: PaperColumn | null, words: string): PaperFault => ({
  line,
  column: column && headerWords(column),
  words,
})

/** Brings a paper register in: all of it, or nothing where a line is wrong. Who is known already stays as she is. */
export async function importElders(
  parts: CareParts,
  { db, caller, input, now }: CareCall<'importElders'>,
): Promise<CareOutput<'importElders'>> {
  const { keyring } = parts
  const worker = staffOfCall(caller)
  const { county } = worker.division
  if (county === null) throw invalidField('csv', '全市的账号不能导入,请由街道(乡镇)或县里的同事导入')
  const paper = readPaper(input.csv, chinaDay(now.getTime()))
  // Two who bring in one list at once are one after the other.
  await passOneByOne(db, `import ${county}`)
  const { placed, faults: misplaced } = await placeAll(db, keyring, worker, county, paper.lines)
  const known = await knownAmong(db, parts, worker, placed)
  const faults = [...paper.faults, ...misplaced, ...known.faults].sort((a, b) => a.line - b.line)
  if (faults.length > 0) {
    await leaveSeen(db, worker.account, 'care.importElders', known.ids, now)
    return { added: 0, known: 0, faults }
  }
  const fresh = placed.filter(({ line }) => !known.lines.has(line))
  const made = input.check ? [] : await makeAll(db, keyring, worker.account, fresh, known.shells, now)
  await leaveSeen(db, worker.account, 'care.importElders', [...known.ids, ...made], now)
  return { added: fresh.length, known: known.lines.size, faults: [] }
}

/** Where each lives: the worker's own street and community where he has them, a column's word where he has none. */
async function placeAll(tx: Tx, keyring: Keyring, worker: Worker, county: string, lines: readonly PaperLine[]) {
  const own = await ownCommunity(tx, keyring, worker)
  const there = await communitiesOf(tx, worker)
  const faults: PaperFault[] = []
  const placed = lines.flatMap((paper): Placed[] => {
    const { line } = paper
    const street = worker.division.street ?? paper.street
    const community = paper.community ?? own
    const wrong = (column: PaperColumn, words: string): Placed[] => {
      faults.push(fault(line, column, words))
      return []
    }
    if (street === null) return wrong('street', '请写住在哪个街道(乡镇)')
    if (paper.street !== null && paper.street !== street) return wrong('street', '这不是您的街道,请由那边的同事登记')
    if (own !== null && community !== own) return wrong('community', '这不是您的社区(村),请由那边的同事登记')
    const names = there.filter(({ town }) => town === street).map(({ name }) => name)
    if (names.length === 0 && there.length > 0) return wrong('street', '没有这个街道(乡镇),请看看名称')
    if (names.length > 0 && community === null) return wrong('community', '请写住在哪个社区(村)')
    if (names.length > 0 && community !== null && !names.includes(community))
      return wrong('community', `${street}没有这个社区(村),请照登记的名称写`)
    return [{ ...paper, home: { county, street, community } }]
  })
  return { placed, faults }
}

const DIED = '这位老人已经登记去世。登记错了,请先在“一人一案”里收回'
/** Said alike of who lives elsewhere, moved or died there: a list tells nothing of somebody who is not in the division. */
const ELSEWHERE = '这一行在您的片区登记不了。请核对身份证号;住在别处的,请那边的同事登记'

/** Who of them is in the register, by number, or by name, birth date and community. */
async function knownAmong(tx: Tx, parts: CareParts, worker: Worker, placed: readonly Placed[]): Promise<Known> {
  const { keyring } = parts
  const byNumber = await withNumbers(tx, keyring, placed)
  const byName = await withNames(tx, keyring, placed)
  const ids = [...new Set(placed.flatMap((one) => byNumber(one) ?? byName(one) ?? []))]
  const entries =
    ids.length > 0 ? await tx.select().from(registerEntry).where(inArray(registerEntry.personId, ids)) : []
  const mine =
    ids.length > 0
      ? await tx
          .select({ id: registerEntry.personId })
          .from(registerEntry)
          .where(and(inArray(registerEntry.personId, ids), inDivision(parts.places, worker)))
      : []
  const entryOf = new Map(entries.map((entry) => [entry.personId, entry]))
  const isMine = new Set(mine.map(({ id }) => id))
  const lines = new Set<number>()
  const shells = new Map<number, string>()
  const faults = placed.flatMap((one): PaperFault[] => {
    const id = byNumber(one) ?? byName(one)
    if (id === undefined) return []
    const column = one.number ? 'number' : 'name'
    const entry = entryOf.get(id)
    // A number that a relative has typed once, and nothing more: her record begins with this line.
    if (!entry) {
      shells.set(one.line, id)
      return []
    }
    lines.add(one.line)
    if (!isMine.has(id)) return [fault(one.line, column, ELSEWHERE)]
    return entry.whereabouts === 'died' ? [fault(one.line, column, DIED)] : []
  })
  // Also of those who are not his: who was looked up by her number reads it.
  return { ids: entries.map(({ personId }) => personId), lines, shells, faults }
}

/** By the hash of her number; the record that counts. */
async function withNumbers(tx: Tx, keyring: Keyring, placed: readonly Placed[]) {
  const hashes = placed.flatMap(({ number }) => (number ? [identityHash(keyring, number)] : []))
  const rows =
    hashes.length > 0
      ? await tx
          .select({ id: person.id, into: person.mergedInto, hash: person.identityHash, key: person.wrappedKey })
          .from(person)
          .where(inArray(person.identityHash, hashes))
      : []
  const known = new Map(rows.flatMap(({ id, into, hash, key }) => (key ? [[hash, into ?? id] as const] : [])))
  return ({ number }: Placed): string | undefined => (number ? known.get(identityHash(keyring, number)) : undefined)
}

/** By name, birth date and community: names are found by their hash, and only those are opened. */
async function withNames(tx: Tx, keyring: Keyring, placed: readonly Placed[]) {
  const hashes = [...new Set(placed.map(({ name }) => nameHashOf(keyring, name)))]
  const rows =
    hashes.length > 0
      ? await tx
          .select({ entry: registerEntry, row: person })
          .from(registerEntry)
          .innerJoin(person, eq(person.id, registerEntry.personId))
          .where(
            and(
              inArray(registerEntry.nameHash, hashes),
              inArray(
                registerEntry.county,
                placed.map(({ home }) => home.county),
              ),
            ),
          )
      : []
  // A community that is not known is one of its street only.
  const keyOf = (...parts: readonly (string | null)[]) => parts.join()
  const known = new Map(
    rows.flatMap(({ entry, row }) => {
      if (!row.wrappedKey) return []
      const { nameHash, county, street, communityHash, personId } = entry
      const birthDate = valueOf(recordIn(keyring, row), 'birthDate')
      return [[keyOf(nameHash, birthDate, county, street, communityHash), personId] as const]
    }),
  )
  return ({ name, birthDate, home }: Placed): string | undefined => {
    const { county, street } = home
    return known.get(keyOf(nameHashOf(keyring, name), birthDate, county, street, communityKey(keyring, home)))
  }
}

/**
 * Makes their records, in a worker's word. Of the number only its hash is kept, and no address: to either she has not agreed.
 * @returns their ids
 */
async function makeAll(
  tx: Tx,
  keyring: Keyring,
  account: string,
  fresh: readonly Placed[],
  shells: Known['shells'],
  now: Date,
): Promise<string[]> {
  const ids: string[] = []
  for (const one of fresh) {
    const shell = shells.get(one.line)
    if (shell !== undefined) {
      const her = await openPerson(tx, keyring, shell, true)
      ids.push((await changeRecord(tx, keyring, her, linesOf(one, account, now), now)).row.id)
      continue
    }
    const columns = one.number === null ? {} : { identityHash: identityHash(keyring, one.number) }
    const made = newPerson(tx, keyring, linesOf(one, account, now), now, columns)
    ids.push((await inWords(made, TAKEN)).row.id)
  }
  return ids
}

/** Somebody beside an elder has made the record of that number in this very moment. */
const TAKEN = { person_identity: '有一位老人刚刚由别人登记了。什么也没有导入,请再试一次。' }

function linesOf({ home, ...paper }: Placed, account: string, now: Date): RecordChange[] {
  const list = (has: readonly string[]) => (has.length > 0 ? { has, not: [] } : null)
  const values: [RecordKey, unknown][] = [
    ['name', paper.name],
    ['birthDate', paper.birthDate],
    ['sex', paper.sex],
    ['phone', paper.phone],
    ['residence', home.county],
    ['street', home.street],
    ['community', home.community],
    ['living', list(paper.living)],
    ['economic', list(paper.economic)],
  ]
  return values.flatMap(([key, value]) =>
    value === null
      ? []
      : [{ key, value, source: 'worker' as const, by: { account, as: 'task' as const }, since: now.toISOString() }],
  )
}
