import { desc, eq } from 'drizzle-orm'
import type { AssessmentCard, CertificateCard, ResultCard, VisitCard } from '@/contract/assessment/shapes'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { bestTotal, rangeOf } from '@/domain/assessment/instrument'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { assessmentCertificate, assessmentResult, assessor, provider, staff } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { staffSecret } from '../../runtime/names'
import { termsOf, type AssessmentParts } from '../parts'
import type { Loaded, VisitRow } from './load'
import { resultSecretOf, type AssessmentRow, type ResultRow } from './secret'

/** `[2026-12-01 01:30:00+00,2026-12-01 03:00:00+00)` → two instants. */
export function endsOf(during: string | null): { readonly from: string; readonly to: string } | null {
  const [from, to] = during?.match(/\d[^,")]+/g) ?? []
  return from && to ? { from: new Date(from).toISOString(), to: new Date(to).toISOString() } : null
}

async function assessorCard(tx: Tx, keyring: Keyring, id: string): Promise<VisitCard['first']> {
  const [found] = await tx
    .select({ staff, assessor })
    .from(staff)
    .leftJoin(assessor, eq(assessor.staffId, staff.id))
    .where(eq(staff.id, id))
  if (!found) throw new Error('an assessor of a visit is not there')
  return { id, name: staffSecret(keyring, found.staff).name, medical: found.assessor?.medical ?? false }
}

/** A team and its day. */
export async function visitCard(
  tx: Tx,
  { keyring }: Pick<AssessmentParts, 'keyring'>,
  row: VisitRow,
): Promise<VisitCard> {
  const [org] = await tx.select().from(provider).where(eq(provider.id, row.providerId))
  const ends = endsOf(row.during)
  return {
    ...{ id: row.id, round: row.round, day: row.day, version: row.version },
    org: { id: row.providerId, name: org?.name ?? '', phone: org?.phone ?? '' },
    first: await assessorCard(tx, keyring, row.first),
    second: await assessorCard(tx, keyring, row.second),
    ...{ from: ends?.from ?? null, to: ends?.to ?? null, signedAt: row.signedAt?.toISOString() ?? null },
  }
}

/** Nobody waits for the city in these: her turn, or over. */
const UNPROMISED: readonly AssessmentRow['state'][] = [
  ...(['returned', 'told', 'in-force', 'expired', 'superseded', 'refused', 'withdrawn'] as const),
]

/** An application as everybody who may see it reads it. */
export async function assessmentCard(
  tx: Tx,
  parts: AssessmentParts,
  loaded: Loaded,
  now: Date,
): Promise<AssessmentCard> {
  const { assessment: it, row, her, visit } = loaded
  const promisedOn = UNPROMISED.includes(it.state) ? null : row.promisedOn
  const shown = visit ? await visitCard(tx, parts, visit) : null
  return {
    ...{ id: it.id, case: row.id, caseVersion: row.version, number: row.number, city: it.city, county: it.county },
    person: { id: her.id, name: elderName(parts.keyring, her) },
    ...{ state: it.state, reason: it.reason, round: it.round, visit: shown, level: it.level },
    ...{ promisedOn, overdue: promisedOn !== null && promisedOn < chinaDay(now.getTime()) },
    holder: holderOf(parts, it, shown),
    ...{ objectUntil: it.objectUntil, fromDay: it.fromDay, validTo: it.validTo, version: it.version },
    appliedAt: it.createdAt.toISOString(),
  }
}

/** Who has it: the organisation while its team is on the way, her side when it is her turn, the office otherwise. */
function holderOf(parts: AssessmentParts, it: AssessmentRow, visit: VisitCard | null): AssessmentCard['holder'] {
  const { office } = termsOf(parts, it.city)
  if (it.state === 'returned' || it.state === 'told') return { words: '等您这边', phone: null }
  if (visit && (it.state === 'assigned' || it.state === 'appointed'))
    return { words: visit.org.name, phone: visit.org.phone }
  const county = parts.places.get(it.county)?.name ?? ''
  // «县(市、区)民政局» of a city's terms is «尧都区民政局» of hers.
  const own = office.replace(/^(县\(市、区\)|区、县\(市\)|区)/, county)
  return { words: own === office ? `${county}民政(${office})` : own, phone: null }
}

/** What a signed form came to; null for somebody who was erased. */
export function resultCard(
  keyring: Keyring,
  owner: Loaded['owner'],
  row: ResultRow,
  round: number,
  superseded: boolean,
): ResultCard | null {
  const secret = resultSecretOf(keyring, owner, row)
  if (!secret) return null
  const range = rangeOf(GBT_42195, row.level)
  const sections = GBT_42195.sections.map(({ key, name, items }) => ({
    name,
    sum: secret.sections[key] ?? null,
    best: items.reduce((sum, { options }) => sum + (options[0]?.score ?? 0), 0),
  }))
  return {
    ...{ id: row.id, round, on: row.on, instrument: row.instrument, level: row.level },
    ...{ name: range.name, plain: range.plain, total: secret.total, best: bestTotal(GBT_42195) },
    ...{ initialLevel: secret.initialLevel, clauses: [...secret.clauses], sections, superseded },
  }
}

/** Results of an application, latest first. */
export const resultsOf = (tx: Tx, assessmentId: string): Promise<ResultRow[]> =>
  tx
    .select()
    .from(assessmentResult)
    .where(eq(assessmentResult.assessmentId, assessmentId))
    .orderBy(desc(assessmentResult.createdAt))

/** The certificate of a result, as it stands on a day; null while there is none. */
export async function certificateOf(tx: Tx, resultId: string | null, now: Date): Promise<CertificateCard | null> {
  if (resultId === null) return null
  const [row] = await tx.select().from(assessmentCertificate).where(eq(assessmentCertificate.resultId, resultId))
  return row ? certificateCard(row, now) : null
}

export function certificateCard(row: typeof assessmentCertificate.$inferSelect, now: Date): CertificateCard {
  const { code, level, on, validTo, endedAt } = row
  const state = endedAt ? 'superseded' : validTo < chinaDay(now.getTime()) ? 'expired' : 'valid'
  return { code, level, name: rangeOf(GBT_42195, level).name, on, validTo, state }
}
