import type { Skill } from '@/domain/booking/services'
import { dayAfter } from '@/domain/facility/hours'
import { seededRandom } from './random'

/** Somebody whom a demonstration's provider sends. */
export interface DemoCarer {
  readonly key: string
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly skills: readonly { readonly skill: Skill; readonly from: string; readonly to: string }[]
}

const FEMALE = ['王桂香', '李秀芬', '张玉梅', '赵春兰', '刘小琴', '杨淑芳', '郭爱玲', '马红霞'] as const
const MALE = ['张志强', '李建军', '王海龙', '赵国栋', '刘永刚', '郭文斌'] as const

const YEAR = 365
/** Two of each sex for baths: one never lifts alone, and some want people of their own sex. */
const POSTS: readonly (readonly [sex: DemoCarer['sex'], skills: readonly Skill[]])[] = [
  ['female', ['bath', 'care', 'household']],
  ['female', ['household', 'escort']],
  ['male', ['bath', 'care', 'escort']],
  ['male', ['bath', 'care', 'household']],
  ['female', ['rehabilitation', 'care']],
  ['female', ['delivery', 'household']],
]

/** The team of a provider; the last one's certificates are over, so that he cannot be sent. @param today `YYYY-MM-DD` */
export function generateCarers(provider: string, today: string): DemoCarer[] {
  const random = seededRandom(`carers/${provider}`)
  const first = random.whole(0, 99)
  const valid = { from: dayAfter(today, -YEAR), to: dayAfter(today, 2 * YEAR) }
  const over = { from: dayAfter(today, -2 * YEAR), to: dayAfter(today, -30) }
  const nameAt = (names: readonly string[], index: number): string => names[(first + index) % names.length] ?? ''
  const team = POSTS.map(([sex, skills], index): DemoCarer => ({
    ...{ key: String(index), name: nameAt(sex === 'female' ? FEMALE : MALE, index), sex },
    skills: skills.map((skill) => ({ skill, ...valid })),
  }))
  const lapsed: DemoCarer = {
    ...{ key: 'lapsed', name: nameAt(FEMALE, POSTS.length), sex: 'female' },
    skills: [{ skill: 'bath', ...over }],
  }
  return [...team, lapsed]
}

/** What the played one of a team may do. */
export const playedSkills = (today: string): DemoCarer['skills'] =>
  (['bath', 'care', 'household'] as const).map((skill) => ({
    ...{ skill, from: dayAfter(today, -YEAR), to: dayAfter(today, 2 * YEAR) },
  }))
