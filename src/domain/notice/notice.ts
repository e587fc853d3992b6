/** Under which tab a notice is found, or that somebody needs help now; all that the words outside may tell. */
export type NoticePlace = 'affairs' | 'me' | 'urgent'

export interface Notice<P> {
  readonly inbox: (params: P) => string
  readonly place: NoticePlace
  readonly outside: string
}

const OUTSIDE: Readonly<Record<NoticePlace, string>> = {
  affairs: '您有一条新消息,请打开小程序看“我的事”。',
  me: '您有一条新消息,请打开小程序看“我的”。',
  urgent: '有人紧急求助,请马上打开小程序看“我的事”。',
}

/** «编号 1234 5678» */
const numberWords = (number: string): string => `编号 ${number.replace(/(\d{4})(?=\d)/g, '$1 ')}`

export const caseWords = ({ number, title }: { readonly number: string; readonly title: string }): string =>
  `“${title}”(${numberWords(number)})`

/** A notice that says outside no more than where to look. */
export const template = <P>(place: NoticePlace, inbox: (params: P) => string): Notice<P> => ({
  inbox,
  place,
  outside: OUTSIDE[place],
})
