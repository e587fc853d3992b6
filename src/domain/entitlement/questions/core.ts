import { ELSEWHERE, type Economic, type Facts } from '../facts'
import type { Question } from '../question'
import { isExtremelyPoor } from './only-if'

/** Grades 1 and 2 count whatever the kind; of a lighter or unknown grade the kind decides. */
function needsKind({ disability }: Facts): boolean {
  const certificate = disability?.value
  return certificate !== undefined && certificate !== null && (certificate.grade ?? 3) >= 3
}

const grade = (number: 1 | 2 | 3 | 4, word: string, hint?: string) => ({
  id: `grade-${number}`,
  label: `${word}级`,
  ...(hint && { hint }),
  tells: { disability: { grade: number } },
})

const kind = (id: string, label: string, hint?: string) => ({
  id,
  label,
  ...(hint && { hint }),
  tells: { disability: { kind: [id] } },
})

/** A certificate that many cities' rules treat like any other. */
const certificate = (id: Economic, label: string, as: string, hint?: string) => ({
  id,
  label,
  ...(hint && { hint }),
  tells: { economic: [id] },
  within: { option: 'other', as },
})

/** Where somebody lives whose support has begun: it tells the wish too, since one of the two excludes the other. */
const place = (id: 'dispersed' | 'centralised', label: string, wish: string) => {
  const other = id === 'dispersed' ? 'centralised' : 'dispersed'
  return {
    id,
    label,
    tells: {
      economic: { has: [`extreme-poverty-${id}`], not: [`extreme-poverty-${other}`] },
      wishes: { has: [wish], not: [wish === 'home' ? 'institution' : 'home'] },
    },
  }
}

/** Where somebody would like to live whose support has not begun. */
const wish = (id: string, label: string, other: string) => ({
  id,
  label,
  tells: {
    wishes: { has: [id], not: [other] },
    economic: { not: ['extreme-poverty-dispersed', 'extreme-poverty-centralised'] },
  },
})

/** The pages of the short run. Words for an elder: what a person can see or hold, never a term of the policy alone. */
export const CORE: readonly Question[] = [
  {
    id: 'birthDate',
    kind: 'date',
    facts: ['birthDate'],
    ask: '{who}是哪天出生的?',
    why: '多数补贴和优待看年龄,差一天也不一样。',
    options: [],
    core: true,
  },
  {
    id: 'hukou',
    kind: 'county',
    facts: ['hukou'],
    ask: '{who}的户口在哪里?',
    why: '有的补贴要看户口在哪里,像高龄津贴;多数项目不看。',
    options: [{ id: 'elsewhere', label: '不在本市', tells: { hukou: ELSEWHERE } }],
    core: true,
  },
  {
    id: 'economic',
    kind: 'many',
    facts: ['economic'],
    ask: '{who}家里有下面的证明吗?',
    why: '几项补贴要看家庭经济情况,先看有没有证明。',
    options: [
      {
        id: 'minimum-living',
        label: '低保',
        hint: '领最低生活保障金',
        tells: { economic: ['minimum-living'] },
      },
      certificate('minimum-living-margin', '低保边缘', '低保边缘', '有低保边缘家庭证明'),
      {
        id: 'extreme-poverty',
        label: '特困',
        hint: '以前叫五保',
        tells: { economic: ['extreme-poverty'] },
        otherwise: { economic: { not: ['extreme-poverty-dispersed', 'extreme-poverty-centralised'] } },
      },
      certificate('low-income', '低收入家庭', '低收入'),
      certificate('rigid-expense', '支出困难家庭', '支出困难', '看病、上学花得太多'),
      certificate('out-of-poverty', '脱贫户', '脱贫户', '以前叫建档立卡户'),
      certificate('poverty-monitored', '监测对象', '监测对象', '怕再变困难,村里在帮的'),
      {
        id: 'other',
        label: '有别的困难证明',
        hint: '认定的困难老人',
        tells: { economic: ['hardship'] },
      },
    ],
    core: true,
  },
  {
    id: 'supportPlace',
    kind: 'one',
    facts: ['economic', 'wishes'],
    ask: '{who}是在家里供养,还是住供养机构?',
    why: '特困老人可以在家供养,也可以去机构,两样选一样。',
    options: [
      place('dispersed', '已经在家供养', 'home'),
      place('centralised', '已经住供养机构', 'institution'),
      wish('home', '还没定,想在家里', 'institution'),
      wish('institution', '还没定,想去机构', 'home'),
    ],
    core: true,
    onlyIf: isExtremelyPoor,
  },
  {
    id: 'selfCare',
    kind: 'one',
    facts: ['selfCare', 'careNeed'],
    ask: '吃饭、穿衣、上厕所、走路,{who}自己行吗?',
    why: '要人照顾的老人,另有补贴和照料。',
    options: [
      { id: 'able', label: '都能自己来', tells: { selfCare: 'able' } },
      { id: 'partial', label: '有些事要人帮', tells: { selfCare: 'partial', careNeed: true } },
      {
        id: 'unable',
        label: '离不开人,认定过',
        hint: '社区、民政或医院认定过不能自理',
        tells: { selfCare: 'unable', careNeed: true },
      },
      { id: 'not-certified', label: '离不开人,还没认定', hint: '可以去申请评估', tells: { careNeed: true } },
    ],
    core: true,
  },
  {
    id: 'disability',
    kind: 'one',
    facts: ['disability'],
    ask: '{who}有残疾证吗?上面写几级?',
    why: '有残疾证的老人另有两种补贴,看等级。',
    options: [
      { id: 'none', label: '没有残疾证', tells: { disability: null } },
      grade(1, '一', '最重'),
      grade(2, '二'),
      grade(3, '三'),
      grade(4, '四', '最轻'),
      { id: 'grade-unknown', label: '有证,几级不清楚', tells: { disability: {} } },
    ],
    core: true,
  },
  {
    id: 'disabilityKind',
    kind: 'many',
    facts: ['disability'],
    ask: '{who}的残疾证上写的是哪一类?',
    why: '精神残疾和智力残疾,轻一些的也可能有护理补贴。',
    options: [
      kind('mental', '精神残疾'),
      kind('intellectual', '智力残疾'),
      kind('physical', '肢体残疾'),
      kind('visual', '视力残疾'),
      kind('hearing', '听力残疾'),
      kind('speech', '言语残疾'),
      kind('multiple', '多重残疾', '证上写了哪几类,也一起选'),
    ],
    core: true,
    onlyIf: needsKind,
  },
  {
    id: 'home',
    kind: 'many',
    facts: ['living', 'familyPlanningSpecial'],
    ask: '{who}家里有下面的情况吗?',
    why: '这些老人有人定期来看望;有扶助证的住公办养老院优先。',
    options: [
      { id: 'alone', label: '一个人住', tells: { living: ['alone'] } },
      { id: 'empty-nest', label: '只有老两口住', hint: '子女不在一起', tells: { living: ['empty-nest'] } },
      { id: 'left-behind', label: '子女常年在外地', tells: { living: ['left-behind'] } },
      { id: 'no-kin', label: '没有老伴,也没有子女', tells: { living: ['no-kin'] } },
      {
        id: 'certificate',
        label: '有计生特殊家庭扶助证',
        tells: { familyPlanningSpecial: true },
        otherwise: { familyPlanningSpecial: false },
      },
    ],
    core: true,
  },
  {
    id: 'insurance',
    kind: 'many',
    facts: ['insurance'],
    ask: '{who}参加过下面哪几样保险?',
    why: '养老金等社会保险也在清单上。',
    options: [
      {
        id: 'employee-pension',
        label: '职工养老保险',
        hint: '在单位交的;领退休金的也选',
        tells: { insurance: ['employee-pension'] },
      },
      {
        id: 'resident-pension',
        label: '居民养老保险',
        hint: '城乡居民的;按月领养老金的也选',
        tells: { insurance: ['resident-pension'] },
      },
      {
        id: 'employee-medical',
        label: '职工医保',
        hint: '跟着单位交的',
        tells: { insurance: ['employee-medical'] },
      },
      {
        id: 'resident-medical',
        label: '居民医保',
        hint: '城乡居民医保,每年交一次',
        tells: { insurance: ['resident-medical'] },
      },
      {
        id: 'long-term-care',
        label: '长期护理保险',
        hint: '少数地方才有',
        tells: { insurance: ['long-term-care'] },
      },
    ],
    core: true,
    weight: 0.25,
  },
  {
    id: 'pensionAge',
    kind: 'one',
    facts: ['pensionAge'],
    ask: '{who}到领养老金的年龄了吗?',
    why: '养老金等从这个年龄起,各人不同。',
    options: [
      { id: 'reached', label: '到了', hint: '还没去办的也算', tells: { pensionAge: true } },
      { id: 'not-yet', label: '还没到', tells: { pensionAge: false } },
    ],
    core: true,
    weight: 0.25,
  },
]
