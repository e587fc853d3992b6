/**
 * 自测: a few plain questions whether applying is likely to help. It is no assessment, gives no level, and nothing of it leaves the
 * phone. The thresholds are ours: rather one who applies for nothing than one who never asks.
 */

export const SELF_CHECK_ANSWERS = ['alone', 'some', 'much', 'unknown'] as const
export type SelfCheckAnswer = (typeof SELF_CHECK_ANSWERS)[number]

export interface SelfCheckQuestion {
  readonly key: string
  readonly ask: string
  readonly hint: string
  /** In the order of `SELF_CHECK_ANSWERS`. */
  readonly answers: readonly [string, string, string, string]
}

const HELP = ['自己能做', '要人帮一点', '多半要人帮', '不知道'] as const

export const SELF_CHECK: readonly SelfCheckQuestion[] = [
  { key: 'eat', ask: '吃饭要人帮吗?', hint: '夹菜、送进嘴里、咽下去', answers: HELP },
  { key: 'wash', ask: '洗澡、穿衣要人帮吗?', hint: '洗身、擦干、穿脱衣裤鞋袜', answers: HELP },
  { key: 'toilet', ask: '上厕所要人帮吗?', hint: '包括夜里憋得住憋不住', answers: HELP },
  {
    key: 'walk',
    ask: '走路、上楼怎么样?',
    hint: '平地走50米,上一层楼',
    answers: ['走得稳', '要扶着或拄拐', '走不了多远', '不知道'],
  },
  {
    key: 'mind',
    ask: '日子、住址、家里人,说得清吗?',
    hint: '今天几号、家住哪里、谁是谁',
    answers: ['说得清', '有时说不清', '常常说不清', '不知道'],
  },
  {
    key: 'outside',
    ask: '买东西、按时吃药、坐车,自己行吗?',
    hint: '平常的日子里',
    answers: ['自己行', '要人提醒、陪着', '要别人做', '不知道'],
  },
  {
    key: 'lately',
    ask: '最近一个月,摔倒、走失、呛到过吗?',
    hint: '有一样就算',
    answers: ['没有', '有过一次', '有过两次以上', '不知道'],
  },
]

/** `likely`: something is needed. `perhaps`: little, or not known. `later`: all is done alone; nobody is kept from applying. */
export type SelfCheckAdvice = 'likely' | 'perhaps' | 'later'

/** @param answers by key of the question; what is not there was not asked */
export function selfCheckAdvice(answers: Readonly<Record<string, SelfCheckAnswer>>): SelfCheckAdvice {
  const told = SELF_CHECK.map(({ key }) => answers[key] ?? 'unknown')
  const some = told.filter((one) => one === 'some').length
  if (told.includes('much') || some >= 2) return 'likely'
  return some > 0 || told.includes('unknown') ? 'perhaps' : 'later'
}
