/** One city's part of the story: who lives it, what she answers, and what she must be able to read. */
export interface CityStory {
  /** Its key, `linfen`. */
  readonly city: string
  readonly name: string
  /** Of the telephones in its demonstration. */
  readonly areaCode: string
  /** The county where its demonstration is dense, GB/T 2260. */
  readonly centre: string
  /** Who signs in, as the sign-in page offers her, and the name of the mother whom she chooses. */
  readonly daughter: string
  readonly mother: string
  /** What the daughter knows, by words of the question; of the rest she says 不知道. */
  readonly known: readonly (readonly [question: string, answer: string])[]
  /** The group in which she must find the benefit. */
  readonly group: string
  /** One known benefit, with the clause and the office that one would name at a counter. */
  readonly benefit: {
    readonly ref: string
    readonly name: string
    readonly document: string
    readonly clause: string
    readonly decider: string
    /** Of what it comes to, in the page's words. */
    readonly amount: string
  }
  /** More pages of benefits that are worth looking at: long, conflicting, never a right. */
  readonly refs: readonly string[]
  /** References of its operator-side rules. */
  readonly calculators: readonly string[]
}

/** What every daughter here knows of her mother, whatever the city asks. */
const HER_MOTHER = [
  ['有下面的证明吗', '低保'],
  ['自己行吗', '有些事要人帮'],
  ['有残疾证吗', '没有残疾证'],
  ['有下面的情况吗', '只有老两口住'],
] as const

export const LINFEN: CityStory = {
  city: 'linfen',
  name: '临汾市',
  areaCode: '0357',
  centre: '141002',
  daughter: '王丽',
  mother: '王秀英',
  known: [['户口在哪里', '尧都区'], ...HER_MOTHER],
  group: '可以享受',
  benefit: {
    ref: 'LF-11',
    name: '高龄津贴',
    document: '临政办发〔2023〕43号',
    clause: '附件第11项',
    decider: '市民政局',
    amount: '县里定',
  },
  refs: ['LF-21', 'LF-18c'],
  calculators: [],
}

export const TAIYUAN: CityStory = {
  city: 'taiyuan',
  name: '太原市',
  areaCode: '0351',
  centre: '140105',
  daughter: '郭婷',
  mother: '郝玉兰',
  known: [['户口在哪里', '小店区'], ...HER_MOTHER],
  group: '可以享受',
  benefit: {
    ref: 'TY-T1',
    name: '政府购买居家养老服务',
    document: '《关于支持全市社区和居家养老服务发展的实施意见》',
    clause: '正文第11条',
    decider: '市民政局',
    amount: '100 元',
  },
  refs: ['TY-T2', 'TY-T7', 'TY-T8'],
  calculators: ['TY-T3', 'TY-T4', 'TY-T5', 'TY-T6'],
}

export const HEFEI: CityStory = {
  city: 'hefei',
  name: '合肥市',
  areaCode: '0551',
  centre: '340104',
  daughter: '程晓燕',
  mother: '程桂芝',
  known: [['户口在哪里', '蜀山区'], ...HER_MOTHER],
  group: '可以享受',
  benefit: {
    ref: 'CN-4',
    name: '高龄津贴',
    document: '《国家基本养老服务清单》',
    clause: '清单第4项',
    decider: '民政部门',
    amount: '当地定',
  },
  refs: ['HF-H1', 'HF-H5'],
  calculators: [],
}

export const HARBIN: CityStory = {
  city: 'harbin',
  name: '哈尔滨市',
  areaCode: '0451',
  centre: '230102',
  daughter: '于海波',
  mother: '孙淑珍',
  known: [['户口在哪里', '道里区'], ...HER_MOTHER],
  group: '可能符合',
  benefit: {
    ref: 'HRB-R1',
    name: '政府购买居家养老服务',
    document: '哈政发〔2024〕22号',
    clause: '四、保障措施(二)',
    decider: '市民政局',
    amount: '区里定',
  },
  refs: ['HRB-R1e', 'HRB-R2', 'HRB-R7'],
  calculators: [],
}

export const XIAMEN: CityStory = {
  city: 'xiamen',
  name: '厦门市',
  areaCode: '0592',
  centre: '350203',
  daughter: '陈雅婷',
  mother: '林秀治',
  known: [
    ['户口在哪里', '思明区'],
    ['在哪里养老', '在自己家里'],
    ['能力评估吗', '重度失能'],
    ['能装一张养老床位', '能'],
    ...HER_MOTHER,
  ],
  group: '可能符合',
  benefit: {
    ref: 'XM-X1',
    name: '家庭养老床位:建设补贴',
    document: '厦民〔2022〕147号',
    clause: '二、服务群体(一)',
    decider: '市民政局',
    amount: '市里定',
  },
  refs: ['XM-X2', 'XM-X3', 'XM-X4'],
  calculators: ['XM-L57'],
}

export const CITIES: readonly CityStory[] = [LINFEN, TAIYUAN, HEFEI, HARBIN, XIAMEN]
