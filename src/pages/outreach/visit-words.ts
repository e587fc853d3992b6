import type { ActionOutput } from '@/contract'
import type { DueVisit } from '@/contract/care/visits'
import type { DeskAct } from '@/client/outgoing-desk'
import type { VisitPlan } from '@/client/visit-plan'
import {
  VISIT_CHECK_WORDS,
  VISIT_CHECKS,
  VISIT_FINDING_WORDS,
  VISIT_MODE_WORDS,
  VISIT_OUTCOME_WORDS,
  type VisitCheck,
  type VisitFinding,
  type VisitFindings,
} from '@/domain/visit/record'
import type { IconName, Tone } from '@/ui'
import { fullDay } from '../words'

/** 探访 in words. */

/** «82岁 · 每月多看几次 · 上次 11月2日 周一» */
export function dueDetail({ age, tier, lastVisitOn, missed }: DueVisit): string {
  const parts = [
    age === null ? '' : `${age}岁`,
    tier === 'often' ? '生活不能自理' : '',
    lastVisitOn === null ? '还没有去过' : `上次 ${fullDay(lastVisitOn)}`,
    missed > 0 ? `这个月 ${missed} 次没见到` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** How one row of the route stands, with what lies on this phone. */
export type RowState = 'late' | 'today' | 'later' | 'written' | 'refused'

/** @param today `YYYY-MM-DD` */
export function rowState(
  { person, dueOn }: Pick<DueVisit, 'person' | 'dueOn'>,
  acts: readonly DeskAct[],
  today: string,
): RowState {
  const hers = acts.filter(({ action, data }) => action === 'recordVisit' && data.person === person)
  if (hers.some(({ state }) => state.kind === 'refused')) return 'refused'
  if (hers.length > 0) return 'written'
  if (dueOn < today) return 'late'
  return dueOn === today ? 'today' : 'later'
}

interface StateWord {
  readonly words: string
  readonly tone: Tone
}

/** How a row stands, in a word that says it without colour. */
export function stateWord(state: RowState, { dueOn }: Pick<DueVisit, 'dueOn'>): StateWord {
  switch (state) {
    case 'late':
      return { words: `过了日子:${fullDay(dueOn)}`, tone: 'bad' }
    case 'today':
      return { words: '今天', tone: 'wait' }
    case 'written':
      return { words: '记下了,还没发出去', tone: 'good' }
    case 'refused':
      return { words: '没有记上', tone: 'bad' }
    case 'later':
      return { words: `${fullDay(dueOn)}以前`, tone: 'plain' }
  }
}

/** By which rule, and where it stands; what no document gives is said to be assumed. */
export function ruleWords({ monthly, often, source, oftenSource, inForce }: VisitPlan['rule']): string {
  const first = `每月至少 ${monthly} 次(${source ?? '文件没写,以当地规定为准'})`
  const second = `生活不能自理的每月 ${often} 次(${oftenSource ?? '文件没写几次,以当地规定为准'})`
  return `${first},${second}。${inForce ? '' : '文件还没有正式生效。'}`
}

/** «31/34» */
export const monthCount = ({ visited, owed }: Pick<VisitPlan, 'visited' | 'owed'>): string => `${visited}/${owed}`

export type WrittenVisit = ActionOutput<'care', 'visit'>

/** «上门 · 见到、说上话了» */
export const howWords = ({ mode, outcome }: Pick<WrittenVisit, 'mode' | 'outcome'>): string =>
  `${VISIT_MODE_WORDS[mode]} · ${VISIT_OUTCOME_WORDS[outcome]}`

/** A mark of its own for each finding: whoever tells no red from green sees which is the problem. */
const MARKS: Readonly<Record<VisitFinding, { readonly tone: Tone; readonly icon: IconName }>> = {
  good: { tone: 'good', icon: 'check' },
  watch: { tone: 'wait', icon: 'question' },
  problem: { tone: 'bad', icon: 'alarm' },
  unseen: { tone: 'plain', icon: 'cross' },
}

export interface FindingLine {
  readonly check: VisitCheck
  readonly label: string
  readonly words: string
  readonly tone: Tone
  readonly icon: IconName
}

/** The six as they are read, in the order in which they were tapped. */
export const findingLines = (findings: VisitFindings): readonly FindingLine[] =>
  VISIT_CHECKS.map((check) => ({
    ...{ check, label: VISIT_CHECK_WORDS[check], words: VISIT_FINDING_WORDS[findings[check]] },
    ...MARKS[findings[check]],
  }))
