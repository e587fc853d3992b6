import type { AssessmentState } from '@/domain/assessment/states'

/** What becomes of an assessment when her consent that it is kept is taken back: the server stops at each step by itself. */

/** `stops`: nothing may be written on her form. `told`: what was signed is told to herself alone. `kept`: it was on her record. */
type Follow = 'stops' | 'told' | 'kept'

const FOLLOWS: Readonly<Partial<Record<AssessmentState, Follow>>> = {
  ...{ received: 'stops', returned: 'stops', checked: 'stops', assigned: 'stops', appointed: 'stops' },
  ...{ objected: 'stops', assessed: 'told', told: 'told', 'in-force': 'kept' },
}

const wordsOf =
  (words: Readonly<Record<Follow, string>>) =>
  (state: AssessmentState): string => {
    const follow = FOLLOWS[state]
    return follow ? words[follow] : ''
  }

/** Before she takes it back; empty where nothing hangs upon it any more. */
export const beforeTakingBack = wordsOf({
  stops: '正在办的能力评估会停下来:评估员来了也不能记。不想评了,请再去撤回申请;还想评,重新同意就接着办。',
  told: '已经评完的结果还会告诉本人,但不记进资料,补贴和服务不会按它算。',
  kept: '有效的评估结果会从资料里去掉,补贴和服务不再按它算;拿评估证明去办事,对方可能核对不到。',
})

/** On the page of the application, once it was taken back. */
export const afterTakingBack = wordsOf({
  stops:
    '保存评估结果的同意收回了,评估先停在这里。还想评,在“我的”里的“同意与收回”重新同意,就接着办;不想评了,在这一页下面撤回。',
  told: '保存评估结果的同意收回了:结果只给本人看,不记进资料,补贴和服务不会按它算。',
  kept: '保存评估结果的同意收回了:结果只给本人看,不在资料里,补贴和服务不按它算。',
})

/** The same as the office reads it. */
export const officeTakenBack = wordsOf({
  stops:
    '老人收回了保存评估结果的同意:上门填不了表,也签不了名。请打电话问老人,还要评,先请老人重新同意;不评了,请老人那边撤回。',
  told: '老人收回了保存评估结果的同意:结果照样告诉老人本人,生效以后不记进资料。',
  kept: '老人收回了保存评估结果的同意:结果只给老人本人看,不记在资料里。',
})
