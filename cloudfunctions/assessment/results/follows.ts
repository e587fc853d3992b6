import { JudgeInputError, judge, type Judgement, type Pack } from '@/domain/entitlement'
import { closedBetween, openedBetween, type ChangedBenefit } from '@/domain/judgement/opened'
import { factsOfRecord } from '@/domain/judgement/record-facts'
import { chinaDay } from '@/domain/person/date'
import type { PersonRecord } from '@/domain/person/record'
import type { Tx } from '../../database/database'
import { levelLine } from '../../runtime/assessed'
import { hasConsent } from '../../runtime/consents'
import { changeRecord, openPerson, valueOf } from '../../runtime/records'
import type { Loaded } from '../core/load'
import type { ResultRow } from '../core/secret'
import type { AssessmentParts } from '../parts'

/**
 * Writes a result into her record as the department's word, and judges her again: nothing of it without her consent.
 * @returns what has opened for her, and after it what she may not meet any more
 */
export async function writeRecord(
  tx: Tx,
  parts: AssessmentParts,
  loaded: Loaded,
  { result, validTo, now }: { readonly result: ResultRow; readonly validTo: string; readonly now: Date },
): Promise<readonly ChangedBenefit[]> {
  const { her, assessment } = loaded
  // Held first: a consent that is taken back in this moment counts.
  const opened = await openPerson(tx, parts.keyring, her.id, true)
  if (!(await hasConsent(tx, her.id, 'assessment'))) return []
  const change = await levelLine(tx, loaded, { level: result.level, on: result.on, validTo }, now)
  const { record } = await changeRecord(tx, parts.keyring, opened, [change], now)
  const on = chinaDay(now.getTime())
  const [before, after] = [opened.record, record].map((one) => judged(parts, assessment.city, one, on))
  return before && after ? [...openedBetween(before, after), ...closedBetween(before, after)] : []
}

/** By the list of where she lives; null where no list can say anything on that day. */
function judged({ packs }: AssessmentParts, city: string, record: PersonRecord, on: string): Judgement | null {
  const lives = valueOf(record, 'residence')
  const has = ({ counties }: Pack) => counties.some(({ code }) => code === lives)
  const pack = packs.find(has) ?? packs.find((one) => one.city === city)
  if (!pack) return null
  try {
    return judge(pack, factsOfRecord(record), { on, county: has(pack) ? lives : null, changes: false })
  } catch (error) {
    if (error instanceof JudgeInputError) return null
    throw error
  }
}
