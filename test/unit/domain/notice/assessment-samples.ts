import type { AssessmentNotices } from '@/domain/notice/assessment'

const about = { number: '12345678', title: '申请能力评估' }
const by = '民政 薛经办'
const team = { org: '安康评估中心', names: '王芳、李强', phone: '0357-2090000' }

/** Each notice of an assessment with everything that it may be told. */
export const ASSESSMENT_SAMPLES: { readonly [K in keyof AssessmentNotices]: Required<AssessmentNotices[K]> } = {
  'assessment-applied': { ...about, by: '子女 王丽 替 王秀英', day: '11月27日(周五)' },
  'assessment-waits': about,
  'assessment-objected': about,
  'assessment-team-gone': { ...about, name: '李强' },
  'assessment-accepted': { ...about, by },
  'assessment-returned': { ...about, by, words: '请补一张住院小结的照片' },
  'assessment-refused': { ...about, by, words: '老人不在本市居住' },
  'assessment-assigned': { ...about, ...team },
  'assessment-appointed': { ...about, ...team, when: '12月1日(周二) 9:30' },
  'assessment-postponed': { ...about, by: '子女 王丽 替 王秀英' },
  'assessment-not-done': { ...about, why: '家里没有人', org: team.org, phone: team.phone },
  'assessment-again': { ...about, by, words: '有两项写得前后不一样' },
  'assessment-told': { ...about, until: '12月20日(周日)' },
  'assessment-in-force': { ...about, until: '2027年11月30日', changed: '失能老人护理补贴', closed: '探访关爱' },
  'assessment-ending': { ...about, until: '2027年11月30日' },
  'assessment-expired': about,
  'assessment-superseded': about,
  'assessment-withdrawn': { ...about, by: '子女 王丽 替 王秀英' },
  'assessor-assigned': { mate: '李强', street: '尧都区 解放路街道' },
  'assessor-appointed': { when: '12月1日(周二) 9:30', mate: '李强', street: '尧都区 解放路街道' },
  'assessor-postponed': { when: '12月1日(周二) 9:30', street: '尧都区 解放路街道' },
  'assessor-off': { street: '尧都区 解放路街道' },
  'assessor-rejected': { words: '有两项写得前后不一样', street: '尧都区 解放路街道' },
}
