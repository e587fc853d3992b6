import type { WeChatCall } from './wechat-api'

/** Whether somebody's words may be shown to others. */
export interface TextCheck {
  /** @param openId WeChat's id of the writer; null where he did not write in WeChat */
  check(words: string, openId: string | null): Promise<'pass' | 'refuse'>
}

/** Longer words are asked about in pieces: msgSecCheck takes 2,500 characters. */
const MOST = 2500
/** Version 2 of the interface; scene 2 is what people write under something. */
const HOW = { version: 2, scene: 2 } as const

/** Nobody reads beforehand: a laptop, a test, a city that has no such service. */
export const UNCHECKED: TextCheck = { check: async () => 'pass' }

/**
 * WeChat's own check. What it is not sure about passes, and so does everything while it cannot be reached: an elder's
 * request for help is not lost for a service that is down. It knows only writers in WeChat, so a browser's words pass too;
 * whoever reads them is a worker, her helpers or herself.
 */
export function wechatTextCheck(call: WeChatCall): TextCheck {
  return {
    async check(words, openId) {
      if (openId === null) return 'pass'
      for (const content of pieces(words)) {
        const answer = await call('security.msgSecCheck', { ...HOW, openid: openId, content }).catch(() => null)
        if (answer?.errcode === 0 && answer.result?.suggest === 'risky') return 'refuse'
      }
      return 'pass'
    },
  }
}

function pieces(words: string): string[] {
  const letters = Array.from(words)
  const count = Math.ceil(letters.length / MOST)
  return Array.from({ length: count }, (_, at) => letters.slice(at * MOST, (at + 1) * MOST).join(''))
}
