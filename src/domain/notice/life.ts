import { caseWords, template, type Notice } from './notice'

/** What people are told of what happened in a life: death, hospital, moving away, home again. Who serves reads no name. */
export interface LifeNotices {
  /** `event` as `LIFE_EVENT_WORDS` gives it, `day` in words; `then` what stops or goes on by it. */
  readonly 'life-changed': {
    readonly by: string
    readonly elder: string
    readonly event: string
    readonly day: string
    readonly then: string
  }
  readonly 'life-taken-back': {
    readonly by: string
    readonly elder: string
    readonly event: string
    readonly then: string
  }
  /** To the provider's clerks. */
  readonly 'life-booking-off': { readonly what: string }
  /** To the county's officials. */
  readonly 'life-grant-stopped': { readonly number: string; readonly title: string; readonly why: string }
  readonly 'life-grant-back': { readonly number: string; readonly title: string }
  /** To whoever has an application for a grant or an assessment on the desk: community, county. */
  readonly 'life-application-off': { readonly number: string; readonly title: string; readonly why: string }
  readonly 'life-application-back': { readonly number: string; readonly title: string }
}

export const LIFE_NOTICES: { readonly [K in keyof LifeNotices]: Notice<LifeNotices[K]> } = {
  'life-changed': template(
    'affairs',
    ({ by, elder, event, day, then }) =>
      `${by} 登记了:${elder} ${day}${event}。${then}登记错了,请告诉社区,30天内能收回。`,
  ),
  'life-taken-back': template(
    'affairs',
    ({ by, elder, event, then }) => `${by} 收回了“${elder} ${event}”的登记。${then}`,
  ),
  'life-booking-off': template('affairs', ({ what }) => `${what},不用做了:社区登记老人的情况变了。不收钱。`),
  'life-grant-stopped': template(
    'affairs',
    ({ why, ...about }) => `社区登记了${why},${caseWords(about)}停了。请到工作台的“补贴”里核对。`,
  ),
  'life-grant-back': template('affairs', (about) => `社区收回了登记,${caseWords(about)}恢复了。请到“补贴”里核对。`),
  'life-application-off': template(
    'affairs',
    ({ why, ...about }) => `社区登记了${why},${caseWords(about)}终止了,不用再办。`,
  ),
  'life-application-back': template(
    'affairs',
    (about) => `社区收回了登记,${caseWords(about)}要接着办。请到工作台里看。`,
  ),
}
