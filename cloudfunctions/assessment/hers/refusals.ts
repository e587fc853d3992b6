import { and, eq, inArray, ne } from 'drizzle-orm'
import { OPEN_ASSESSMENT_STATES } from '@/domain/assessment/states'
import type { AssessmentTerms } from '@/domain/assessment/terms'
import { birthday, fullYears } from '@/domain/person/age'
import { chinaDay, dayNumber, dayText } from '@/domain/person/date'
import { readContactPhone } from '@/domain/person/phone'
import type { Tx } from '../../database/database'
import { assessment, careCase } from '../../database/schema'
import { hasConsent } from '../../runtime/consents'
import type { Keyring } from '../../runtime/keyring'
import { idsOf, recordIn, valueOf, type PersonRow } from '../../runtime/records'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { longDayWords } from '../core/telling'
import type { AssessmentParts } from '../parts'

/** Why somebody cannot apply, each with what can be done instead. */

const UNASKED =
  '要先征得老人同意,才能保存评估的内容。请在“我的”里的“同意与收回”里同意“保存您的评估结果”这一项,再来申请。'

/** @throws WireFault forbidden without her consent of class `assessment` */
export async function refuseUnasked(tx: Tx, personId: string): Promise<void> {
  if (!(await hasConsent(tx, personId, 'assessment')))
    throw new WireFault('forbidden', UNASKED, { consent: '还没有征得老人同意' })
}

/** @throws WireFault invalid at `residence` or `city`: an assessment is applied for where one lives */
export function refuseElsewhere({ places }: AssessmentParts, { residence }: PersonRow, city: string): void {
  if (residence === null)
    throw invalidField('residence', '还不知道老人住在哪里。请先在资料里填住在哪个区(县)、哪个街道')
  const lives = places.get(residence)
  if (lives?.city !== city)
    throw invalidField('city', `老人登记的住处在${lives?.cityName ?? '别的地方'},能力评估要在住的地方申请`)
}

/** Who is too young is told from when on; whose birthday nobody has told may apply. @throws WireFault invalid at `birthDate` */
export function refuseYoung(
  keyring: Keyring,
  her: PersonRow,
  { applyFromAge: { value, source }, cityName }: AssessmentTerms,
  now: Date,
): void {
  const birthDate = valueOf(recordIn(keyring, her), 'birthDate')
  if (birthDate === null || fullYears(birthDate, chinaDay(now.getTime())) >= value) return
  const from = longDayWords(dayText(birthday(dayNumber(birthDate), value)))
  const unsure = source === null ? '(以当地规定为准)' : ''
  throw invalidField(
    'birthDate',
    `${cityName}满${value}周岁可以申请${unsure},按登记的生日是${from}起。现在就有困难,请打 12349 问当地民政`,
  )
}

/** @param but her application that is gone on with @throws WireFault conflict that names the one that is open */
export async function refuseSecond(tx: Tx, personId: string, but?: string): Promise<void> {
  const [open] = await tx
    .select({ number: careCase.number })
    .from(assessment)
    .innerJoin(careCase, eq(careCase.id, assessment.caseId))
    .where(
      and(
        inArray(assessment.personId, await idsOf(tx, personId)),
        inArray(assessment.state, [...OPEN_ASSESSMENT_STATES]),
        but === undefined ? undefined : ne(assessment.id, but),
      ),
    )
  if (!open) return
  const number = `${open.number.slice(0, 4)} ${open.number.slice(4)}`
  throw new WireFault('conflict', `已经有一份评估申请在办(编号 ${number}),不用再申请。请到“我的事”里看进展。`)
}

/** A telephone as one dials it. @throws WireFault invalid at `path` */
export function dialled(typed: string, path: string): string {
  const { phone, problem } = readContactPhone(typed)
  if (phone === undefined) throw invalidField(path, problem ?? '电话不对,请再看看')
  return phone
}
