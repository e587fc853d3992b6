import type { TermsCard } from '@/contract/assessment/shapes'
import { birthday, fullYears } from '@/domain/person/age'
import { dayNumber, dayText } from '@/domain/person/date'
import { longDay } from '../words'

/** What a city has decided about assessments, in words. A value without a source is our assumption, and promises nothing. */

export const LOCAL = '以当地规定为准'

interface Term {
  readonly source: { readonly document: string; readonly clause: string } | null
}

/** «(以当地规定为准)» behind a value that no document gives. */
export const reserveOf = ({ source }: Term): string => (source === null ? `(${LOCAL})` : '')

/** «依据:晋民发〔2023〕1号 附件第8项» */
export const groundOf = ({ source }: Term): string =>
  source === null ? '' : `依据:${source.document} ${source.clause}`

/** Free, and from which age on: a promise only where a document gives it. */
export function freeWords({ freeFromAge }: Pick<TermsCard, 'freeFromAge'>): string {
  if (freeFromAge.value === null || freeFromAge.source === null) return `收不收费,${LOCAL}。可以打 12349 问。`
  return `满 ${freeFromAge.value} 周岁,评估免费。${groundOf(freeFromAge)}。`
}

interface Her {
  /** How a sentence names her. */
  readonly called: string
  readonly birthDate: string | null
}

const reaches = (birthDate: string, age: number): string => longDay(dayText(birthday(dayNumber(birthDate), age)))

/** Told to whoever is too young to be promised «free»; empty for everybody else, and where her age is not known. */
export function youngWords({ freeFromAge }: Pick<TermsCard, 'freeFromAge'>, her: Her, on: string): string {
  const { value } = freeFromAge
  if (value === null || her.birthDate === null || fullYears(her.birthDate, on) >= value) return ''
  const years = fullYears(her.birthDate, on)
  return `${her.called}现在 ${years} 周岁。免费只说了满 ${value} 周岁的,${reaches(her.birthDate, value)}才到。现在也可以申请,收不收费、收多少,${LOCAL}。`
}

/** Told to whoever cannot apply yet, with the day from which on; empty where nothing keeps her. */
export function tooYoungWords({ applyFromAge }: Pick<TermsCard, 'applyFromAge'>, her: Her, on: string): string {
  const { value } = applyFromAge
  if (her.birthDate === null || fullYears(her.birthDate, on) >= value) return ''
  return `满 ${value} 周岁才能申请${reserveOf(applyFromAge)}。${her.called}要到${reaches(her.birthDate, value)}。身体情况急的,先打电话问社区。`
}

/** How long it takes, about. */
export const minutesWords = ({ minutes }: Pick<TermsCard, 'minutes'>): string =>
  `大约 ${minutes.value} 分钟${reserveOf(minutes)}`

/** For how long a result counts. */
export const validWords = ({ validMonths }: Pick<TermsCard, 'validMonths'>): string =>
  `结果管 ${validMonths.value} 个月${reserveOf(validMonths)}`

/** What is looked at before somebody agrees: what is done, who comes, how long, what is kept, and that she may stop. */
export function noticeLines(terms: TermsCard, who: string): readonly string[] {
  const medical = terms.medicalNeeded.value ? `,其中一位懂医或护理${reserveOf(terms.medicalNeeded)}` : ''
  return [
    `来两位评估员${medical}。他们的单位不是正在照顾${who}的那一家。`,
    `看 26 样日常的事:吃饭、穿衣、洗澡、上厕所、走路、上楼、记事、认人、说话、看和听、买东西、坐车。问一问,有的请${who}做一下。${minutesWords(terms)}。`,
    `还会问近一个月摔没摔倒、走没走失,医生诊断过什么病。有病历、出院单,拿出来给他们看。`,
    `记下每一样的分数、说明和两位评估员的签名。要拍照、录音,先问过${who},不同意就不拍不录。`,
    `评估员、审核的民政工作人员看得到这些,谁看过都有记录。结果记进${who === '您' ? '您' : who}的资料,只给同意过的人看。`,
    `不舒服、不想评,随时可以说停,改天再来,不扣什么。`,
    `两位评估员都签名、民政审核以后,结果会告诉您。不同意结果,${terms.objectionDays.value} 天内可以提异议${reserveOf(terms.objectionDays)},换两位评估员重评。`,
  ]
}
