import { helpWords, type HelpDraft } from '@/client/help-draft'
import { readContactPhone } from '@/domain/person/phone'

/** What is difficult, in words that can be pressed instead of written. */
export const REASONS = ['不知道怎么申请', '腿脚不便,去不了窗口', '材料不全', '申请过,没有结果'] as const

/** As many as the desk takes in one message. */
export const MOST_WORDS = 1000
export const MOST_PHOTOS = 9
export const MOST_TITLE = 50

/** What is wrong, by field. */
export type HelpProblems = Readonly<Partial<Record<'title' | 'reasons' | 'words' | 'phone', string>>>

/** What is wrong with a request before it is sent, in the words that the page shows at the field and on top. */
export function helpProblems(draft: HelpDraft): HelpProblems {
  const { title, reasons, words, phone } = draft
  const told = words.trim()
  const number = phone.trim() === '' ? undefined : readContactPhone(phone)
  const tooLong = helpWords(draft).length - MOST_WORDS
  return {
    ...(title.trim() === '' && { title: '请写要办什么事' }),
    ...(title.trim().length > MOST_TITLE && { title: `要办的事最多写${MOST_TITLE}个字,细节写在下面` }),
    ...(reasons.length === 0 && told === '' && { reasons: '请选一样,或者在下面写一句' }),
    ...(tooLong > 0 && { words: `写得太长了,请删短 ${tooLong} 个字` }),
    ...(number?.problem && { phone: number.problem }),
  }
}

/** The draft as it is sent: the phone as one dials it. */
export function helpToSend(draft: HelpDraft): { readonly title: string; readonly words: string } {
  const phone = readContactPhone(draft.phone).phone ?? ''
  return { title: `请社区帮我办:${draft.title.trim()}`, words: helpWords({ ...draft, phone }) }
}
