import { ELSEWHERE } from '../facts'
import type { Question } from '../question'

/** Pages on care and on where somebody lives: short, and asked only where a city's rules read them. */
export const CARE: readonly Question[] = [
  {
    id: 'ability',
    kind: 'one',
    facts: ['ability'],
    ask: '{who}做过老年人能力评估吗?结果是什么?',
    why: '有的补贴和照料要看评估结果。',
    options: [
      { id: 'none', label: '没做过', tells: { ability: null } },
      ...['能力完好', '轻度失能', '中度失能', '重度失能', '完全失能'].map((label, level) => ({
        id: `level-${level}`,
        label,
        tells: { ability: { scale: 'GB/T 42195', level } },
      })),
    ],
    core: true,
    weight: 0.5,
  },
  {
    id: 'careNeed',
    kind: 'one',
    facts: ['careNeed'],
    ask: '过日子,{who}要人帮着照料吗?',
    why: '做饭、洗澡、看病要人帮的老人,有的地方有人上门。',
    options: [
      { id: 'yes', label: '要', tells: { careNeed: true } },
      { id: 'no', label: '现在不用', tells: { careNeed: false } },
    ],
    core: true,
    weight: 0.4,
  },
  {
    id: 'careSetting',
    kind: 'one',
    facts: ['careSetting'],
    ask: '{who}现在在哪里养老?',
    why: '在家和住养老院,能办的事不一样。',
    options: [
      { id: 'home', label: '在自己家里', tells: { careSetting: 'home' } },
      {
        id: 'home-bed',
        label: '在家,装了家庭养老床位',
        hint: '养老机构到家里装了床和呼叫设备',
        tells: { careSetting: 'home-bed' },
      },
      {
        id: 'day-care',
        label: '白天有地方照看,晚上回家',
        hint: '日托',
        tells: { careSetting: 'day-care' },
      },
      { id: 'institution', label: '住养老院', tells: { careSetting: 'institution' } },
    ],
    core: true,
    weight: 0.5,
  },
  {
    id: 'homeBed',
    kind: 'one',
    facts: ['housing'],
    ask: '{who}家里能装一张养老床位吗?',
    why: '装得下护理床和呼叫设备、有网络的,可以在家建养老床位。',
    options: [
      { id: 'yes', label: '能', hint: '放得下床,能通网', tells: { housing: { has: ['bed-feasible'] } } },
      { id: 'no', label: '不能', hint: '太小,或者不让装', tells: { housing: { not: ['bed-feasible'] } } },
    ],
    core: true,
    weight: 0.5,
  },
  {
    id: 'hukouArea',
    kind: 'one',
    facts: ['hukouArea'],
    ask: '{who}是农村户口还是城市户口?',
    why: '有的项目只给农村的老人。',
    options: [
      { id: 'rural', label: '农村户口', tells: { hukouArea: 'rural' } },
      { id: 'urban', label: '城市户口', tells: { hukouArea: 'urban' } },
    ],
    core: true,
  },
  {
    id: 'residence',
    kind: 'county',
    facts: ['residence'],
    ask: '{who}现在住在哪里?',
    why: '有的项目只给住在本市的老人。',
    options: [{ id: 'elsewhere', label: '不在本市', tells: { residence: ELSEWHERE } }],
    core: true,
  },
]
