import type { ConsentClass } from './consent'

/** What a consent must tell beforehand (个人信息保护法 第17、29、30条), in the order in which it is read out. */
export const CONSENT_PARTS = ['kept', 'purpose', 'keeper', 'seenBy', 'duration', 'ifRefused', 'withdrawing'] as const
export type ConsentPart = (typeof CONSENT_PARTS)[number]

export const PART_HEADINGS: Readonly<Record<ConsentPart, string>> = {
  kept: '记下什么',
  purpose: '为什么要记',
  keeper: '谁来保管',
  seenBy: '谁能看到',
  duration: '留多久',
  ifRefused: '不同意会怎样',
  withdrawing: '以后怎么收回',
}

/** One text as it was read to people. Once published it never changes: a new wording is a new version. */
export interface ConsentText {
  readonly cls: ConsentClass
  /** «1» for the first wording, «2» for the next. */
  readonly version: string
  /** The day from which it was shown, `YYYY-MM-DD`. */
  readonly since: string
  readonly title: string
  /** Each one paragraph of at most 200 characters. */
  readonly parts: Readonly<Record<ConsentPart, string>>
}
