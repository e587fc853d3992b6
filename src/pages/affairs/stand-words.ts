import type { CaseCard } from '@/contract/care'
import { stagePromise, stageWords } from '../assessment-words'
import { promiseWords, stateWords } from '../case-words'

const BOOKING_WORDS: Readonly<Record<CaseCard['state'], string>> = {
  waiting: '等答复',
  taken: '已接单',
  answered: '服务完了,等您确认',
  withdrawn: '已经取消',
  closed: '已经完成',
}

/** It goes by way of an office, two assessors and her own word, and is not one answer to one question. */
const ASSESSMENT_WORDS: Readonly<Record<CaseCard['state'], string>> = {
  waiting: '在等民政办',
  taken: '正在办',
  answered: '有了答复,请看看',
  withdrawn: '已经撤回',
  closed: '已经办完',
}

/** How a case stands: a booking is not handed to anybody to be answered, unless somebody complained about it. */
export function standWords(card: Pick<CaseCard, 'kind' | 'state' | 'holder' | 'promisedOn' | 'assessment'>): string {
  if (card.assessment) return stageWords(card.assessment)
  if (card.kind === 'assessment') return ASSESSMENT_WORDS[card.state]
  return card.kind === 'booking' && card.promisedOn === null ? BOOKING_WORDS[card.state] : stateWords(card)
}

/** By when something is done in it; of an assessment by when its next step is, which is no answer yet. */
export function promiseOfCase(card: CaseCard): string {
  if (card.kind === 'booking' && card.promisedOn === null) return ''
  return card.assessment ? stagePromise(card) : promiseWords(card)
}
