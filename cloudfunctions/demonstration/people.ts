import type { Relation } from '@/domain/person/relation'

export interface DemoPerson {
  readonly key: string
  readonly name: string
  readonly birthDate: string
  /** GB/T 2260 */
  readonly residence: string
  readonly town: string
}

export interface DemoAccount {
  /** As `signInDemo` takes it. */
  readonly id: string
  readonly name: string
  /** One line for the sign-in page. */
  readonly about: string
  readonly helps: readonly {
    readonly person: string
    readonly relation: Relation
    readonly standing: 'self' | 'confirmed'
  }[]
}

/** Invented people. Their days are chosen to show something: an allowance of 80+, a birthday soon, a first at 65. */
export const PEOPLE: readonly DemoPerson[] = [
  { key: 'wang-xiuying', name: '王秀英', birthDate: '1944-03-05', residence: '141002', town: '解放路街道' },
  { key: 'wang-deshan', name: '王德山', birthDate: '1946-12-18', residence: '141002', town: '解放路街道' },
  { key: 'zhang-jianguo', name: '张建国', birthDate: '1954-06-20', residence: '141082', town: '鼓楼街道' },
  { key: 'liu-guilan', name: '刘桂兰', birthDate: '1938-09-02', residence: '141024', town: '大槐树镇' },
]

export const ACCOUNTS: readonly DemoAccount[] = [
  {
    id: 'daughter',
    name: '王丽',
    about: '女儿,在外地工作,替妈妈和爸爸办',
    helps: [
      { person: 'wang-xiuying', relation: '妈妈', standing: 'confirmed' },
      { person: 'wang-deshan', relation: '爸爸', standing: 'confirmed' },
    ],
  },
  {
    id: 'elder',
    name: '张建国',
    about: '72岁,住在霍州,自己用手机办',
    helps: [{ person: 'zhang-jianguo', relation: '本人', standing: 'self' }],
  },
  {
    id: 'neighbour',
    name: '陈志强',
    about: '邻居,帮88岁的刘奶奶看看',
    helps: [{ person: 'liu-guilan', relation: '邻居', standing: 'confirmed' }],
  },
]
