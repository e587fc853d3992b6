import type { CertificateCard } from '@/contract/assessment/shapes'
import type { Tone } from '@/ui'

/** How a certificate stands, in a word with a colour, and what follows. */
export const CERTIFICATE_STATES: Readonly<
  Record<CertificateCard['state'], { readonly words: string; readonly tone: Tone; readonly about: string }>
> = {
  valid: { words: '有效', tone: 'good', about: '这份证明是真的,现在有效。' },
  expired: { words: '已过期', tone: 'wait', about: '这份证明是真的,但是过了有效期,不能再用。要用,请重新申请评估。' },
  superseded: { words: '已作废', tone: 'bad', about: '这份证明已经由新的评估结果代替,不能再用。请看新的证明。' },
}
