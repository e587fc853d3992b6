import type { CaseCard } from '@/contract/care'
import { go } from '@/platform/navigate'
import { stateWords } from '../case-words'
import { PATHS } from '../paths'

/** Kinds that have a page of their own; every other case is its thread. */
const PAGES: Readonly<Partial<Record<CaseCard['kind'], string>>> = {
  booking: PATHS.order,
  grant: PATHS.grant,
  assessment: PATHS.assessmentOne,
}

/** Opens a case where its affair stands. */
export function openCase({ id, kind, person }: Pick<CaseCard, 'id' | 'kind' | 'person'>): void {
  if (kind === 'urgent') return go(PATHS.urgent, { case: id, for: person.id })
  go(PAGES[kind] ?? PATHS.thread, { id, for: person.id })
}

const BOOKING_WORDS: Readonly<Record<CaseCard['state'], string>> = {
  waiting: '等答复',
  taken: '已接单',
  answered: '服务完了,等您确认',
  withdrawn: '已经取消',
  closed: '已经完成',
}

/** It goes by way of an office, two assessors and her own word, and is not one answer to one question. */
const ASSESSMENT_WORDS: Readonly<Record<CaseCard['state'], string>> = {
  waiting: '已经提交,等民政受理',
  taken: '正在办',
  answered: '有了答复,请看看',
  withdrawn: '已经撤回',
  closed: '已经办完',
}

/** How a case stands: a booking is not handed to anybody to be answered, unless somebody complained about it. */
export function standWords(card: Pick<CaseCard, 'kind' | 'state' | 'holder' | 'promisedOn'>): string {
  if (card.kind === 'assessment') return ASSESSMENT_WORDS[card.state]
  return card.kind === 'booking' && card.promisedOn === null ? BOOKING_WORDS[card.state] : stateWords(card)
}
