import type { FactKey } from './facts'

/** What a fact is called in «还要知道:…». */
const LABELS: Readonly<Record<FactKey, string>> = {
  birthDate: '出生日期',
  sex: '性别',
  hukou: '户口在哪里',
  residence: '住在哪里',
  hukouArea: '户口是城市还是农村',
  economic: '有没有困难证明',
  ability: '能力评估的结果',
  selfCare: '能不能自己照顾自己',
  extremePovertyGrade: '特困评的哪一档',
  disability: '残疾证的等级和类别',
  living: '和谁一起住',
  familyPlanningSpecial: '有没有计生特殊家庭扶助证',
  supporters: '有没有人赡养',
  service: '是不是军人或烈军属',
  insurance: '有哪些社保',
  insuredIn: '医保在哪里参加的',
  pensionAge: '到没到领养老金的年龄',
  situation: '遇到了什么难处',
  housing: '住房情况',
  wishes: '本人有什么打算',
  carer: '是不是在家照顾失能老人、参加过培训没有',
  careSetting: '在哪里接受照料',
  careNeed: '需不需要照料',
  residentSince: '从什么时候住在这里',
  holds: '已经在领哪些',
}

/** A fact in words for a person. */
export function factLabel(key: FactKey): string {
  return LABELS[key]
}
