import { caseWords, template, type Notice } from './notice'

/** What a grant's case is called in a notice: `number` eight digits, `title` «申请补贴:社区食堂就餐补贴». */
type About = {
  readonly number: string
  readonly title: string
}

/** What people are told of a grant. `by` who did it, with the office in front. */
export interface GrantNotices {
  /** The community has looked, and it goes on to the county. */
  readonly 'grant-checked': About & { readonly by: string }
  /** `words` what is missing. */
  readonly 'grant-returned': About & { readonly by: string; readonly words: string }
  /** To the community's and the county's people: something lies on the desk. Names nobody. */
  readonly 'grant-waits': About
  /** `gives` what of a month, `from` the first day in words. */
  readonly 'grant-approved': About & { readonly by: string; readonly gives: string; readonly from: string }
  readonly 'grant-refused': About & { readonly by: string; readonly words: string }
  readonly 'grant-reviewed': About & { readonly by: string; readonly next: string }
  /** `changed` how many bookings she pays for herself now; empty where none. */
  readonly 'grant-stopped': About & { readonly why: string; readonly from: string; readonly changed: string }
  /** Its last day is over. */
  readonly 'grant-ended': About & { readonly name: string }
  /** To officials: so many are to be looked at again. */
  readonly 'grant-review-due': { readonly count: string }
}

export const GRANT_NOTICES: { readonly [K in keyof GrantNotices]: Notice<GrantNotices[K]> } = {
  'grant-checked': template('affairs', ({ by, ...about }) => `${by} 核对过了${caseWords(about)},已经交给民政审批。`),
  'grant-returned': template(
    'affairs',
    ({ by, words, ...about }) => `${by} 看了${caseWords(about)},还要补材料:${words}。补好了再交一次就行。`,
  ),
  'grant-waits': template('affairs', (about) => `${caseWords(about)}在等您办。请到工作台的“补贴”里看。`),
  'grant-approved': template(
    'affairs',
    ({ by, gives, from, ...about }) => `${by} 批准了${caseWords(about)}:${gives},从${from}起可以用。预约时自动扣减。`,
  ),
  'grant-refused': template(
    'affairs',
    ({ by, words, ...about }) => `${by} 没有批准${caseWords(about)}:${words}。不同意可以在这件事里提异议。`,
  ),
  'grant-reviewed': template(
    'affairs',
    ({ by, next, ...about }) => `${by} 复核了${caseWords(about)},照旧可以用。下次复核:${next}。`,
  ),
  'grant-stopped': template('affairs', ({ why, from, changed, ...about }) => {
    const more = changed ? `之后约好的${changed}次改成自己付,不想要的可以免费取消。` : ''
    return `${caseWords(about)}从${from}起停用:${why}。${more}不同意可以打 12349 问。`
  }),
  'grant-ended': template(
    'affairs',
    ({ name, ...about }) => `“${name}”到期了,不再扣减。还需要,可以再申请。原来的申请是${caseWords(about)}。`,
  ),
  'grant-review-due': template('affairs', ({ count }) => `有 ${count} 项补贴到了复核的时候。请到工作台的“补贴”里看。`),
}
