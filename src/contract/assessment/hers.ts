import * as z from 'zod/mini'
import { ASSESSMENT_REASONS } from '@/domain/assessment/states'
import { cityName, dateText, words } from '../common'
import { action, ANYONE } from '../envelope'
import { assessmentThread, certificateCard, fileIds, level, resultCard, seen, termsCard, wishes } from './shapes'

const CASE = { by: 'case', scope: 'assess', desk: 'never' } as const
const answered = z.object({ thread: assessmentThread })
/** `doubt` is no reason to apply: an objection is made in the application itself. */
const reason = z.enum(ASSESSMENT_REASONS).check(z.refine((one) => one !== 'doubt', '请选一个申请的原因'))

/** The person's own side, and what anybody may ask. */
export const hersActions = {
  terms: action({
    about: 'What a city has decided about assessments. A value without a source is our assumption.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ city: cityName }),
    output: z.object({ terms: termsCard }),
  }),
  verify: action({
    about:
      'Whether a certificate holds: whoever has its code learns name in part, level and days, and nothing else. For counters, other departments and other cities too.',
    access: ANYONE,
    writes: false,
    input: z.strictObject({ code: z.string().check(z.maxLength(40)) }),
    output: z.object({
      /** «王*英» */
      name: z.string(),
      instrument: z.string(),
      level,
      levelName: z.string(),
      on: dateText,
      validTo: dateText,
      state: z.enum(['valid', 'expired', 'superseded']),
      cityName: z.string(),
    }),
  }),
  apply: action({
    about:
      'Applies for an assessment. A second application while one is open is a conflict that names it. `agreed`: the notice of what will be done was read, by her or to her; needs her consent of class `assessment`.',
    access: { by: 'person', scope: 'assess', presence: true, call: true, trace: '申请了能力评估' },
    writes: true,
    input: z.strictObject({
      city: cityName,
      reason,
      ...wishes,
      words: z.optional(words(500)),
      files: fileIds,
      /** The version of the notice that was shown. */
      agreed: z.literal(1, '请先看完“评估要做什么”,再点同意'),
    }),
    output: answered,
  }),
  assessments: action({
    about: 'All her applications, latest first.',
    access: { by: 'person', scope: 'view', presence: true, call: true, trace: null },
    writes: false,
    input: z.strictObject({}),
    output: z.object({ threads: z.array(assessmentThread) }),
  }),
  assessment: action({
    about: 'One application. The office reads it by `officeCase`, the team by `sheet`.',
    access: { by: 'case', scope: 'view', desk: 'never', trace: '看了能力评估' },
    writes: false,
    input: z.strictObject({ case: z.uuid() }),
    output: answered,
  }),
  withdraw: action({
    about: 'Takes the application back, or the objection: then the first result counts.',
    access: { ...CASE, trace: '撤回了能力评估的申请' },
    writes: true,
    input: z.strictObject({ ...seen, words: z.optional(words(300)) }),
    output: answered,
  }),
  sendAgain: action({
    about: 'Brings what was missing.',
    access: { ...CASE, trace: '补了能力评估的材料' },
    writes: true,
    input: z.strictObject({ ...seen, words: words(500), files: fileIds }),
    output: answered,
  }),
  postpone: action({
    about: 'The day does not suit: the team fixes another one.',
    access: { ...CASE, trace: '改了能力评估的时间' },
    writes: true,
    input: z.strictObject({ ...seen, dayPart: wishes.dayPart, words: words(200) }),
    output: answered,
  }),
  agree: action({
    about: 'She holds the result to be right: it is in force at once.',
    access: { ...CASE, trace: '认可了评估结果' },
    writes: true,
    input: z.strictObject(seen),
    output: answered,
  }),
  object: action({
    about: 'She does not agree: another team comes, and its result takes the place of this one, which stays on record.',
    access: { ...CASE, trace: '对评估结果提了异议' },
    writes: true,
    input: z.strictObject({ ...seen, words: words(500), files: fileIds }),
    output: answered,
  }),
  certificate: action({
    about: 'The certificate of the result in force, to show or print.',
    access: { by: 'case', scope: 'view', desk: 'never', call: false, trace: '看了评估证明' },
    writes: false,
    input: z.strictObject({ case: z.uuid() }),
    output: z.object({ name: z.string(), cityName: z.string(), result: resultCard, certificate: certificateCard }),
  }),
}
