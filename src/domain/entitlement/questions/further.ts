import { ELSEWHERE } from '../facts'
import type { Question } from '../question'
import { has, isExtremelyPoor, servedOrKin } from './only-if'

/** Pages that only some people need: they are reached from a benefit that lacks just this. */
export const FURTHER: readonly Question[] = [
  {
    id: 'ability',
    kind: 'one',
    facts: ['ability'],
    ask: '{who}做过老年人能力评估吗?结果是什么?',
    why: '评估结果说明需要多少照顾,65岁起可以免费评。',
    options: [
      { id: 'none', label: '没做过', tells: { ability: null } },
      ...['能力完好', '轻度失能', '中度失能', '重度失能', '完全失能'].map((label, level) => ({
        id: `level-${level}`,
        label,
        tells: { ability: { scale: 'GB/T 42195', level } },
      })),
    ],
    core: false,
  },
  {
    id: 'insuredIn',
    kind: 'county',
    facts: ['insuredIn'],
    ask: '{who}的医保是在哪里参加的?',
    why: '医保报销看参保的地方,不看户口。',
    options: [{ id: 'elsewhere', label: '不在本市', tells: { insuredIn: ELSEWHERE } }],
    core: false,
    onlyIf: ({ insurance }) => has(insurance, 'employee-medical', 'resident-medical'),
  },
  {
    id: 'situation',
    kind: 'many',
    facts: ['situation'],
    ask: '{who}正遇到下面的难处吗?',
    why: '打官司、临时有难,另有救助。',
    options: [
      {
        id: 'hard-after-allowance',
        label: '领了低保还是困难',
        tells: { situation: ['hard-after-allowance'] },
      },
      {
        id: 'seeking-support',
        label: '在追讨赡养费',
        hint: '子女不给,告到法院',
        tells: { situation: ['seeking-support'] },
      },
      {
        id: 'debtor-cannot-pay',
        label: '法院判了,对方没钱给',
        tells: { situation: ['debtor-cannot-pay'] },
      },
      { id: 'living-hardship', label: '因此生活很困难', tells: { situation: ['living-hardship'] } },
      {
        id: 'legal-aid',
        label: '法律援助中心说可以援助',
        tells: { situation: ['legal-aid'] },
        silent: true,
      },
      { id: 'judicial-relief', label: '法院说可以司法救助', tells: { situation: ['judicial-relief'] }, silent: true },
      { id: 'destitute', label: '流落在外,没有着落', tells: { situation: ['destitute'] } },
    ],
    core: false,
  },
  {
    id: 'housing',
    kind: 'many',
    facts: ['housing'],
    ask: '{who}的住房有下面的情况吗?',
    why: '特困老人住房困难的,有公租房、租房补贴或危房改造。',
    options: [
      { id: 'difficulty', label: '没有合适的房子住', tells: { housing: ['difficulty'] } },
      { id: 'dilapidated', label: '房子是危房', tells: { housing: ['dilapidated'] } },
    ],
    core: false,
  },
  {
    id: 'extremePovertyGrade',
    kind: 'one',
    facts: ['extremePovertyGrade'],
    ask: '特困评定时,{who}评的是哪一档?',
    why: '照料护理费按这一档算。',
    options: [
      { id: 'able', label: '全自理', tells: { extremePovertyGrade: 'able' } },
      { id: 'partial', label: '半自理', tells: { extremePovertyGrade: 'partial' } },
      { id: 'unable', label: '全护理', tells: { extremePovertyGrade: 'unable' } },
    ],
    core: false,
    onlyIf: isExtremelyPoor,
  },
  {
    id: 'service',
    kind: 'many',
    facts: ['service'],
    ask: '{who}是军人出身,或者是烈属、军属吗?',
    why: '没人赡养的老军人和烈军属可以集中供养。',
    options: [
      { id: 'martyr-kin', label: '烈士的家属', tells: { service: ['martyr-kin'] } },
      { id: 'duty-death-kin', label: '因公牺牲军人的家属', tells: { service: ['duty-death-kin'] } },
      { id: 'deceased-soldier-kin', label: '病故军人的家属', tells: { service: ['deceased-soldier-kin'] } },
      { id: 'disabled-soldier', label: '残疾军人', tells: { service: ['disabled-soldier'] } },
      { id: 'demobilised-soldier', label: '复员军人', tells: { service: ['demobilised-soldier', 'veteran'] } },
      { id: 'discharged-soldier', label: '退伍军人', tells: { service: ['discharged-soldier', 'veteran'] } },
      { id: 'regular-pension', label: '领国家的定期抚恤', tells: { service: ['regular-pension'] } },
    ],
    core: false,
  },
  {
    id: 'supporters',
    kind: 'one',
    facts: ['supporters'],
    ask: '{who}有子女或别的人赡养吗?',
    why: '没人赡养的老军人和烈军属可以集中供养。',
    options: [
      { id: 'able', label: '有,能赡养', tells: { supporters: 'able' } },
      { id: 'unable', label: '有,但没有能力', tells: { supporters: 'unable' } },
      { id: 'none', label: '没有', tells: { supporters: 'none' } },
    ],
    core: false,
    onlyIf: servedOrKin,
  },
  {
    id: 'carer',
    kind: 'one',
    facts: ['carer'],
    ask: '{who}在家照顾不能自理的老人吗?',
    why: '在家照顾失能老人的亲属,参加培训有补助。',
    options: [
      { id: 'none', label: '没有', tells: { carer: null } },
      {
        id: 'not-trained',
        label: '在照顾,没参加过培训',
        tells: { carer: { family: true, ofDisabled: true, training: null } },
      },
      {
        id: 'general',
        label: '在照顾,参加了普惠制培训',
        tells: { carer: { family: true, ofDisabled: true, training: 'general' } },
      },
      {
        id: 'commissioned',
        label: '在照顾,参加了订单式培训',
        tells: { carer: { family: true, ofDisabled: true, training: 'commissioned' } },
      },
    ],
    core: false,
  },
]
