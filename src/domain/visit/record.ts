/** The record of one visit, as a worker makes it in a minute. */

export const VISIT_MODES = ['in-person', 'phone', 'video'] as const
export type VisitMode = (typeof VISIT_MODES)[number]

/** `seen`: spoken with. Only that counts as a visit; the others are tries. */
export const VISIT_OUTCOMES = ['seen', 'not-home', 'refused'] as const
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number]

/** What is looked at: 健康、精神、安全、卫生、居住、需求. */
export const VISIT_CHECKS = ['health', 'mood', 'safety', 'hygiene', 'housing', 'needs'] as const
export type VisitCheck = (typeof VISIT_CHECKS)[number]

/** `unseen` could not be told; `problem` becomes a case, with words. */
export const VISIT_FINDINGS = ['good', 'watch', 'problem', 'unseen'] as const
export type VisitFinding = (typeof VISIT_FINDINGS)[number]

export const VISIT_MODE_WORDS: Readonly<Record<VisitMode, string>> = {
  'in-person': '上门',
  phone: '电话',
  video: '视频',
}
export const VISIT_OUTCOME_WORDS: Readonly<Record<VisitOutcome, string>> = {
  seen: '见到、说上话了',
  'not-home': '没见到人',
  refused: '不愿意',
}
export const VISIT_CHECK_WORDS: Readonly<Record<VisitCheck, string>> = {
  health: '身体',
  mood: '精神',
  safety: '安全',
  hygiene: '卫生',
  housing: '住处',
  needs: '需要',
}
export const VISIT_FINDING_WORDS: Readonly<Record<VisitFinding, string>> = {
  good: '都好',
  watch: '要留心',
  problem: '有问题',
  unseen: '没看到',
}

export type VisitFindings = Readonly<Record<VisitCheck, VisitFinding>>

export type VisitFault = 'future' | 'old' | 'no-words' | 'checks-unseen'

/** Days back for which a visit may still be written down: what lay on a phone without a signal, and the month's last days. */
export const VISIT_LATEST_DAYS = 14
const DAY_MS = 86_400_000
/** A phone's clock may be a little ahead. */
const AHEAD_MS = 10 * 60_000

/** What is wrong with a visit as it was written down; null when nothing is. */
export function visitFault(
  visit: {
    readonly at: Date
    readonly outcome: VisitOutcome
    readonly findings: VisitFindings | null
    readonly words: string
  },
  now: Date,
): VisitFault | null {
  if (visit.at.getTime() > now.getTime() + AHEAD_MS) return 'future'
  if (visit.at.getTime() < now.getTime() - VISIT_LATEST_DAYS * DAY_MS) return 'old'
  if (visit.outcome === 'seen' && visit.findings === null) return 'checks-unseen'
  return problemsOf(visit.findings).length > 0 && visit.words.trim() === '' ? 'no-words' : null
}

/** What has to become a case. */
export const problemsOf = (findings: VisitFindings | null): VisitCheck[] =>
  findings === null ? [] : VISIT_CHECKS.filter((check) => findings[check] === 'problem')

export const VISIT_FAULT_WORDS: Readonly<Record<VisitFault, string>> = {
  future: '探访的日子还没到,请看看日期和时间',
  old: `探访是${VISIT_LATEST_DAYS}天以前的,补不了了。真去过的,请在求助里写一句说明`,
  'no-words': '有问题的,请写一句是什么问题,这样才能交给人办',
  'checks-unseen': '请把看到的六样都点一下,没看到的点“没看到”',
}
