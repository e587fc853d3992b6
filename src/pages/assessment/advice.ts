import type { SelfCheckAdvice } from '@/domain/assessment/self-check'

/** On every page of the self-check: it is no assessment. */
export const NO_ASSESSMENT = '自测,不作为评估结论。'

interface AdviceWords {
  readonly title: string
  readonly about: (who: string) => string
}

/** What a self-check says: to apply, or that it can wait; never a level. */
export const ADVICE: Readonly<Record<SelfCheckAdvice, AdviceWords>> = {
  likely: {
    title: '建议申请评估',
    about: (who) => `${who}有些事要人帮。请评估员上门看一看,结果可能用得上:护理补贴、上门服务、家里改造,多半要看它。`,
  },
  perhaps: {
    title: '拿不准,可以申请',
    about: (who) => `有的事要帮一点,或者说不准。评估员会看得准一些,${who}申请了也不吃亏;也可以先打电话问社区。`,
  },
  later: {
    title: '现在多半不急',
    about: (who) =>
      `按刚才说的,${who}日常的事都能自己做,现在评多半是“能力完好”。想评也可以申请;身体有了变化,再来测一测。`,
  },
}
