import type { ConsentClass, ConsentState, ConsentWay } from './consent'
import { TEXTS_1 } from './texts-1'
import { ASSESSMENT_2 } from './texts-2'
import type { ConsentText } from './texts-shape'

export { ERASURE } from './texts-erasure'
export { CONSENT_PARTS, PART_HEADINGS, type ConsentPart, type ConsentText } from './texts-shape'

/** All wordings of each class, oldest first; a consent keeps the version to which it was given. */
const TEXTS: Readonly<Record<ConsentClass, readonly [ConsentText, ...ConsentText[]]>> = {
  identity: [TEXTS_1.identity],
  health: [TEXTS_1.health],
  assessment: [TEXTS_1.assessment, ASSESSMENT_2],
  place: [TEXTS_1.place],
}

/** The wording that is shown today. */
export function currentText(cls: ConsentClass): ConsentText {
  const [first, ...later] = TEXTS[cls]
  return later[later.length - 1] ?? first
}

/** The wording to which somebody agreed once; undefined for a version that never was. */
export function textOf(cls: ConsentClass, version: string): ConsentText | undefined {
  return TEXTS[cls].find((text) => text.version === version)
}

export const CONSENT_STATE_WORDS: Readonly<Record<ConsentState, string>> = {
  given: '同意',
  refused: '不同意',
  withdrawn: '已经收回',
  unasked: '还没问过您',
}

export const CONSENT_WAY_WORDS: Readonly<Record<ConsentWay, string>> = {
  'own-phone': '在自己的手机上定的',
  signature: '当面签名',
  witness: '当面说的,有见证人',
  'read-back': '当面念给您听,您复述过',
}
