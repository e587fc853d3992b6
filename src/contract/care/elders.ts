import * as z from 'zod/mini'
import { FACT_SOURCES } from '@/domain/entitlement/facts'
import { CASE_KINDS, CASE_STATES } from '@/domain/case/case'
import { FOUND_KINDS, FOUND_STATES } from '@/domain/found/found'
import { LIFE_EVENTS } from '@/domain/life/event'
import { VISIT_TIERS, WHEREABOUTS } from '@/domain/register/entry'
import { VISIT_MODES, VISIT_OUTCOMES } from '@/domain/visit/record'
import { dateText, instant, words } from '../common'
import { action } from '../envelope'

/** A worker's division: who lives there, what is due today, one card per elder, a paper register, what happens in a life. */

const WORKER = { by: 'staff', roles: ['community-worker'] } as const

/** Filters of 我的老人; several narrow together. */
export const ELDER_FILTERS = ['80+', 'alone', 'unable', 'low-income', 'unvisited', 'unclaimed'] as const
export type ElderFilter = (typeof ELDER_FILTERS)[number]

const elderRow = z.object({
  id: z.uuid(),
  name: z.string(),
  age: z.nullable(z.int()),
  /** Of the record; null where it is not known. */
  community: z.nullable(z.string()),
  alone: z.boolean(),
  unable: z.boolean(),
  lowIncome: z.boolean(),
  tier: z.nullable(z.enum(VISIT_TIERS)),
  whereabouts: z.enum(WHEREABOUTS),
  lastVisitOn: z.nullable(dateText),
  unclaimed: z.int(),
})
export type ElderRow = z.infer<typeof elderRow>

/** What is due, most urgent first. `visits` and `found` are one line each for all of them. */
export const TODAY_KINDS = [
  'urgent',
  'overdue',
  'due-today',
  'visits',
  'found',
  'request',
  'call-back',
  'absence',
] as const
export type TodayKind = (typeof TODAY_KINDS)[number]

const todayItem = z.object({
  kind: z.enum(TODAY_KINDS),
  /** «赵桂兰 呼叫帮助», «3 位今天该探访» */
  title: z.string(),
  detail: z.string(),
  /** The case or elder to go to; null where it is a list of its own. */
  case: z.nullable(z.uuid()),
  caseKind: z.nullable(z.enum(CASE_KINDS)),
  person: z.nullable(z.uuid()),
  count: z.nullable(z.int()),
})
export type TodayItem = z.infer<typeof todayItem>

const fact = z.object({
  /** «住法», «户口» */
  label: z.string(),
  value: z.string(),
  source: z.enum(FACT_SOURCES),
  since: instant,
})

const foundRow = z.object({
  ref: z.string(),
  name: z.string(),
  kind: z.enum(FOUND_KINDS),
  state: z.enum(FOUND_STATES),
  perhaps: z.boolean(),
  from: dateText,
  /** «11月24日满80岁» */
  why: z.string(),
  /** «每月至少 100 元», empty where the document gives none. */
  amount: z.string(),
  version: z.int(),
})

export const elderCard = z.object({
  ...elderRow.shape,
  phone: z.nullable(z.string()),
  /** Only with her consent of class `place`. */
  address: z.nullable(z.string()),
  /** She agrees now to that class: only then are photos taken at her door. */
  placeAgreed: z.boolean(),
  /** Never answers about health. A level stands here with her consent of class `assessment`. */
  facts: z.array(fact),
  uncalled: z.boolean(),
  found: z.array(foundRow),
  /** Grants in force: what she gets through us, and until when. */
  claimed: z.array(z.object({ name: z.string(), until: z.nullable(dateText) })),
  /** To come, soonest first; `at` the hour: «11:30». */
  bookings: z.array(z.object({ what: z.string(), day: dateText, at: z.string() })),
  visits: z.array(
    z.object({
      id: z.uuid(),
      on: dateText,
      mode: z.enum(VISIT_MODES),
      outcome: z.enum(VISIT_OUTCOMES),
      by: z.string(),
    }),
  ),
  helpers: z.array(z.object({ name: z.string(), relation: z.string(), phone: z.nullable(z.string()) })),
  cases: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      kind: z.enum(CASE_KINDS),
      title: z.string(),
      state: z.enum(CASE_STATES),
      promisedOn: z.nullable(dateText),
    }),
  ),
  /** Newest first; what can be taken back says so. */
  life: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(LIFE_EVENTS),
      on: dateText,
      takenBack: z.boolean(),
      mayTakeBack: z.boolean(),
    }),
  ),
})
export type ElderCard = z.infer<typeof elderCard>

const person = z.uuid()

/** Bytes of UTF-8 of one file: with all that stands around it, it has to fit into one request. */
const MOST_CSV_BYTES = 80_000
/** Letters beyond ASCII take two bytes or three; each half of one that takes four is counted as two. */
const bytesOf = (letter: number): number =>
  letter < 0x80 ? 1 : letter < 0x800 || (letter >= 0xd800 && letter <= 0xdfff) ? 2 : 3
function isSmallFile(text: string): boolean {
  let bytes = 0
  for (let at = 0; at < text.length && bytes <= MOST_CSV_BYTES; at += 1) bytes += bytesOf(text.charCodeAt(at))
  return bytes <= MOST_CSV_BYTES
}

export const elderActions = {
  today: action({
    about:
      '今天: what is due at a worker’s desk, most urgent first, each with one next step; and how the month stands.',
    access: WORKER,
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      day: dateText,
      items: z.array(todayItem),
      /** Of the division: elders, those who are owed visits this month and had theirs, findings to be told, cases that are open. */
      counts: z.object({ elders: z.int(), owed: z.int(), visited: z.int(), found: z.int(), open: z.int() }),
    }),
  }),
  elders: action({
    about:
      '我的老人: the register of the division, fifty at a time in a steady order. `search` is part of a name or a whole phone number, never the code on a card; in a division of more than 2,000 only a whole name. Each who is shown finds one line a day in «谁看过».',
    access: WORKER,
    writes: false,
    input: z.strictObject({
      search: z.optional(z.string().check(z.trim(), z.maxLength(30))),
      filters: z.array(z.enum(ELDER_FILTERS)).check(z.maxLength(ELDER_FILTERS.length)),
      /** `id` of the last row of the page before. */
      after: z.optional(z.uuid()),
    }),
    output: z.object({ elders: z.array(elderRow), total: z.int(), more: z.boolean() }),
  }),
  elderAreas: action({
    about:
      'The register as a map: elders by community of the division, at the community’s point; nobody’s own door is on it.',
    access: WORKER,
    writes: false,
    input: z.strictObject({ filters: z.array(z.enum(ELDER_FILTERS)).check(z.maxLength(ELDER_FILTERS.length)) }),
    output: z.object({
      areas: z.array(
        z.object({ name: z.string(), elders: z.int(), unvisited: z.int(), lng: z.number(), lat: z.number() }),
      ),
      /** Elders whose community is not known. */
      nowhere: z.int(),
    }),
  }),
  elder: action({
    about: '一人一案: one elder of the division. Every opening is a line in «谁看过».',
    access: WORKER,
    // Opening leaves a line, and asks for nothing to be done once.
    writes: false,
    input: z.strictObject({ person }),
    output: z.object({ elder: elderCard }),
  }),
  setUncalled: action({
    about: '不要主动联系: she is not listed any more where the city would call her of its own accord, or is again.',
    access: WORKER,
    writes: true,
    input: z.strictObject({ person, uncalled: z.boolean() }),
    output: z.object({ elder: elderCard }),
  }),
  importElders: action({
    about:
      'Brings a paper register in: CSV in UTF-8 with 姓名 and 身份证号 or 出生日期, at most 300 lines and 80,000 bytes, all or nothing. `check` only looks. Faults are told by line.',
    access: WORKER,
    writes: true,
    input: z.strictObject({
      csv: z
        .string()
        .check(z.minLength(1, '文件是空的'), z.refine(isSmallFile, '文件太大了:一次最多300人、80KB,请分几次')),
      check: z.boolean(),
    }),
    output: z.object({
      /** Lines that are new, and that are in the register already and were left as they are. */
      added: z.int(),
      known: z.int(),
      faults: z.array(z.object({ line: z.int(), column: z.nullable(z.string()), words: z.string() })),
    }),
  }),
  lifeEvent: action({
    about:
      'Death, hospital, an institution, moving away, home again: said once. Bookings, visits, grants and what is applied for stop or pause, who must know is told.',
    access: WORKER,
    writes: true,
    input: z.strictObject({ person, kind: z.enum(LIFE_EVENTS), on: dateText, words: z.optional(words(300)) }),
    output: z.object({ elder: elderCard }),
  }),
  takeBackLife: action({
    about: 'It was a mistake: what the event stopped stands as it stood, as far as places are still there.',
    access: WORKER,
    writes: true,
    input: z.strictObject({ event: z.uuid() }),
    output: z.object({ elder: elderCard }),
  }),
}
