import { caseWords, template, type Notice } from './notice'

/** What the case of an assessment is called in a notice: `number` eight digits, `title` «申请能力评估». */
type About = {
  readonly number: string
  readonly title: string
}

/**
 * What people are told of an assessment. None says a level or a score: whoever may, reads it in the application. `by` who did it, with
 * the office in front; `org` the assessing organisation; `day` a day and `when` a day with its hour, in words.
 */
export interface AssessmentNotices {
  /** To her side. `by` who applied; `day` by when it is taken on, empty where no day can be promised. */
  readonly 'assessment-applied': About & { readonly by: string; readonly day: string }
  /** To the county's officials: something waits for them. Names nobody. */
  readonly 'assessment-waits': About
  /** The same of an objection: another team is to be found. */
  readonly 'assessment-objected': About
  /** One of the two who were to go works here no more: `name` of him. */
  readonly 'assessment-team-gone': About & { readonly name: string }
  readonly 'assessment-accepted': About & { readonly by: string }
  readonly 'assessment-returned': About & { readonly by: string; readonly words: string }
  readonly 'assessment-refused': About & { readonly by: string; readonly words: string }
  /** A team, without a day yet. `names` of the two. */
  readonly 'assessment-assigned': About & { readonly org: string; readonly names: string; readonly phone: string }
  /** Day and hour stand, for the first time or anew. */
  readonly 'assessment-appointed': About & {
    readonly when: string
    readonly org: string
    readonly names: string
    readonly phone: string
  }
  /** Her side has put the day off. */
  readonly 'assessment-postponed': About & { readonly by: string }
  /** It did not come to it at the door. `why` as the team found it. */
  readonly 'assessment-not-done': About & { readonly why: string; readonly org: string; readonly phone: string }
  /** The office does not let the form stand. */
  readonly 'assessment-again': About & { readonly by: string; readonly words: string }
  /** `until` the last day on which she may object; empty where she has objected before. */
  readonly 'assessment-told': About & { readonly until: string }
  /**
   * In force: `until` its last day; `changed` benefits by name that she may have now, `closed` those that she may not meet any more;
   * empty or absent where there are none.
   */
  readonly 'assessment-in-force': About & {
    readonly until: string
    readonly changed: string
    readonly closed?: string
  }
  /** Soon over: `until` its last day. */
  readonly 'assessment-ending': About & { readonly until: string }
  readonly 'assessment-expired': About
  /** A later result of hers, of another application, holds already. */
  readonly 'assessment-superseded': About
  /** She has taken it back; `by` who did. */
  readonly 'assessment-withdrawn': About & { readonly by: string }
  /** To an assessor: his visit, with whom. `street` where, as far as the division; the rest stands in the visit. */
  readonly 'assessor-assigned': { readonly mate: string; readonly street: string }
  readonly 'assessor-appointed': { readonly when: string; readonly mate: string; readonly street: string }
  /** To an assessor: put off by her side. */
  readonly 'assessor-postponed': { readonly when: string; readonly street: string }
  /** To an assessor: another goes, or nobody. */
  readonly 'assessor-off': { readonly street: string }
  /** To an assessor: the office lets the form not stand. */
  readonly 'assessor-rejected': { readonly words: string; readonly street: string }
}

export const ASSESSMENT_NOTICES: { readonly [K in keyof AssessmentNotices]: Notice<AssessmentNotices[K]> } = {
  'assessment-applied': template('affairs', ({ by, day, ...about }) => {
    const answer = day ? `民政最晚${day}答复您(以当地规定为准)` : '民政受理了会告诉您'
    return `${by} 提交了${caseWords(about)}。${answer},进展在“我的事”里看。`
  }),
  'assessment-waits': template('affairs', (about) => `${caseWords(about)}在等您办。请到工作台的“能力评估”里看。`),
  'assessment-objected': template(
    'affairs',
    (about) => `${caseWords(about)}有了异议,要安排另一组评估员。请到工作台的“能力评估”里看。`,
  ),
  'assessment-team-gone': template(
    'affairs',
    ({ name, ...about }) => `${caseWords(about)}的评估员 ${name} 不再做评估了,请到工作台的“能力评估”里换人。`,
  ),
  'assessment-accepted': template(
    'affairs',
    ({ by, ...about }) => `${by} 受理了${caseWords(about)},正在安排评估员。谁来、哪天来,定了就告诉您。`,
  ),
  'assessment-returned': template(
    'affairs',
    ({ by, words, ...about }) => `${by} 看了${caseWords(about)},还缺:${words}。补好了再交一次就行。`,
  ),
  'assessment-refused': template(
    'affairs',
    ({ by, words, ...about }) => `${by} 没有受理${caseWords(about)}:${words}。情况变了可以再申请,不同意可以打 12345。`,
  ),
  'assessment-assigned': template(
    'affairs',
    ({ org, names, phone, ...about }) =>
      `${caseWords(about)}:${org} 的 ${names} 来评估,会打电话跟您约时间。要问,打 ${phone}。`,
  ),
  'assessment-appointed': template(
    'affairs',
    ({ when, org, names, phone, ...about }) =>
      `${caseWords(about)}:${when},${org} 的 ${names} 上门。开门前先问姓名、单位。改时间打 ${phone}。`,
  ),
  'assessment-postponed': template(
    'affairs',
    ({ by, ...about }) => `${by} 改了${caseWords(about)}的时间,原来的时间不算了,评估员会再约。`,
  ),
  'assessment-not-done': template(
    'affairs',
    ({ why, org, phone, ...about }) => `${caseWords(about)}这次没有评成:${why}。${org} 会再约时间,要问打 ${phone}。`,
  ),
  'assessment-again': template(
    'affairs',
    ({ by, words, ...about }) => `${by} 审核了${caseWords(about)},要另派一组再评一次:${words}。给您添麻烦了。`,
  ),
  'assessment-told': template('affairs', ({ until, ...about }) => {
    const object = until ? `不同意,到${until}(含当天)都可以提异议,以当地规定为准。` : ''
    return `${caseWords(about)}的结果出来了,请打开看。${object}`
  }),
  'assessment-in-force': template('affairs', ({ until, changed, closed, ...about }) => {
    const opens = changed ? `现在可以看看:${changed}。` : ''
    const ends = closed ? `可能不再符合:${closed}。` : ''
    return `${caseWords(about)}的结果生效了,到${until}(含当天)有效。证明可以出示、打印。${opens}${ends}都以当地规定为准。`
  }),
  'assessment-ending': template(
    'affairs',
    ({ until, ...about }) =>
      `${caseWords(about)}的结果有效到${until}(含当天,以当地规定为准)。还需要,现在可以再申请一次。`,
  ),
  'assessment-expired': template(
    'affairs',
    (about) => `${caseWords(about)}的结果过期了,不能再用来办事。还需要,请再申请一次。`,
  ),
  'assessment-superseded': template(
    'affairs',
    (about) => `${caseWords(about)}的结果留着备查:您还有一次更新的评估结果,以更新的为准。`,
  ),
  'assessment-withdrawn': template('affairs', ({ by, ...about }) => `${by} 撤回了${caseWords(about)}。`),
  'assessor-assigned': template(
    'affairs',
    ({ mate, street }) => `您和 ${mate} 有一次新的上门评估,在${street}。请打电话约好时间。`,
  ),
  'assessor-appointed': template(
    'affairs',
    ({ when, mate, street }) => `${when},您和 ${mate} 上门评估,在${street}。出门前请打开一次,没有网也能用。`,
  ),
  'assessor-postponed': template(
    'affairs',
    ({ when, street }) => `${when}在${street}的上门评估,老人那边改期了。请再约。`,
  ),
  'assessor-off': template('affairs', ({ street }) => `在${street}的一次上门评估不用您去了。`),
  'assessor-rejected': template(
    'affairs',
    ({ words, street }) => `您在${street}做的一次评估没有通过审核:${words}。会由另一组再评。`,
  ),
}
