import { eq } from 'drizzle-orm'
import { reportProblems, reportTitle, reportWords } from '@/domain/case/report'
import { chinaDay } from '@/domain/person/date'
import { facility } from '../database/schema'
import { openCase } from '../runtime/cases'
import { invalidField, WireFault } from '../runtime/wire-fault'
import { accountOf } from './acts'
import type { CareCall, CareOutput, CareParts } from './parts'
import { affairOf, threadOf } from './threads'

/**
 * 报错: a case about a place, at the desk of the street in which it lies.
 * @throws WireFault not-found for a place that is not on record, conflict for one that is closed for good already
 */
export async function reportFacility(
  parts: CareParts,
  call: CareCall<'reportFacility'>,
): Promise<CareOutput<'reportFacility'>> {
  const { db, caller, now, input, forPerson } = call
  const { keyring, answerWorkdays } = parts
  if (!forPerson) throw new Error('reportFacility was called for nobody')
  const { words: unsaid } = reportProblems(input.what, input.words)
  if (unsaid) throw invalidField('words', unsaid)
  const [place] = await db.select().from(facility).where(eq(facility.id, input.facility))
  if (!place) throw new WireFault('not-found', '没有找到这个地方,名单里可能已经没有它了。可以打 12349 告诉我们。')
  if (place.closedOn !== null && place.closedOn <= chinaDay(now.getTime()))
    throw new WireFault('conflict', '这个地方已经登记为停业,不用再报。要是还开着,请打 12349 告诉我们。')
  const id = await openCase(
    db,
    keyring,
    {
      kind: 'facility',
      personId: forPerson.id,
      title: reportTitle(place.name),
      ref: place.id,
      refCity: place.city,
      city: place.city,
      desk: { county: place.county, street: place.town, communityHash: null },
      words: reportWords(input.what, input.words),
      openedBy: accountOf(caller),
      ground: forPerson.ground,
      staffId: forPerson.presence ? (caller.staff?.id ?? null) : null,
      workdays: answerWorkdays,
    },
    now,
  )
  const affair = await affairOf(db, caller, { id, personId: forPerson.id, ground: forPerson.ground }, now)
  return { thread: await threadOf(db, keyring, caller, affair, now) }
}
