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
  /** One line for the sign-in page, the city first: a stranger looks for that. */
  readonly about: string
  readonly helps: readonly {
    readonly person: string
    readonly relation: Relation
    readonly standing: 'self' | 'confirmed'
  }[]
}

/**
 * Invented people. Their days are chosen to show something: an allowance of 80+, a birthday soon, a first at 65, services
 * that end or begin at 60 and 65.
 */
export const PEOPLE: readonly DemoPerson[] = [
  { key: 'wang-xiuying', name: '王秀英', birthDate: '1944-03-05', residence: '141002', town: '解放路街道' },
  { key: 'wang-deshan', name: '王德山', birthDate: '1946-12-18', residence: '141002', town: '解放路街道' },
  { key: 'zhang-jianguo', name: '张建国', birthDate: '1954-06-20', residence: '141082', town: '鼓楼街道' },
  { key: 'liu-guilan', name: '刘桂兰', birthDate: '1938-09-02', residence: '141024', town: '大槐树镇' },
  { key: 'hao-yulan', name: '郝玉兰', birthDate: '1950-05-12', residence: '140105', town: '坞城街道' },
  { key: 'guo-shouyi', name: '郭守义', birthDate: '1946-12-24', residence: '140105', town: '坞城街道' },
  { key: 'cheng-guizhi', name: '程桂芝', birthDate: '1943-10-17', residence: '340104', town: '三里庵街道' },
  { key: 'sun-shuzhen', name: '孙淑珍', birthDate: '1955-08-16', residence: '230102', town: '兆麟街道' },
  { key: 'yu-dehai', name: '于德海', birthDate: '1961-12-20', residence: '230102', town: '兆麟街道' },
  { key: 'lin-xiuzhi', name: '林秀治', birthDate: '1943-02-27', residence: '350203', town: '中华街道' },
]

export const ACCOUNTS: readonly DemoAccount[] = [
  {
    id: 'daughter',
    name: '王丽',
    about: '临汾 · 女儿,在外地工作,替妈妈和爸爸办',
    helps: [
      { person: 'wang-xiuying', relation: '妈妈', standing: 'confirmed' },
      { person: 'wang-deshan', relation: '爸爸', standing: 'confirmed' },
    ],
  },
  {
    id: 'elder',
    name: '张建国',
    about: '临汾 · 72岁,住在霍州,自己用手机办',
    helps: [{ person: 'zhang-jianguo', relation: '本人', standing: 'self' }],
  },
  {
    id: 'neighbour',
    name: '陈志强',
    about: '临汾 · 邻居,帮88岁的刘奶奶看看',
    helps: [{ person: 'liu-guilan', relation: '邻居', standing: 'confirmed' }],
  },
  {
    id: 'taiyuan',
    name: '郭婷',
    about: '太原 · 女儿,替妈妈和爸爸办',
    helps: [
      { person: 'hao-yulan', relation: '妈妈', standing: 'confirmed' },
      { person: 'guo-shouyi', relation: '爸爸', standing: 'confirmed' },
    ],
  },
  {
    id: 'hefei',
    name: '程晓燕',
    about: '合肥 · 女儿,替一个人住的妈妈办',
    helps: [{ person: 'cheng-guizhi', relation: '妈妈', standing: 'confirmed' }],
  },
  {
    id: 'harbin',
    name: '于海波',
    about: '哈尔滨 · 儿子,替妈妈和爸爸办',
    helps: [
      { person: 'sun-shuzhen', relation: '妈妈', standing: 'confirmed' },
      { person: 'yu-dehai', relation: '爸爸', standing: 'confirmed' },
    ],
  },
  {
    id: 'xiamen',
    name: '陈雅婷',
    about: '厦门 · 女儿,替卧床的妈妈办',
    helps: [{ person: 'lin-xiuzhi', relation: '妈妈', standing: 'confirmed' }],
  },
]
