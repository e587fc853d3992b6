import type { CaseEventCard, CaseThread } from '@/contract/care'
import { eventOf } from '@/client/outgoing'
import { wordsOf, type OutgoingAct } from '@/client/outgoing-acts'
import type { CaseEventKind } from '@/domain/case/case'
import type { Step } from '@/ui/steps'
import type { ThreadEntry } from '@/ui/thread'
import { actWords, promiseWords, readerOf, waitingWords } from '../case-words'
import { momentWords } from '../moments'

/** A case as its page shows it. */

const lastOf = (events: readonly CaseEventCard[], ...kinds: readonly CaseEventKind[]): CaseEventCard | undefined =>
  [...events].reverse().find(({ kind }) => kinds.includes(kind))

const when = (event: CaseEventCard | undefined): string => (event ? momentWords(event.at) : '')

/** The answer that stands: the newest one, unless she has asked anew since. */
export function answerOf({ case: { state }, events }: CaseThread): CaseEventCard | undefined {
  return state === 'answered' || state === 'closed' ? lastOf(events, 'answered') : undefined
}

/** What is still to come once it was answered: her word, and whose it is to say. */
function lastStepWords(thread: CaseThread): string {
  if (readerOf(thread) === 'desk') return '等老人说办好了没有'
  return thread.may.includes('closed') ? '办好了就点“办好了”;没办好点“还没办好”,社区接着办' : '等本人说办好了没有'
}

/** Whose word is awaited, beside the last step. */
function lastWords(thread: CaseThread): string {
  return readerOf(thread) === 'hers' && thread.may.includes('closed') ? '等您看' : '等老人看'
}

/** Where the case is on its way from asking to done. */
export function stepsOf(thread: CaseThread): readonly Step[] {
  const { case: card, events } = thread
  const { state, holder } = card
  const opened: Step = { id: 'opened', title: '提交', detail: when(lastOf(events, 'opened')), state: 'done' }
  if (state === 'withdrawn') {
    return [opened, { id: 'withdrawn', title: '撤回', detail: when(lastOf(events, 'withdrawn')), state: 'done' }]
  }
  const reached = { waiting: 1, taken: 2, answered: 3, closed: 4 }[state]
  const at = (place: number): Step['state'] => (place < reached ? 'done' : place === reached ? 'now' : 'next')
  const taker = holder.byName ? holder.name : ''
  const details = [
    reached > 1 ? [taker, when(lastOf(events, 'taken'))].filter(Boolean).join(' · ') : `在${holder.name}`,
    reached > 2 ? when(lastOf(events, 'answered')) : promiseWords(card, readerOf(thread)),
    reached > 3 ? when(lastOf(events, 'closed')) : reached === 3 ? lastStepWords(thread) : '',
  ]
  const nowWords = reached === 3 ? lastWords(thread) : reached === 1 ? '等人接手' : '正在办'
  const titles = ['有人接手', '答复', '办结']
  const rest = titles.map((title, index): Step => {
    const detail = details[index]
    const stands = at(index + 1)
    return {
      ...{ id: title, title, state: stands },
      ...(detail && { detail }),
      ...(stands === 'now' && { stateWords: nowWords }),
    }
  })
  return [opened, ...rest]
}

function entryOf(event: CaseEventCard, asked: string, openPhoto: (file: string) => void): ThreadEntry {
  const { seq, kind, who, at, files, yours } = event
  // What a case was opened with stands with the case.
  const words = event.words || (kind === 'opened' ? asked : '')
  return {
    id: String(seq),
    kind: words === '' && files.length === 0 ? 'event' : 'message',
    who,
    when: momentWords(at),
    words: kind === 'said' ? words : actWords(kind, words),
    own: yours,
    attachments: files.map((id, index) => ({ id, label: `照片 ${index + 1}`, onOpen: () => openPhoto(id) })),
  }
}

function waitingEntry(act: OutgoingAct): ThreadEntry {
  const kind = eventOf(act)
  const words = kind === 'said' ? wordsOf(act) : actWords(kind, wordsOf(act))
  return { id: act.id, kind: 'message', who: '您', when: waitingWords(act), words, own: true }
}

/** Everything that happened, and under it what she wrote and the cloud has not taken yet. */
export function entriesOf(
  { events, about }: Pick<CaseThread, 'events' | 'about'>,
  acts: readonly OutgoingAct[],
  openPhoto: (file: string) => void,
): readonly ThreadEntry[] {
  return [
    ...events.map((event) => entryOf(event, about.words, openPhoto)),
    ...acts.filter(({ state }) => state.kind === 'waiting').map(waitingEntry),
  ]
}
