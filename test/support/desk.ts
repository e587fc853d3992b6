import { TAIYUAN, XIAMEN, type CityStory } from './cities'
import { chooseCity, type Hands } from './story'

/** A sum that the documents' readers have worked out by hand, and what one types to see it. */
export interface WorkedExample {
  readonly what: string
  readonly story: CityStory
  /** The rule, by the clause with which its row begins. */
  readonly rule: string
  readonly press: readonly string[]
  readonly type: readonly (readonly [field: string, words: string])[]
  /** The sum, who pays how much of it, and the clause. */
  readonly sees: readonly string[]
}

const BEDS = { story: TAIYUAN, rule: '正文第16条第(1)项', type: [['介护(要人照料)老人的人数', '10']] } as const
const CANTEEN = { story: TAIYUAN, rule: '正文第14条第(2)项' } as const

export const WORKED: readonly WorkedExample[] = [
  {
    ...BEDS,
    what: 'ten beds in a county that pays half',
    press: ['阳曲县'],
    sees: ['4,500 元', '市级财政 2,250 元', '县级财政 2,250 元', '正文第16条第(1)项'],
  },
  {
    ...BEDS,
    what: 'the same ten beds where the city pays three tenths',
    press: ['小店区'],
    sees: ['4,500 元', '市级财政 1,350 元', '县级财政 3,150 元'],
  },
  {
    ...CANTEEN,
    what: 'a canteen larger than what counts',
    press: ['小店区', '不是租的', '没领过'],
    type: [
      ['建筑面积', '600'],
      ['自己的投入', '800000'],
    ],
    sees: ['700,000 元', '70 万元', '市级财政 600,000 元', '县级财政 100,000 元'],
  },
  {
    what: 'money of the whole city, divided among its districts to the last fen',
    story: XIAMEN,
    rule: '五(二)',
    press: [],
    type: [
      ['下达总金额', '100'],
      ['思明区的人数', '1'],
      ['海沧区的人数', '1'],
      ['湖里区的人数', '1'],
      ['集美区的人数', '0'],
      ['同安区的人数', '0'],
      ['翔安区的人数', '0'],
    ],
    sees: ['100 元', '33.34 元', '33.33 元', '厦民〔2022〕147号'],
  },
]

/** From a fresh phone to one rule's page. */
export async function openRule(hands: Hands, { story, rule }: Pick<WorkedExample, 'story' | 'rule'>): Promise<void> {
  await chooseCity(hands, story)
  await hands.press('看全部清单')
  await hands.press('给机构的补贴怎么算')
  await hands.press(rule)
  await hands.sees('填数字')
}

export async function workOut(hands: Hands, example: WorkedExample): Promise<void> {
  await openRule(hands, example)
  for (const name of example.press) await hands.press(name)
  for (const [field, words] of example.type) await hands.type(field, words)
  await hands.press('算一算')
  for (const words of example.sees) await hands.sees(words)
}
