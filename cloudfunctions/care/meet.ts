import { eq } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import { readIdentityNumber } from '@/domain/person/identity-number'
import type { RecordChange, RecordKey, RecordLine } from '@/domain/person/record'
import { passOneByOne, type Tx } from '../database/database'
import { person, staff } from '../database/schema'
import { hasConsent } from '../runtime/consents'
import type { StaffCaller } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { nameKey, staffSecret } from '../runtime/names'
import type { Places } from '../runtime/places'
import {
  changeRecord,
  communityKey,
  homeOf,
  identityHash,
  newPerson,
  openPerson,
  personByIdentity,
  valueOf,
  type OpenPerson,
} from '../runtime/records'
import { mergeInto } from '../runtime/records-merge'
import { personByCode } from '../runtime/service-code'
import { invalidField, WireFault } from '../runtime/wire-fault'
import type { CareCall } from './parts'

/** The worker who meets her, and all that finding her needs. */
export interface Meeting {
  readonly tx: Tx
  readonly keyring: Keyring
  readonly places: Places
  readonly worker: StaffCaller
  readonly accountId: string
  readonly now: Date
}

type Proof = CareCall<'meet'>['input']['by']

/** What an identity card says, seen by the worker. */
interface Card {
  readonly number: string
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  /** Null where only the number was typed. */
  readonly name: string | null
}

const WRONG_CODE = '没有这个服务码。请对着老人卡上的8位数字再看看,也可以用身份证和签名'
const ELSEWHERE = '这位老人住在别的街道,请联系那边的社区。'
const OTHER_NAME = '姓名和登记的对不上,请对着身份证再看看'
const OTHER_BIRTH = '出生日期或者性别,和服务卡那份资料里写的不一样。先只用服务码打开,对着身份证改好,再填身份证号'
const OTHER_NUMBER = '这张服务卡登记的是另一个身份证号,请看看卡和身份证是不是同一位老人的'

/**
 * Finds the elder who sits beside a worker, by her card or by her identity card, and makes her record where there is none.
 * What was seen on the card is written down; where she lives is his division unless it is known.
 * @throws WireFault invalid at the field of the proof, forbidden when she lives outside his division
 */
export async function findBeside(meeting: Meeting, by: Proof): Promise<OpenPerson> {
  const card = cardIn(meeting, by)
  // Two counters at once would both make the record of one number.
  if (card) await passOneByOne(meeting.tx, `identity ${identityHash(meeting.keyring, card.number)}`)
  const found = by.proof === 'service-code' ? await byCode(meeting, by.code, card) : await byCard(meeting, card)
  const her = found ?? (await newPerson(meeting.tx, meeting.keyring, [], meeting.now))
  const changes = [...(await homeLines(meeting, her)), ...(card ? await cardLines(meeting, her, card) : [])]
  const known = card ? await identified(meeting, her, card) : her
  return changes.length > 0 ? changeRecord(meeting.tx, meeting.keyring, known, changes, meeting.now) : known
}

/** From now on her number leads to this record, and a worker has seen it. */
async function identified({ tx, keyring }: Meeting, { row, record }: OpenPerson, card: Card): Promise<OpenPerson> {
  const columns = { identityHash: identityHash(keyring, card.number), identitySeen: true }
  await tx.update(person).set(columns).where(eq(person.id, row.id))
  return { row: { ...row, ...columns }, record }
}

function cardIn({ now }: Meeting, by: Proof): Card | null {
  if (by.identityNumber === undefined) return null
  const read = readIdentityNumber(by.identityNumber, chinaDay(now.getTime()))
  if (read.problem !== undefined) throw invalidField('by.identityNumber', read.problem)
  const { number, birthDate, sex } = read
  return { number, birthDate, sex, name: by.proof === 'signature' ? by.name : null }
}

/** A code of another division is told as one that no card has: what is guessed at tells nothing. */
async function byCode(meeting: Meeting, code: string, card: Card | null): Promise<OpenPerson> {
  const { tx, keyring, now } = meeting
  const row = await personByCode(tx, keyring, code)
  const her = row && (await openPerson(tx, keyring, row.id, true))
  if (!her || livesElsewhere(meeting, her)) throw invalidField('by.code', WRONG_CODE)
  if (!card) return her
  const known = her.row.identityHash === identityHash(keyring, card.number)
  if (her.row.identitySeen && !known) throw invalidField('by.identityNumber', OTHER_NUMBER)
  if (!agreesWithCard(her, card)) throw invalidField('by.identityNumber', OTHER_BIRTH)
  const other = known ? null : await rootOf(tx, keyring, await personByIdentity(tx, keyring, card.number))
  if (!other || other.row.id === her.row.id) return her
  if (!namesAgree(her, other) || livesElsewhere(meeting, other)) throw invalidField('by.identityNumber', OTHER_NUMBER)
  return mergeInto(tx, keyring, her.row.id, other.row.id, now)
}

/** Where somebody with that number lives is told to whoever knows her name too. */
async function byCard(meeting: Meeting, card: Card | null): Promise<OpenPerson | null> {
  const { tx, keyring } = meeting
  if (!card) throw new Error('a signature came without an identity number')
  const her = await rootOf(tx, keyring, await personByIdentity(tx, keyring, card.number))
  if (!her || !livesElsewhere(meeting, her)) return her
  const name = valueOf(her.record, 'name')
  if (name === null || card.name === null || bareName(name) !== bareName(card.name))
    throw invalidField('by.name', OTHER_NAME)
  throw new WireFault('forbidden', ELSEWHERE)
}

/** What her record says of birth and sex is what her number says; what it does not say, the card will fill. */
const agreesWithCard = ({ record }: OpenPerson, { birthDate, sex }: Card): boolean =>
  [valueOf(record, 'birthDate') ?? birthDate, valueOf(record, 'sex') ?? sex].join() === [birthDate, sex].join()

/** Two records may be one elder's only where neither has another name than the other. */
function namesAgree({ record: one }: OpenPerson, { record: other }: OpenPerson): boolean {
  const [first, second] = [valueOf(one, 'name'), valueOf(other, 'name')]
  return first === null || second === null || nameKey(first) === nameKey(second)
}

/** The record that counts, locked. */
async function rootOf(tx: Tx, keyring: Keyring, row: OpenPerson['row'] | null): Promise<OpenPerson | null> {
  return row ? openPerson(tx, keyring, row.mergedInto ?? row.id, true) : null
}

/** Somebody whose home is not known is at home wherever she is met; otherwise she must live in his division. */
function livesElsewhere({ keyring, places, worker }: Meeting, { record }: OpenPerson): boolean {
  const { county, street, community } = worker.division
  const home = homeOf(record)
  const differs = (his: string | null, hers: string | null) => his !== null && hers !== null && his !== hers
  return (
    (home.county !== null && places.get(home.county)?.city !== worker.city) ||
    differs(county, home.county) ||
    differs(street, home.street) ||
    differs(community, communityKey(keyring, home))
  )
}

/** What is not known yet of where she lives: his own division. */
async function homeLines(meeting: Meeting, { record }: OpenPerson): Promise<RecordChange[]> {
  const { worker } = meeting
  const { county, street } = worker.division
  const home = homeOf(record)
  if (county === null || (home.county !== null && home.county !== county)) return []
  const community = worker.division.community ? await communityOf(meeting) : null
  const lines: [RecordKey, string | null, string | null][] = [
    ['residence', home.county, county],
    ['street', home.street, street],
    ['community', home.community, community],
  ]
  return lines.flatMap(([key, hers, his]) => (hers === null && his !== null ? [told(meeting, key, his, 'worker')] : []))
}

async function communityOf({ tx, keyring, worker }: Meeting): Promise<string | null> {
  const [row] = await tx.select().from(staff).where(eq(staff.id, worker.id))
  return row ? staffSecret(keyring, row).community : null
}

/** Only letters count when two spellings of a name are compared. */
const bareName = (name: string): string => name.replace(/[^\p{L}\p{M}]/gu, '')

/** The lines that the card proves and her record does not have from a card yet. */
async function cardLines(meeting: Meeting, { row, record }: OpenPerson, card: Card): Promise<RecordChange[]> {
  const { tx } = meeting
  const known = isVerified(record.name) ? valueOf(record, 'name') : null
  if (card.name && known && bareName(known) !== bareName(card.name)) throw invalidField('by.name', OTHER_NAME)
  const lines: [RecordKey, string | null][] = [
    ['name', known === null ? card.name : null],
    ['birthDate', card.birthDate],
    ['sex', card.sex],
    ['identityNumber', (await hasConsent(tx, row.id, 'identity')) ? card.number : null],
  ]
  return lines.flatMap(([key, value]) =>
    value === null || (isVerified(record[key]) && record[key]?.value === value)
      ? []
      : [told(meeting, key, value, 'document')],
  )
}

const isVerified = (line: RecordLine | undefined): boolean => line !== undefined && line.source !== 'self'

const told = (
  { accountId, now }: Meeting,
  key: RecordKey,
  value: string,
  source: RecordLine['source'],
): RecordChange => ({ key, value, source, by: { account: accountId, as: 'presence' }, since: now.toISOString() })
