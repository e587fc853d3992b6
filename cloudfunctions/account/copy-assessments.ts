import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import { ANSWER_LINES } from '@/domain/assessment/answer-words'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { itemsOf, rangeOf } from '@/domain/assessment/instrument'
import { CLAUSE_WORDS, type Clause } from '@/domain/assessment/score'
import { sheetOf, type SheetTap } from '@/domain/assessment/sheet'
import { ASSESSMENT_REASON_WORDS, ASSESSMENT_STATE_WORDS } from '@/domain/assessment/states'
import type { Tx } from '../database/database'
import {
  assessment,
  assessmentCertificate,
  assessmentResult,
  assessmentTap,
  assessmentVisit,
  provider,
} from '../database/schema'
import type { Keyring, WrappedKey } from '../runtime/keyring'

/** What a copy of her assessments is read from. */
interface Source {
  readonly tx: Tx
  readonly keyring: Keyring
  readonly ids: readonly string[]
  readonly keys: ReadonlyMap<string, WrappedKey>
  /** Whether the reader may see a line of what is kept for ever. */
  readonly isShown: (key: string) => boolean
}

type Row = typeof assessment.$inferSelect
type Result = typeof assessmentResult.$inferSelect
type Visit = typeof assessmentVisit.$inferSelect

const opened = ({ keyring, keys }: Source, personId: string, sealed: Uint8Array): unknown =>
  keyring.open(personId, { wrappedKey: keys.get(personId) ?? null, sealed })

/** Her applications with all that was written, and what was signed of her; without her consent only to herself and her guardian. */
export async function assessmentsIn(source: Source) {
  const { tx, ids, isShown } = source
  const rows = await tx
    .select()
    .from(assessment)
    .where(inArray(assessment.personId, [...ids]))
    .orderBy(desc(assessment.createdAt))
  const list = []
  for (const row of rows) {
    const base = { 原因: ASSESSMENT_REASON_WORDS[row.reason], 现在: ASSESSMENT_STATE_WORDS[row.state] }
    const told = isShown('ability') ? await contentOf(source, row) : {}
    list.push({ ...base, 申请时间: row.createdAt.toISOString(), ...told })
  }
  return list
}

async function contentOf(source: Source, row: Row) {
  const { tx } = source
  const results = await tx
    .select()
    .from(assessmentResult)
    // Signed and not told yet: the office reads it first.
    .where(
      and(
        eq(assessmentResult.assessmentId, row.id),
        row.state === 'assessed' && row.visitId ? ne(assessmentResult.visitId, row.visitId) : undefined,
      ),
    )
    .orderBy(asc(assessmentResult.createdAt))
  return {
    申请和答复时写的: opened(source, row.personId, row.sealed),
    从哪天: row.fromDay,
    到哪天: row.validTo,
    上门: await visitsOf(source, row),
    // What the office let not stand she was never told; it is kept of her all the same.
    结果: results.map((result) => resultOf(source, row, result)),
    证明: await certificatesOf(source, results),
  }
}

const NAMES = new Map(itemsOf(GBT_42195).map(({ key, name }) => [key, name]))

function resultOf(source: Source, { resultId }: Row, result: Result) {
  const { scores, total, clauses } = opened(source, result.personId, result.sealed) as {
    readonly scores: Readonly<Record<string, number>>
    readonly total: number | null
    readonly clauses: readonly Clause[]
  }
  return {
    ...{ 哪天: result.on, 标准: result.instrument, 等级: rangeOf(GBT_42195, result.level).name, 总分: total },
    每一项的分: Object.fromEntries(Object.entries(scores).map(([key, score]) => [NAMES.get(key) ?? key, score])),
    等级变更的依据: clauses.map((clause) => CLAUSE_WORDS[clause]),
    现在算数: result.id === resultId,
  }
}

/** Who came when, and what they put down: of a form whose result she has not been told yet, nothing. */
async function visitsOf(source: Source, row: Row) {
  const { tx } = source
  const rows = await tx
    .select({ visit: assessmentVisit, org: provider.name })
    .from(assessmentVisit)
    .innerJoin(provider, eq(provider.id, assessmentVisit.providerId))
    .where(eq(assessmentVisit.assessmentId, row.id))
    .orderBy(asc(assessmentVisit.createdAt))
  const list = []
  for (const { visit, org } of rows) {
    const about = { 评估机构: org, 哪一天: visit.day, 签字时间: visit.signedAt?.toISOString() ?? null }
    list.push({ ...about, ...(isUntold(row, visit) ? {} : await formOf(source, visit)) })
  }
  return list
}

/** It is being filled in, or the office reads it first. */
const isUntold = ({ visitId, state }: Row, { id, signedAt }: Visit): boolean =>
  id === visitId && (signedAt === null || state === 'assessed')

/** What was chosen for each line, and every word that was written; not which of the two it was. */
async function formOf(source: Source, { id, personId }: Visit) {
  const rows = await source.tx
    .select({ sealed: assessmentTap.sealed })
    .from(assessmentTap)
    .where(eq(assessmentTap.visitId, id))
    .orderBy(asc(assessmentTap.seq))
  const taps = rows.map(({ sealed }) => opened(source, personId, sealed) as SheetTap)
  const sheet = sheetOf(taps)
  const answers = ANSWER_LINES.flatMap(({ key, name, words }) => {
    const line = sheet.get(key)
    if (!line || (line.first === null && line.second === null)) return []
    const both = [line.first, line.second].flatMap((value) => (value === null ? [] : [words(value)]))
    const notes = line.notes.map((note) => note.words)
    return [
      {
        ...{ 项目: name, 填的: line.agreed === null ? [...new Set(both)].join(' / ') : words(line.agreed) },
        ...(line.settled && { 两人商定的理由: line.settled.words }),
        ...(notes.length > 0 && { 备注: notes }),
      },
    ]
  })
  return { 评估表: answers, 评估员写下的话: taps.flatMap((tap) => (tap.kind === 'answer' ? [] : [tap.words])) }
}

async function certificatesOf({ tx }: Source, results: readonly Result[]) {
  if (results.length === 0) return []
  const rows = await tx
    .select()
    .from(assessmentCertificate)
    .where(
      inArray(
        assessmentCertificate.resultId,
        results.map(({ id }) => id),
      ),
    )
    .orderBy(asc(assessmentCertificate.createdAt))
  return rows.map(({ code, validTo, endedAt }) => ({
    ...{ 编码: code, 到哪天有效: validTo, 被新的代替: endedAt?.toISOString() ?? null },
  }))
}
