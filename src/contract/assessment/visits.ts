import * as z from 'zod/mini'
import { DOOR_REASONS } from '@/domain/assessment/states'
import { SEATS } from '@/domain/assessment/sheet'
import { dateText, instant, version, words } from '../common'
import { action } from '../envelope'
import {
  assessorHand,
  FILE_TYPES,
  informantHand,
  minute,
  resultCard,
  sheetTap,
  termsCard,
  visitCard,
  visitId,
  wishesCard,
} from './shapes'

const ASSESSOR = { by: 'staff', roles: ['assessor'] } as const

const myVisit = z.object({
  visit: visitCard,
  /** Of the case, eight digits. */
  number: z.string(),
  /** Which seat the caller has. */
  seat: z.enum(SEATS),
  person: z.object({ name: z.string(), sex: z.nullable(z.enum(['male', 'female'])), age: z.nullable(z.int()) }),
  wishes: wishesCard,
  /** Where it goes on: a day to be fixed, to be done, signed. */
  state: z.enum(['to-appoint', 'planned', 'signed']),
  /** Taps that have arrived. */
  taps: z.int(),
})
export type MyVisit = z.infer<typeof myVisit>

const sheetPackage = z.object({
  mine: myVisit,
  /** Every tap that has arrived, of whichever device, in the order in which they came. */
  taps: z.array(sheetTap),
  terms: termsCard,
  /** The official wording where the city has loaded it, by item and score. */
  officialTexts: z.record(z.string(), z.record(z.string(), z.string())),
  /** Null until it is signed. */
  result: z.nullable(resultCard),
})
export type SheetPackage = z.infer<typeof sheetPackage>
const answered = z.object({ sheet: sheetPackage })

/** The two who go there: one form on one device, offline for a day if need be. */
export const visitActions = {
  myVisits: action({
    about:
      'The assessor’s visits: without a day, of today and the next two weeks, and those of before that nobody has signed.',
    access: ASSESSOR,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ visits: z.array(myVisit) }),
  }),
  appoint: action({
    about: 'Fixes day and minute, or another one: both free, with the way between two visits counted.',
    access: { by: 'staff', roles: ['assessor', 'official'] },
    writes: true,
    input: z.strictObject({ visit: visitId, version, day: dateText, from: minute }),
    output: z.object({ visit: visitCard }),
  }),
  sheet: action({
    about:
      'The form of a visit with all that is needed to fill it in without a network; she sees in «谁看过» that it was opened.',
    access: ASSESSOR,
    writes: false,
    input: z.strictObject({ visit: visitId }),
    output: answered,
  }),
  putTaps: action({
    about:
      'Taps of a device. One that is there already is passed over, so the same may come any number of times. Refused as a whole when one of them is no answer of the form.',
    access: ASSESSOR,
    writes: true,
    input: z.strictObject({
      visit: visitId,
      taps: z.array(sheetTap).check(z.minLength(1), z.maxLength(150, '一次最多150条')),
    }),
    /** How many stand there now, of all devices. */
    output: z.object({ taps: z.int() }),
  }),
  sign: action({
    about:
      'Both names and the informant’s under the form as it stands: `taps` is how many the device has, and must be all. Whoever does not hold the device gives his six digits, of the moment at which he signed. The result follows.',
    access: ASSESSOR,
    writes: true,
    input: z.strictObject({
      visit: visitId,
      version,
      taps: z.int().check(z.gte(1)),
      first: assessorHand,
      second: assessorHand,
      /** Herself or who told of her; or why nobody could sign. */
      informant: z.union([informantHand, z.strictObject({ nobody: words(200) })]),
      files: z.optional(z.array(z.uuid()).check(z.maxLength(20))),
    }),
    output: answered,
  }),
  notAssessed: action({
    about: 'It did not come to it: why. The team fixes another day.',
    access: ASSESSOR,
    writes: true,
    input: z.strictObject({ visit: visitId, version, reason: z.enum(DOOR_REASONS), words: words(300), at: instant }),
    output: z.object({ visit: visitCard }),
  }),
  visitFile: action({
    about:
      'A place for one photo or recording of a visit, as care.fileTicket; only with her consent of class `assessment`.',
    access: ASSESSOR,
    writes: true,
    input: z.strictObject({
      visit: visitId,
      type: z.enum(FILE_TYPES),
      size: z.int().check(z.gte(1), z.lte(10 * 1024 * 1024, '照片和录音不能超过10MB')),
    }),
    output: z.object({ id: z.uuid(), url: z.string(), ticket: z.string(), cloudPath: z.nullable(z.string()) }),
  }),
  visitFileArrived: action({
    about: 'It is there, as care.fileArrived.',
    access: ASSESSOR,
    writes: true,
    input: z.strictObject({ visit: visitId, id: z.uuid(), fileId: z.optional(z.string().check(z.maxLength(300))) }),
    output: z.object({}),
  }),
}
