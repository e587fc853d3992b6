import { outsideWords } from '@/domain/notice/templates'
import { maskedPhone } from '@/domain/person/masked'
import type { Demonstration, DemoMessage } from '../account/parts'
import type { Sms } from '../runtime/sms'
import { demonstrationCodes } from './second-factor'

const KEPT = 50

/** Text messages that are shown in the demonstration instead of being sent; the newest are kept, in this process. Codes beside them. */
export function demonstrationSms(clock: () => Date): { readonly sms: Sms } & Pick<Demonstration, 'messages' | 'codes'> {
  const kept: DemoMessage[] = []
  return {
    sms: {
      async send(to, template, code) {
        kept.unshift({
          to: maskedPhone(to),
          words: outsideWords(template, code) ?? '您有一条新消息。',
          at: clock().toISOString(),
        })
        kept.splice(KEPT)
      },
    },
    messages: () => kept,
    codes: () => demonstrationCodes(clock()),
  }
}
