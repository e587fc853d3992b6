import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { ConsentClass } from '@/domain/consent/consent'
import { CONSENT_WAY_WORDS, currentText } from '@/domain/consent/texts'
import { EVENT_WORDS, STATE_WORDS } from '@/domain/case/progress'
import type { FactSource } from '@/domain/entitlement/facts'
import { SCOPES, type Ground, type Standing } from '@/domain/helper/scope'
import { GUARDIAN_DECISIONS, PRESENCE_REASON_WORDS, scopesText } from '@/domain/notice/templates'
import { calledBy } from '@/domain/person/relation'
import type { RecordChange, RecordKey, RecordLine } from '@/domain/person/record'
import { recordLabel } from '@/domain/person/record-words'
import type { PresenceProof } from '@/domain/staff/staff'
import type { Tx } from '../database/database'
import {
  account,
  careCase,
  consent,
  decision,
  helper,
  helperDecision,
  invitation,
  person,
  presence,
  recordChange,
  staff,
} from '../database/schema'
import { eventSecret, eventsOf, subjectOf } from '../runtime/cases'
import { shownTo } from '../runtime/consents'
import type { Keyring, WrappedKey } from '../runtime/keyring'
import { actorNames, nameOf, staffSecret, type Actor } from '../runtime/names'
import { idsOf, openPerson } from '../runtime/records'
import { newestAccess } from './access-log'
import type { Asked } from './asked'
import { assessmentsIn } from './copy-assessments'
import { bookingsIn, grantsIn, MOST_BOOKINGS } from './copy-bookings'
import { judgementCards } from './judgements'
import { hers } from './record'

/** The newest of each that one copy holds: it must travel in one answer. What is left out is named in the copy. */
const MOST = { changes: 1000, access: 1000, cases: 200, judgements: 30 } as const

const SOURCE_WORDS: Readonly<Record<FactSource, string>> = {
  self: '自己说的',
  worker: '社区工作人员记的',
  document: '看过证件',
  department: '部门核实的',
}
const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  self: '本人',
  guardian: '监护人',
  confirmed: '已经同意',
  unconfirmed: '还没同意',
  ended: '已经停了',
}
const PROOF_WORDS: Readonly<Record<PresenceProof, string>> = {
  'service-code': '服务码',
  signature: '当面签名',
  spoken: '电话里亲口同意',
}

const INVITATION_WORDS: Readonly<Record<(typeof invitation.$inferSelect)['status'], string>> = {
  open: '还没有人回应',
  accepted: '接受了',
  refused: '没有接受',
  withdrawn: '收回了',
}
/** What never travels in a copy, and where it is instead. */
const UNREADABLE = [
  '签名的笔画和见证人的姓名:只写有没有,要看请到社区',
  '邀请的链接和数字:系统里也没有原样保存',
] as const

type NameOf = (actor: Actor) => Promise<string>

/** What the parts of a copy are read from. */
interface Source {
  readonly tx: Tx
  readonly keyring: Keyring
  readonly id: string
  readonly ids: readonly string[]
  readonly keys: ReadonlyMap<string, WrappedKey>
  readonly nameOf: NameOf
  /** Which lines of what is kept for ever the reader may see. */
  readonly isShown: (key: string) => boolean
}

/**
 * All that is kept of her, as one document that a person can read and a program can take in: keys are words, values are
 * as they are kept. Of others it holds the names that she knows, and nothing else.
 */
export async function copyOf(call: Asked<'copy'>, keyring: Keyring): Promise<{ copy: Record<string, unknown> }> {
  const { db: tx, now } = call
  const reader = hers(call)
  const { id } = reader
  const { record } = await openPerson(tx, keyring, id)
  const ids = await idsOf(tx, id)
  const rows = await tx.select().from(person).where(inArray(person.id, ids))
  const keys = new Map(rows.map((row) => [row.id, row.wrappedKey]))
  const nameOf = await actorNames(tx, keyring, ids)
  const isShown = await shownTo(tx, reader)
  const source: Source = { tx, keyring, id, ids, keys, nameOf, isShown }
  const changes = await changesIn(source)
  const access = await newestAccess(tx, keyring, id, MOST.access)
  const cases = await casesIn(source)
  const booked = await bookingsIn(source)
  const saved = await judgementCards(tx, keyring, reader, undefined, MOST.judgements)
  const left = [
    changes.all ? null : `资料的改动只有最近${MOST.changes}次`,
    access.all ? null : `谁看过、改过只有最近${MOST.access}次`,
    cases.all ? null : `办过的事只有最近${MOST.cases}件`,
    booked.all ? null : `预约过的服务只有最近${MOST_BOOKINGS}次`,
    saved.more ? `保存的查询结果只有最近${MOST.judgements}次` : null,
    ...UNREADABLE,
    changes.hidden ? '收回了同意的那几项。本人或监护人用自己的手机拿副本,里面有' : null,
  ].filter((words) => words !== null)
  const copy = {
    说明: {
      这是什么: '这里保存的您的全部资料。照片不在里面,在每件事里可以看',
      做好的时间: now.toISOString(),
      时间的写法: '世界协调时,比北京时间早8小时',
      没有放进来的: left,
    },
    资料: await recordIn(source, record),
    资料的改动: changes.list,
    谁能替您办: await helpersIn(source),
    同意与收回: await consentsIn(source),
    谁看过改过: access.lines.map(({ at, who, what }) => ({ 时间: at, 谁: who, 做了什么: what })),
    帮手是怎么同意的: await wordsIn(source),
    邀请: await invitationsIn(source, now),
    监护人登记的决定: await decisionsIn(source),
    当面代办: await presencesIn(source),
    办过的事: cases.list,
    预约过的服务: booked.list,
    申请过的补贴: await grantsIn(source),
    能力评估: await assessmentsIn(source),
    保存的查询结果: saved.judgements.map(({ id: _id, at, by, ...rest }) => ({
      ...{ 时间: at, 谁保存的: by, 说明: '手机上查出来的,没有人核对过' },
      ...rest,
    })),
  }
  return { copy }
}

async function lineOf({ nameOf }: Source, line: RecordLine) {
  const by = await nameOf({ accountId: line.by.account, ground: line.by.as })
  return { 内容: line.value, 来源: SOURCE_WORDS[line.source], 谁写的: by, 时间: line.since }
}

async function recordIn(source: Source, record: Readonly<Partial<Record<RecordKey, RecordLine>>>) {
  const lines: Record<string, unknown> = {}
  for (const [key, line] of Object.entries(record)) lines[recordLabel(key as RecordKey)] = await lineOf(source, line)
  return lines
}

async function changesIn(source: Source) {
  const { tx, keyring, ids, keys, isShown } = source
  const rows = await tx
    .select()
    .from(recordChange)
    .where(inArray(recordChange.personId, [...ids]))
    .orderBy(desc(recordChange.seq))
    .limit(MOST.changes + 1)
  const list = []
  let hidden = false
  for (const { personId, sealed } of rows.slice(0, MOST.changes)) {
    const change = keyring.open(personId, { wrappedKey: keys.get(personId) ?? null, sealed }) as RecordChange
    if (!isShown(change.key)) {
      hidden = true
      continue
    }
    const gone = change.gone ? { 去掉了: true } : {}
    list.push({ 哪一项: recordLabel(change.key), ...(await lineOf(source, change)), ...gone })
  }
  return { list, hidden, all: rows.length <= MOST.changes }
}

/** Everybody who stood to her. What an unconfirmed helper typed is his own; that he asked is hers to know. */
async function helpersIn({ tx, keyring, ids }: Source) {
  const rows = await tx
    .select({ helper, account })
    .from(helper)
    .innerJoin(account, eq(account.id, helper.accountId))
    .where(inArray(helper.personId, [...ids]))
    .orderBy(asc(helper.createdAt))
  return rows.map(({ helper: row, account: owner }) => {
    const all = row.standing === 'self' || row.standing === 'guardian'
    return {
      谁: row.standing === 'self' ? '本人' : `${calledBy(row.relation)} ${nameOf(keyring, owner)}`,
      情况: STANDING_WORDS[row.standing],
      能办什么: scopesText(all ? SCOPES : row.scopes),
      到什么时候: row.until?.toISOString() ?? null,
      从什么时候: (row.confirmedAt ?? row.createdAt).toISOString(),
      什么时候停的: row.endedAt?.toISOString() ?? null,
    }
  })
}

async function consentsIn({ tx, ids, nameOf }: Source) {
  const rows = await tx
    .select()
    .from(consent)
    .where(inArray(consent.personId, [...ids]))
    .orderBy(desc(consent.seq))
  const list = []
  for (const row of rows)
    list.push({
      哪一项: currentText(row.class as ConsentClass).title,
      定了什么: row.given ? '同意' : '不同意或收回',
      说明的版本: row.version,
      怎么定的: CONSENT_WAY_WORDS[row.way],
      留下的凭据: row.sealedProof ? '有' : '没有',
      谁记的: await nameOf({ accountId: row.byAccount, ground: row.ground }),
      时间: row.createdAt.toISOString(),
    })
  return list
}

const DECISION_WORDS: Readonly<Record<(typeof helperDecision.$inferSelect)['kind'], string>> = {
  confirm: '同意一位帮手',
  change: '改了帮手能办什么',
  invite: '邀请别人来帮忙',
}

/** How she agreed to helpers, and whether there is a proof of it. */
async function wordsIn({ tx, ids, nameOf }: Source) {
  const rows = await tx
    .select()
    .from(helperDecision)
    .where(inArray(helperDecision.personId, [...ids]))
    .orderBy(desc(helperDecision.seq))
  const list = []
  for (const row of rows)
    list.push({
      定了什么: DECISION_WORDS[row.kind],
      怎么定的: CONSENT_WAY_WORDS[row.way],
      留下的凭据: row.sealedProof ? '有' : '没有',
      谁记的: await nameOf({ accountId: row.byAccount, ground: row.ground }),
      时间: row.createdAt.toISOString(),
    })
  return list
}

/** Who was asked in, and by whom; whoever took it up stands among her helpers. */
async function invitationsIn({ tx, ids, nameOf }: Source, now: Date) {
  const rows = await tx
    .select()
    .from(invitation)
    .where(inArray(invitation.personId, [...ids]))
    .orderBy(desc(invitation.createdAt))
  const grounds = await groundsOf(tx, ids)
  const list = []
  for (const row of rows)
    list.push({
      谁发的: await nameOf({ accountId: row.byAccount, ground: grounds.get(row.byAccount) ?? 'presence' }),
      给出去的: scopesText(row.scopes),
      到什么时候: row.until?.toISOString() ?? null,
      现在: row.status === 'open' && row.endsAt <= now ? '过期了' : INVITATION_WORDS[row.status],
      时间: row.createdAt.toISOString(),
    })
  return list
}

/** How whoever asked somebody in stands to her; whoever does not is a worker who sat beside her. */
async function groundsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Ground>> {
  const rows = await tx
    .select({ accountId: helper.accountId, standing: helper.standing })
    .from(helper)
    .where(inArray(helper.personId, [...ids]))
    .orderBy(asc(helper.createdAt))
  return new Map(
    rows.map(({ accountId, standing }) => [
      accountId,
      standing === 'self' || standing === 'guardian' ? standing : ('helper' as const),
    ]),
  )
}

/** What was decided about who asked to be her guardian, with the reason. */
async function decisionsIn({ tx, keyring, ids, keys }: Source) {
  const rows = await tx
    .select({ decision, staff })
    .from(decision)
    .innerJoin(staff, eq(staff.id, decision.byStaff))
    .where(inArray(decision.personId, [...ids]))
    .orderBy(desc(decision.createdAt))
  return rows.map(({ decision: row, staff: worker }) => {
    const owner = { wrappedKey: keys.get(row.personId) ?? null, sealed: row.sealed }
    const { reason } = keyring.open(row.personId, owner) as { readonly reason: string }
    return {
      定了什么: GUARDIAN_DECISIONS[row.outcome],
      理由: reason,
      谁定的: `社工 ${staffSecret(keyring, worker).name}`,
      时间: row.createdAt.toISOString(),
    }
  })
}

async function presencesIn({ tx, keyring, ids }: Source) {
  const rows = await tx
    .select({ presence, staff })
    .from(presence)
    .innerJoin(staff, eq(staff.id, presence.staffId))
    .where(inArray(presence.personId, [...ids]))
    .orderBy(desc(presence.createdAt))
  return rows.map(({ presence: row, staff: worker }) => ({
    谁: `社工 ${staffSecret(keyring, worker).name}`,
    办什么: PRESENCE_REASON_WORDS[row.reason],
    怎么认的: PROOF_WORDS[row.proof],
    留下的签名: row.sealedProof ? '有' : '没有',
    开始: row.createdAt.toISOString(),
    结束: (row.endedAt ?? row.endsAt).toISOString(),
  }))
}

async function casesIn({ tx, keyring, ids, keys, nameOf }: Source) {
  const rows = await tx
    .select()
    .from(careCase)
    .where(inArray(careCase.personId, [...ids]))
    .orderBy(desc(careCase.createdAt), desc(careCase.id))
    .limit(MOST.cases + 1)
  const list = []
  for (const row of rows.slice(0, MOST.cases)) {
    const owner = { id: row.personId, wrappedKey: keys.get(row.personId) ?? null }
    const { title, words, ref } = subjectOf(keyring, owner, row)
    const events = []
    for (const event of await eventsOf(tx, row.id))
      events.push({
        时间: event.createdAt.toISOString(),
        谁: await nameOf({ accountId: event.byAccount, ground: event.ground }),
        做了什么: EVENT_WORDS[event.kind],
        说了什么: eventSecret(keyring, owner, event).words,
      })
    list.push({
      编号: row.number,
      什么事: title,
      清单上的编号: row.kind === 'facility' ? null : ref,
      要求: words,
      现在: STATE_WORDS[row.state],
      经过: events,
    })
  }
  return { list, all: rows.length <= MOST.cases }
}
