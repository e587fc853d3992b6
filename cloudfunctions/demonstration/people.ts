import { SCOPES, type Scope } from '@/domain/helper/scope'
import type { Relation } from '@/domain/person/relation'
import type { StaffRole } from '@/domain/staff/staff'

export interface DemoPerson {
  readonly key: string
  readonly name: string
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  /** GB/T 2260 */
  readonly residence: string
  readonly town: string
}

/** A place among the staff of a city, whose second factor was given long ago. */
export interface DemoStaff {
  readonly role: StaffRole
  readonly city: string
  /** GB/T 2260 county and its street; absent is the whole city. */
  readonly county?: string
  readonly street?: string
  /** Whose desk or visits: the provider that serves the played people of this county. Clerks and care workers alone. */
  readonly serves?: string
  /** Of a care worker. */
  readonly sex?: 'male' | 'female'
  /** Of an assessor: which assessing organisation, and whether with a medical background. */
  readonly assesses?: { readonly org: string; readonly medical: boolean }
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
    readonly scopes: readonly Scope[]
  }[]
  readonly staff?: DemoStaff
}

/**
 * Invented people. Their days are chosen to show something: an allowance of 80+, a birthday soon, a first at 65, services
 * that end or begin at 60 and 65.
 */
// prettier-ignore
export const PEOPLE: readonly DemoPerson[] = [
  { key: 'wang-xiuying', name: '王秀英', birthDate: '1944-03-05', sex: 'female', residence: '141002', town: '解放路街道' },
  { key: 'wang-deshan', name: '王德山', birthDate: '1946-12-18', sex: 'male', residence: '141002', town: '解放路街道' },
  { key: 'zhang-jianguo', name: '张建国', birthDate: '1954-06-20', sex: 'male', residence: '141082', town: '鼓楼街道' },
  { key: 'liu-guilan', name: '刘桂兰', birthDate: '1938-09-02', sex: 'female', residence: '141024', town: '大槐树镇' },
  { key: 'hao-yulan', name: '郝玉兰', birthDate: '1950-05-12', sex: 'female', residence: '140105', town: '坞城街道' },
  { key: 'guo-shouyi', name: '郭守义', birthDate: '1946-12-24', sex: 'male', residence: '140105', town: '坞城街道' },
  { key: 'cheng-guizhi', name: '程桂芝', birthDate: '1943-10-17', sex: 'female', residence: '340104', town: '三里庵街道' },
  { key: 'sun-shuzhen', name: '孙淑珍', birthDate: '1955-08-16', sex: 'female', residence: '230102', town: '兆麟街道' },
  { key: 'yu-dehai', name: '于德海', birthDate: '1961-12-20', sex: 'male', residence: '230102', town: '兆麟街道' },
  { key: 'lin-xiuzhi', name: '林秀治', birthDate: '1943-02-27', sex: 'female', residence: '350203', town: '中华街道' },
]

/**
 * Whoever has applied for an assessment already, so that the office's desk shows every step. Nobody plays them: they live in a county
 * of their own and stand in nobody's list.
 */
// prettier-ignore
export const APPLICANTS: readonly DemoPerson[] = [
  { key: 'applicant-received', name: '梁桂英', birthDate: '1949-04-11', sex: 'female', residence: '141024', town: '大槐树镇' },
  { key: 'applicant-checked', name: '赵有福', birthDate: '1945-01-29', sex: 'male', residence: '141024', town: '大槐树镇' },
  { key: 'applicant-appointed', name: '祁玉兰', birthDate: '1941-07-06', sex: 'female', residence: '141024', town: '大槐树镇' },
  { key: 'applicant-assessed', name: '范维民', birthDate: '1943-03-18', sex: 'male', residence: '141024', town: '大槐树镇' },
  { key: 'applicant-told', name: '周德明', birthDate: '1940-11-30', sex: 'male', residence: '141024', town: '大槐树镇' },
  { key: 'applicant-in-force', name: '吉秀珍', birthDate: '1938-08-25', sex: 'female', residence: '141024', town: '大槐树镇' },
]

const all = (person: string, relation: Relation) =>
  ({ person, relation, standing: 'confirmed', scopes: SCOPES }) as const

/** A worker of one street: `name` is on the window there too. */
const worker = (id: string, name: string, city: string, cityName: string, at: readonly [string, string, string]) => {
  const [county, countyName, street] = at
  const staff = { role: 'community-worker', city, county, street } as const
  return { id, name, about: `${cityName} · 社工,负责${countyName}${street}`, helps: [], staff }
}

/** Who looks after a city's staff and its register. */
const operator = (id: string, name: string, city: string, cityName: string) => {
  const staff = { role: 'operator', city } as const
  return { id, name, about: `${cityName} · 民政局,管工作人员名单,看地图覆盖`, helps: [], staff }
}

/** Who answers 12349 for a whole city. */
const agent = (id: string, name: string, city: string, cityName: string) => {
  const staff = { role: 'phone-agent', city } as const
  return { id, name, about: `${cityName} · 12349 话务员,在电话里替老人办`, helps: [], staff }
}

/** Who decides on grants for a whole city. */
const official = (id: string, name: string, city: string, cityName: string) => {
  const staff = { role: 'official', city } as const
  return { id, name, about: `${cityName} · 民政局经办,批补贴、看账`, helps: [], staff }
}

/** Who stands behind the counter of the company that serves the played people of a county. */
const clerk = (
  id: string,
  name: string,
  city: string,
  cityName: string,
  [county, where]: readonly [string, string],
) => {
  const staff = { role: 'clerk', city, county, serves: county } as const
  return { id, name, about: `${cityName} · ${where}的食堂和服务站,接单、收餐`, helps: [], staff }
}

/** Whom that company sends: cleaning, and one of two for a bath. */
const carer = (
  id: string,
  name: string,
  city: string,
  cityName: string,
  [county, where]: readonly [string, string],
) => {
  const staff = { role: 'care-worker', city, county, serves: county, sex: 'female' } as const
  return { id, name, about: `${cityName} · 护理员,在${where}上门打扫、助浴`, helps: [], staff }
}

/** One of two who assess together; the first of an organisation is a nurse. */
const assessor = (id: string, name: string, city: string, about: string, org = city, medical = !/-\d$/.test(id)) => {
  const staff = { role: 'assessor', city, assesses: { org, medical } } as const
  return { id, name, about, helps: [], staff }
}

/** Who plays what. The families come first: they are whom most visitors want to be. */
export const ACCOUNTS: readonly DemoAccount[] = [
  {
    id: 'daughter',
    name: '王丽',
    about: '临汾 · 女儿,在外地工作,替妈妈和爸爸办',
    helps: [all('wang-xiuying', '妈妈'), all('wang-deshan', '爸爸')],
  },
  { id: 'brother', name: '王军', about: '临汾 · 儿子,还没有替谁办', helps: [] },
  {
    id: 'elder',
    name: '张建国',
    about: '临汾 · 72岁,住在霍州,自己用手机办',
    helps: [{ person: 'zhang-jianguo', relation: '本人', standing: 'self', scopes: SCOPES }],
  },
  {
    id: 'neighbour',
    name: '陈志强',
    about: '临汾 · 邻居,帮88岁的刘奶奶看看',
    helps: [{ person: 'liu-guilan', relation: '邻居', standing: 'confirmed', scopes: ['view', 'handle'] }],
  },
  worker('worker', '李敏', 'linfen', '临汾', ['141002', '尧都区', '解放路街道']),
  agent('phone-agent', '王芳', 'linfen', '临汾'),
  operator('operator', '赵强', 'linfen', '临汾'),
  clerk('clerk', '陈燕', 'linfen', '临汾', ['141002', '尧都区解放路街道']),
  carer('carer', '刘芳', 'linfen', '临汾', ['141002', '尧都区解放路街道']),
  official('official', '高伟', 'linfen', '临汾'),
  assessor('assessor', '马晓红', 'linfen', '临汾 · 评估员,当过护士,和郝志远一起上门评估'),
  assessor('assessor-2', '郝志远', 'linfen', '临汾 · 评估员,和马晓红一起上门评估'),
  assessor('assessor-3', '侯建英', 'linfen', '临汾 · 另一家机构的评估员,当过护士,有异议时再评', 'linfen-2', true),
  assessor('assessor-4', '柴文辉', 'linfen', '临汾 · 另一家机构的评估员,和侯建英一组', 'linfen-2'),
  {
    id: 'taiyuan',
    name: '郭婷',
    about: '太原 · 女儿,替妈妈和爸爸办',
    helps: [all('hao-yulan', '妈妈'), all('guo-shouyi', '爸爸')],
  },
  worker('taiyuan-worker', '梁静', 'taiyuan', '太原', ['140105', '小店区', '坞城街道']),
  operator('taiyuan-operator', '武建军', 'taiyuan', '太原'),
  clerk('taiyuan-clerk', '贾红梅', 'taiyuan', '太原', ['140105', '小店区坞城街道']),
  carer('taiyuan-carer', '段丽', 'taiyuan', '太原', ['140105', '小店区坞城街道']),
  official('taiyuan-official', '卫东', 'taiyuan', '太原'),
  assessor('taiyuan-assessor', '闫慧琴', 'taiyuan', '太原 · 评估员,当过护士,和任立军一起上门评估'),
  assessor('taiyuan-assessor-2', '任立军', 'taiyuan', '太原 · 评估员,和闫慧琴一起上门评估'),
  { id: 'hefei', name: '程晓燕', about: '合肥 · 女儿,替一个人住的妈妈办', helps: [all('cheng-guizhi', '妈妈')] },
  worker('hefei-worker', '周敏', 'hefei', '合肥', ['340104', '蜀山区', '三里庵街道']),
  {
    id: 'harbin',
    name: '于海波',
    about: '哈尔滨 · 儿子,替妈妈和爸爸办',
    helps: [all('sun-shuzhen', '妈妈'), all('yu-dehai', '爸爸')],
  },
  worker('harbin-worker', '宋岩', 'harbin', '哈尔滨', ['230102', '道里区', '兆麟街道']),
  operator('harbin-operator', '姜波', 'harbin', '哈尔滨'),
  clerk('harbin-clerk', '徐丹', 'harbin', '哈尔滨', ['230102', '道里区兆麟街道']),
  { id: 'xiamen', name: '陈雅婷', about: '厦门 · 女儿,替卧床的妈妈办', helps: [all('lin-xiuzhi', '妈妈')] },
  worker('xiamen-worker', '洪艺', 'xiamen', '厦门', ['350203', '思明区', '中华街道']),
]

/** Who stands in the lists of cities in which nobody plays the office: they have places there, and nobody signs in as one. */
export const NOT_PLAYED: readonly DemoAccount[] = [
  assessor('hefei-assessor', '汪素琴', 'hefei', '合肥 · 评估员,当过护士'),
  assessor('hefei-assessor-2', '方志和', 'hefei', '合肥 · 评估员'),
  assessor('harbin-assessor', '曲淑琴', 'harbin', '哈尔滨 · 评估员,当过护士'),
  assessor('harbin-assessor-2', '佟国栋', 'harbin', '哈尔滨 · 评估员'),
  assessor('xiamen-assessor', '苏秀美', 'xiamen', '厦门 · 评估员,当过护士'),
  assessor('xiamen-assessor-2', '庄永福', 'xiamen', '厦门 · 评估员'),
]

/** Who works at the window of a street, where an identity plays that; the window gives the same name. */
export function workerAt(county: string, street: string): string | null {
  return ACCOUNTS.find(({ staff }) => staff?.county === county && staff.street === street)?.name ?? null
}
