import { inArray } from 'drizzle-orm'
import { clockWords, dayWords } from '@/domain/booking/words'
import { minuteOf } from '@/domain/booking/clock'
import type { NoticeTelling } from '@/domain/notice/templates'
import type { Tx } from '../../database/database'
import { staff } from '../../database/schema'
import { subjectOf } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { staffSecret } from '../../runtime/names'
import { officialsOf } from '../../runtime/officials'
import { divisionWords } from '../../runtime/places'
import { accountsIn, tell, tellAll, tellThose } from '../../runtime/tell'
import type { AssessmentParts } from '../parts'
import { endsOf } from './cards'
import type { Loaded, VisitRow } from './load'

interface Told {
  readonly now: Date
  /** The account that did it. */
  readonly except?: string | null
  /** Of a team: staff who are told something else. */
  readonly but?: readonly string[]
}

/** Number and title, as every notice of it has them. */
export const aboutAssessment = (keyring: Keyring, { row, owner }: Pick<Loaded, 'row' | 'owner'>) => ({
  number: row.number,
  title: subjectOf(keyring, owner, row).title,
})

/** Tells herself and her helpers; of somebody who was erased, nobody. */
export async function tellHers(
  tx: Tx,
  keyring: Keyring,
  { row, her }: Pick<Loaded, 'row' | 'her'>,
  notice: NoticeTelling,
  { now, except }: Told,
): Promise<void> {
  if (!her.wrappedKey) return
  await tellThose(tx, keyring, her.id, { ...notice, link: { case: row.id } }, now, { except })
}

/** Tells the officials of her county and of the whole city that something waits for them: without a name. */
export async function tellOfficials(
  tx: Tx,
  keyring: Keyring,
  loaded: Pick<Loaded, 'assessment' | 'row' | 'owner'>,
  template: 'assessment-waits' | 'assessment-objected' | 'life-application-off' | 'life-application-back',
  to: Told & { readonly more?: Readonly<Record<string, string>> },
): Promise<void> {
  const { city, county } = loaded.assessment
  const telling = {
    template,
    params: { ...aboutAssessment(keyring, loaded), ...to.more },
    link: { case: loaded.row.id },
  }
  await tellAll(tx, keyring, accountsIn(await officialsOf(tx, city, county)), telling, to)
}

/** What the two of a team are told, each of the other: no name of hers, no address. */
export async function tellTeam(
  tx: Tx,
  { keyring }: Pick<AssessmentParts, 'keyring'>,
  visit: Pick<VisitRow, 'first' | 'second'>,
  telling: (mate: string) => NoticeTelling,
  { now, except, but = [] }: Told,
): Promise<void> {
  const rows = await tx
    .select()
    .from(staff)
    .where(inArray(staff.id, [visit.first, visit.second]))
  for (const { accountId, id } of rows) {
    const mate = rows.find((other) => other.id !== id)
    if (accountId && accountId !== except && !but.includes(id))
      await tell(tx, keyring, accountId, { ...telling(mate ? staffSecret(keyring, mate).name : ''), link: null }, now)
  }
}

/** «尧都区 解放路街道»: where a visit is, as far as a notice says it. */
export const streetWords = (
  { places }: Pick<AssessmentParts, 'places'>,
  { city }: Pick<Loaded['assessment'], 'city'>,
  { county, street }: Pick<VisitRow, 'county' | 'street'>,
): string => divisionWords(places, { city, county, street })

/** «12月1日(周二) 9:30»; empty while no day is fixed. */
export function whenWords({ day, during }: Pick<VisitRow, 'day' | 'during'>): string {
  const ends = endsOf(during)
  return day && ends ? `${dayWords(day)} ${clockWords(minuteOf(new Date(ends.from)))}` : ''
}

/** «王芳、李强»: the two who come. */
export async function namesOf(
  tx: Tx,
  keyring: Keyring,
  { first, second }: Pick<VisitRow, 'first' | 'second'>,
): Promise<string> {
  const rows = await tx
    .select()
    .from(staff)
    .where(inArray(staff.id, [first, second]))
  const name = (id: string) => rows.filter((row) => row.id === id).map((row) => staffSecret(keyring, row).name)
  return [...name(first), ...name(second)].join('、')
}

/** «2027年11月30日»: a day that may be in another year. @param day `YYYY-MM-DD` */
export const longDayWords = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** A day of these weeks in words; empty where none can be promised. */
export const promiseWords = (day: string | null): string => (day === null ? '' : dayWords(day))
