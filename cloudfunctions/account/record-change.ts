import type { RecordCard } from '@/contract/account'
import type { ActionInput } from '@/contract'
import type { ConsentClass } from '@/domain/consent/consent'
import type { FactSource } from '@/domain/entitlement/facts'
import type { Tx } from '../database/database'
import { numberAgrees } from '@/domain/person/identity-number'
import { NEEDS_CONSENT, withChange, type PersonRecord, type RecordChange, type RecordKey } from '@/domain/person/record'
import { recordLabel } from '@/domain/person/record-words'
import { hasConsent } from '../runtime/consents'
import type { ForPerson } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { actorNames } from '../runtime/names'
import type { Places } from '../runtime/places'
import { changeRecord, identityHash, openPerson, valueOf, type OpenPerson } from '../runtime/records'
import { tellThose } from '../runtime/tell'
import { WireFault } from '../runtime/wire-fault'
import type { Asked } from './asked'
import { hers, recordCard } from './record'
import { readValue } from './record-value'

type TypedChange = ActionInput<'account', 'changeRecord'>['changes'][number]

/**
 * Changes lines of her record. What is told beside something verified goes into the history, and the answer shows what
 * stands.
 * @throws WireFault invalid with a field for each wrong line; forbidden where a consent is lacking; conflict for a stale version
 */
export async function changeLines(call: Asked<'changeRecord'>, keyring: Keyring, places: Places): Promise<RecordCard> {
  const { db, input, now } = call
  const by = hers(call)
  const source = sourceOf(by, input.seenOnPaper)
  const values = readChanges(input.changes, places, now)
  // Held first: a consent that is taken back in this moment counts.
  const opened = await openPerson(db, keyring, by.id, true)
  await checkConsents(db, by.id, values)
  if (opened.row.version !== input.version)
    throw new WireFault('conflict', '资料刚刚被改过。请先看看现在写的,再决定要不要改。')
  const line = { source, by: { account: call.caller.account ?? '', as: by.ground }, since: now.toISOString() }
  const typed = values.map(({ key, value }): RecordChange => {
    return value === undefined ? { key, value: null, gone: true, ...line } : { key, value, ...line }
  })
  const changes = [...typed, ...movedOut(opened.record, typed)]
  checkNumber(keyring, opened, changes)
  const after = await changeRecord(db, keyring, opened, changes, now)
  await tellHer(call, keyring, after.record, typed)
  return recordCard(db, keyring, after, by.ground)
}

/** She and her guardian are told what somebody else wrote into her record, line by line but not what. */
async function tellHer(
  call: Asked<'changeRecord'>,
  keyring: Keyring,
  record: PersonRecord,
  changes: readonly RecordChange[],
): Promise<void> {
  const { db, caller, now } = call
  const { id, ground } = hers(call)
  const accountId = caller.account ?? ''
  const by = await (await actorNames(db, keyring, [id]))({ accountId, ground })
  const lines = changes.map(({ key }) => recordLabel(key)).join('、')
  const params = { by, elder: valueOf(record, 'name') ?? '老人', lines }
  const telling = { template: 'record-changed', params, link: { person: id } } as const
  await tellThose(db, keyring, id, telling, now, { own: true, except: accountId })
}

/** Only a worker beside her can have a paper in his hand. */
function sourceOf({ ground }: ForPerson, seenOnPaper: boolean | undefined): FactSource {
  if (ground === 'presence') return seenOnPaper ? 'document' : 'worker'
  if (seenOnPaper)
    throw new WireFault('forbidden', '只有社区工作人员当面看过证件,才能这样记。', {
      seenOnPaper: '只有社区工作人员当面看过证件,才能这样记',
    })
  return 'self'
}

/** All that is wrong is told at once. @throws WireFault invalid */
function readChanges(changes: readonly TypedChange[], places: Places, now: Date): TypedChange[] {
  const faults: Record<string, string> = {}
  const seen = new Set<RecordKey>()
  const values = changes.map(({ key, value }): TypedChange => {
    if (seen.has(key)) faults[key] = '这一项写了两次,请只留一次'
    seen.add(key)
    if (value === undefined) {
      if (key === 'name') faults[key] = '姓名不能空着'
      return { key }
    }
    const read = readValue(key, value, { places, now })
    if (read.problem === undefined) return { key, value: read.value }
    faults[key] = read.problem
    return { key }
  })
  const [first] = Object.values(faults)
  if (first !== undefined) throw new WireFault('invalid', `填写的内容有不对的地方:${first}。`, faults)
  return values
}

const CLASS_WORDS: Readonly<Record<ConsentClass, string>> = {
  identity: '身份信息',
  health: '健康信息',
  assessment: '评估信息',
  place: '详细住址',
}

/** @throws WireFault forbidden, saying at each line which consent it waits for */
async function checkConsents(tx: Tx, personId: string, changes: readonly TypedChange[]): Promise<void> {
  const fields: Record<string, string> = {}
  for (const { key, value } of changes) {
    const cls = NEEDS_CONSENT[key]
    if (!cls || value === undefined || (await hasConsent(tx, personId, cls))) continue
    fields[key] = `要先由老人本人同意我们记下“${CLASS_WORDS[cls]}”`
  }
  const [first] = Object.values(fields)
  if (first === undefined) return
  const how = '请在“我的资料”的“同意与收回”里点同意,或请社区工作人员当面记录'
  throw new WireFault('forbidden', `${first}。${how}。`, fields)
}

/** Whoever moves to another county leaves her street behind, unless the new one is named in the same breath. */
function movedOut(record: PersonRecord, typed: readonly RecordChange[]): RecordChange[] {
  const after = typed.reduce(withChange, record)
  if (valueOf(after, 'residence') === valueOf(record, 'residence')) return []
  const moving = typed.find(({ key }) => key === 'residence')
  if (!moving) return []
  return (['street', 'community'] as const).flatMap((key): RecordChange[] => {
    const standing = record[key]
    if (!standing || typed.some((change) => change.key === key)) return []
    // Told or seen, it is no longer where she lives: the line goes with the weight that it had.
    return [{ ...moving, key, value: null, gone: true, source: standing.source }]
  })
}

/**
 * Birth date and sex must be what the identity number says, and a number that of the card that a worker has seen.
 * @throws WireFault invalid
 */
function checkNumber(keyring: Keyring, { row, record }: OpenPerson, changes: readonly RecordChange[]): void {
  const told = changes.find(({ key, gone }) => key === 'identityNumber' && !gone)
  const isOther = told && row.identitySeen && row.identityHash !== identityHash(keyring, told.value as string)
  if (isOther) {
    const words = '和社区工作人员看过的身份证不一样,请对着身份证再看看'
    throw new WireFault('invalid', `身份证号${words}。`, { identityNumber: words })
  }
  // Seen at the counter, a number makes one record of hers: that is done where she is met, with her card and her hand.
  if (told?.source === 'document' && !row.identitySeen) {
    const words = '要在“当面代办”里按身份证核对,不在这里填'
    throw new WireFault('invalid', `身份证号${words}。`, {
      identityNumber: `${words}:办完这次,再用身份证号和签名打开一次`,
    })
  }
  const after = changes.reduce(withChange, record)
  const number = told ? (told.value as string) : valueOf(after, 'identityNumber')
  if (number === null) return
  for (const key of ['birthDate', 'sex'] as const) {
    const changed = changes.find((change) => change.key === key && !change.gone)
    const value = changed?.value ?? valueOf(after, key)
    const words = (changed || told) && value ? numberAgrees(number, { [key]: value }) : null
    if (words) throw new WireFault('invalid', `${words}。`, { [changed ? key : 'identityNumber']: words })
  }
}
