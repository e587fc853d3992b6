import type { CaseCard } from '@/contract/care'
import type { AssessmentCard, AssessmentThread, ResultCard, TermsCard, VisitCard } from '@/contract/assessment/shapes'
import {
  ASSESSMENT_STATE_WORDS,
  DAY_PART_WORDS,
  OPEN_ASSESSMENT_STATES,
  STEP_OF,
  WAY,
  type AssessmentState,
} from '@/domain/assessment/states'
import { CHINA_AHEAD_MS } from '@/domain/person/date'
import type { Tone } from '@/ui'
import type { Step } from '@/ui/steps'
import { dayOfInstant } from './moments'
import { fullDay, longDay } from './words'

/** An application for an assessment in words: how it stands, who has it, by when, what comes next. */

export const isOpenAssessment = ({ state }: Pick<AssessmentCard, 'state'>): boolean =>
  (OPEN_ASSESSMENT_STATES as readonly string[]).includes(state)

/** The one of hers that counts now: what is under way, else what is in force, else the latest. */
export function leadingThread(threads: readonly AssessmentThread[]): AssessmentThread | undefined {
  const inState = (fits: (card: AssessmentCard) => boolean) => threads.find(({ assessment }) => fits(assessment))
  return inState(isOpenAssessment) ?? inState(({ state }) => state === 'in-force') ?? threads[0]
}

/** How it stands; of a second round says so. */
export const stateOf = ({ state }: Pick<AssessmentCard, 'state'>): string => ASSESSMENT_STATE_WORDS[state]

export const ASSESSMENT_TONES: Readonly<Record<AssessmentState, Tone>> = {
  ...{ received: 'wait', returned: 'wait', checked: 'wait', assigned: 'wait', appointed: 'info', assessed: 'wait' },
  ...{ told: 'info', objected: 'wait', 'in-force': 'good', expired: 'plain', superseded: 'plain' },
  ...{ refused: 'bad', withdrawn: 'plain' },
}

/** Which of the city's days a state is promised by. */
const DAYS_OF: Readonly<Partial<Record<AssessmentState, keyof TermsCard['days']>>> = {
  ...{ received: 'check', checked: 'assign', objected: 'assign', assigned: 'visit', appointed: 'visit' },
  assessed: 'review',
}

/** What a document promises stands alone; what we assume, with the reserve. */
function reserve(state: AssessmentState, terms: TermsCard | undefined): string {
  const days = DAYS_OF[state]
  return terms && days && terms.days[days].source !== null ? '' : '(以当地规定为准)'
}

type Promised = Pick<AssessmentCard, 'state' | 'promisedOn' | 'overdue'>

/** «12月3日 周四 以前(以当地规定为准)»; empty where it is nobody's turn but hers. */
export function promiseOf({ state, promisedOn, overdue }: Promised, terms?: TermsCard): string {
  if (DAYS_OF[state] === undefined) return ''
  if (promisedOn === null) return '哪天办还定不下来,可以打电话问'
  const by = `${fullDay(promisedOn)} 以前${reserve(state, terms)}`
  return overdue ? `说好 ${by},已经过了,可以打电话催` : by
}

const clock = (instant: string): string => new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString().slice(11, 16)

/** «11月26日 周四 09:30 到 11:00»; empty while no day is fixed. */
export function appointmentOf({ day, from, to }: Pick<VisitCard, 'day' | 'from' | 'to'>): string {
  if (day === null || from === null || to === null) return ''
  return `${fullDay(day)} ${clock(from)} 到 ${clock(to)}`
}

/** One objection a case: of the result that came of it only that it takes force, and where a doubt can still be told. */
export const LAST_WORD = '重评的结果不能再提异议,还有疑问可以打 12345'

/** «到2026年12月10日 周四(含当天,以当地规定为准)»: the last day on which she may object counts; the reserve as our document has it. */
export const objectionWords = (until: string, terms: TermsCard | undefined): string =>
  `到${longDay(until)}(${terms?.objectionDays.source ? '含当天' : '含当天,以当地规定为准'})`

/** What can be done about a result that she was told, and what becomes of it by itself. */
function toldWords(
  { round, objectUntil }: Pick<AssessmentCard, 'round' | 'objectUntil'>,
  terms: TermsCard | undefined,
): string {
  if (round > 1) return objectUntil === null ? `。${LAST_WORD}。` : `,${longDay(objectUntil)}过后生效。${LAST_WORD}。`
  if (objectUntil === null) return ',认可还是不同意。'
  return `。不同意,${objectionWords(objectUntil, terms)}都可以提异议;过了那天没有提,结果就生效。`
}

type Stage = NonNullable<CaseCard['assessment']>

/** How an assessment stands in a list of affairs: the day and hour, once they are fixed, before anything else. */
export const stageWords = ({ state, visit }: Stage): string =>
  visit ? `${appointmentOf(visit)},评估员来` : ASSESSMENT_STATE_WORDS[state]

/** By when the next step is; of an appointment where it is, as its day stands already. */
export function stagePromise({ assessment, promisedOn, overdue }: CaseCard): string {
  if (!assessment) return ''
  const { state, visit } = assessment
  return visit ? visit.where : promiseOf({ state, promisedOn, overdue })
}

/** A case whose assessors are expected on a day that is still to come. */
export type ExpectedVisit = CaseCard & { readonly assessment: { readonly visit: NonNullable<Stage['visit']> } }

/** The next one of them; a day that is over is none, though nobody has written yet what came of it. */
export function nextVisit(cases: readonly CaseCard[], today: string): ExpectedVisit | undefined {
  const expected = cases.filter((card): card is ExpectedVisit => (card.assessment?.visit?.day ?? '') >= today)
  const from = ({ assessment: { visit } }: ExpectedVisit): string => visit.from
  return [...expected].sort((one, other) => (from(one) < from(other) ? -1 : 1))[0]
}

/** Whether the assessors come before what is booked; `starts` minutes after midnight in China. */
export const isBefore = (
  { assessment: { visit } }: ExpectedVisit,
  { day, starts }: { readonly day: string; readonly starts: number },
): boolean => Date.parse(visit.from) < Date.parse(`${day}T00:00:00Z`) - CHINA_AHEAD_MS + starts * 60_000

/** What happens next, and whose turn it is. */
export function nextOf(card: AssessmentCard, terms?: TermsCard): string {
  const promise = promiseOf(card, terms)
  const by = promise ? `${promise}。` : ''
  switch (card.state) {
    case 'received':
      return `下一步:民政看申请,定受理不受理。${by}`
    case 'returned':
      return '下一步:您把缺的补上,民政接着看。'
    case 'checked':
      return `下一步:找两位评估员。${by}`
    case 'assigned':
      return `下一步:评估员打电话来约时间。${by}`
    case 'appointed':
      return '下一步:两位评估员按时间来。'
    case 'assessed':
      return `下一步:民政审核,再把结果告诉您。${by}`
    case 'told':
      return `下一步:请看看结果${toldWords(card, terms)}`
    case 'objected':
      return `下一步:换两位评估员重新评。${by}`
    case 'in-force':
      return card.validTo === null ? '' : `有效到${longDay(card.validTo)}。`
    case 'expired':
      return '已经过了有效期,靠这个结果办的事可能要重新评。可以再申请。'
    case 'refused':
      return '不同意这个答复,可以在“看经过、说一句”里说,也可以打 12345。情况变了,可以重新申请。'
    case 'withdrawn':
      return '以后要评,可以重新申请。'
    case 'superseded':
      return ''
  }
}

const isHers = ({ state }: Pick<AssessmentCard, 'state'>): boolean => state === 'returned' || state === 'told'

/** What is being done at the step where it stands; for others «正在办» says it. */
const NOW_WORDS: Readonly<Partial<Record<AssessmentState, string>>> = {
  ...{ received: '等受理', returned: '等您这边', checked: '正在安排', assigned: '等约时间', appointed: '等上门' },
  ...{ assessed: '正在审核', told: '等您这边', objected: '正在换人' },
}

/** When it does not go on. */
const ENDED: Readonly<Partial<Record<AssessmentState, string>>> = { withdrawn: '撤回', refused: '没有受理' }

function stepDetail(index: number, card: AssessmentCard, terms?: TermsCard): string | undefined {
  const { state, visit, holder } = card
  if (index === 0) return dayOfInstant(card.appliedAt)
  // Her turn: no office has it.
  if (index !== STEP_OF[state] || isHers(card)) return undefined
  if (state === 'appointed' && visit) return appointmentOf(visit)
  return [`在${holder.words}`, promiseOf(card, terms)].filter(Boolean).join(' · ')
}

/** The way in seven steps, and where it stands. */
export function stepsOf(card: AssessmentCard, terms?: TermsCard): readonly Step[] {
  const { state } = card
  const opened: Step = { id: '0', title: WAY[0], detail: stepDetail(0, card), state: 'done' }
  const ended = ENDED[state]
  if (ended) return [opened, { id: 'ended', title: ended, state: 'done' }]
  const at = STEP_OF[state]
  const isOver = state === 'in-force' || state === 'expired' || state === 'superseded'
  const rest = WAY.slice(1).map((title, before): Step => {
    const index = before + 1
    const stands = index < at || isOver ? 'done' : index === at ? 'now' : 'next'
    const detail = isOver ? undefined : stepDetail(index, card, terms)
    return {
      ...{ id: String(index), title, state: stands },
      ...(detail && { detail }),
      ...(stands === 'now' && { stateWords: NOW_WORDS[state] }),
    }
  })
  return [opened, ...rest]
}

/** «中度失能(2级)» */
export const levelWords = ({ name, level }: Pick<ResultCard, 'name' | 'level'>): string => `${name}(${level}级)`

/** What suits her, as one line of the page. */
export const dayPartWords = (dayPart: keyof typeof DAY_PART_WORDS, times: string): string =>
  [DAY_PART_WORDS[dayPart], times].filter(Boolean).join(';')
