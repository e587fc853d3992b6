import type { CaseCard, CaseThread } from '@/contract/care'
import type { OutgoingAct } from '@/client/outgoing-acts'
import { EVENT_WORDS } from '@/domain/case/progress'
import type { CaseEventKind } from '@/domain/case/case'
import { inGroups } from '@/ui/digits'
import { fullDay } from './words'

/** Cases in words: how they stand, by when, and who has them. */

/** Something is still to happen in it: an answer, or her word on the answer. */
export const isOpen = ({ state }: Pick<CaseCard, 'state'>): boolean => state !== 'withdrawn' && state !== 'closed'

/** Somebody owes her an answer. */
const isAwaited = ({ state }: Pick<CaseCard, 'state'>): boolean => state === 'waiting' || state === 'taken'

/** Who reads: somebody of her side, or a worker who has the case on his desk. */
export type Reader = 'hers' | 'desk'

/**
 * On whose side the one stands who reads a thread: how to reach her is told to the desk only; where nobody is told, whoever
 * may speak and not complain is of the desk.
 */
export function readerOf({ contact, events, may }: Pick<CaseThread, 'contact' | 'events' | 'may'>): Reader {
  const speaksForDesk = may.includes('said') && !may.includes('complained')
  return contact !== null || speaksForDesk || events.some(({ yours, as }) => yours && as === 'task') ? 'desk' : 'hers'
}

/** How the case stands, as one says it. */
export function stateWords({ state, holder }: Pick<CaseCard, 'state' | 'holder'>, reader: Reader = 'hers'): string {
  switch (state) {
    case 'waiting':
      return `已经交给${holder.name},等人接手`
    case 'taken':
      return `${holder.name}正在办`
    case 'answered':
      return reader === 'desk' ? '已经答复,等老人说办好了没有' : '已经答复,请看看办好了没有'
    case 'withdrawn':
      return '已经撤回'
    case 'closed':
      return '已经办结'
  }
}

/** No document of a city sets the day by which a community answers. */
const LOCAL = '(以当地规定为准)'

/** By when she is answered, «11月25日 周三 以前答复(以当地规定为准)»; empty once nobody owes her an answer. */
export function promiseWords(
  card: Pick<CaseCard, 'state' | 'promisedOn' | 'overdue'>,
  reader: Reader = 'hers',
): string {
  if (!isAwaited(card)) return ''
  if (card.promisedOn === null) return reader === 'desk' ? '哪天答复还定不下来' : '哪天答复还定不下来,请打电话问'
  const promise = `${fullDay(card.promisedOn)} 以前答复${LOCAL}`
  if (!card.overdue) return promise
  return `说好 ${promise},已经过了,${reader === 'desk' ? '请先办' : '可以打电话催'}`
}

/** What her side is asked to leave out of a case whose reader is told nobody's name; empty for every other. */
export const namelessWords = ({ kind }: Pick<CaseCard, 'kind'>): string =>
  kind === 'facility' ? '核对的人看不到您是谁,姓名、电话不要写在这里。' : ''

/** «编号 1234 5678» */
export const numberWords = (number: string): string => `编号 ${inGroups(number)}`

/** The open case that is promised for the nearest day: what happens next. */
export function nextCase(cases: readonly CaseCard[]): CaseCard | undefined {
  const promised = cases.filter((card) => isAwaited(card) && card.promisedOn !== null)
  return [...promised].sort((one, other) => (one.promisedOn! < other.promisedOn! ? -1 : 1))[0]
}

/** What an act of the outgoing queue is, for whoever did it: «留言:…». */
export const actWords = (kind: CaseEventKind, words: string): string =>
  [EVENT_WORDS[kind], words].filter(Boolean).join(':')

/** Why an act has not been sent, and what becomes of it. */
export function waitingWords({ state }: Pick<OutgoingAct, 'state'>): string {
  switch (state.kind) {
    case 'waiting':
      return '等有网时发出,不用再填'
    case 'asking':
      return '这件事后来有了新变化,要您看看还发不发'
    case 'refused':
      return '没有发成,要您看看'
  }
}

/** What happened in a case after she looked, one line each. */
export const newsWords = (news: readonly { who: string; kind: CaseEventKind; words: string }[]): readonly string[] =>
  news.map(({ who, kind, words }) => `${who}:${actWords(kind, words)}`)

/** Whether a thread may still be written to by whoever reads it. */
export const maySay = ({ may }: Pick<CaseThread, 'may'>): boolean => may.includes('said')
