import type { ActionInput } from '@/contract'
import { NO_HAND, NO_SIGN, type HandDraft, type SignDraft, type Strokes } from '@/client/assessor-drafts'
import type { Seat } from '@/domain/assessment/sheet'

/** The way to a signed form, one hand a screen. */

export const SIGN_STEPS = ['result', 'first', 'second', 'informant', 'check'] as const
export type SignStep = (typeof SIGN_STEPS)[number]

export const CODE_DIGITS = 6
export const MOST_NOBODY = 200

/** Who told of her: A.3 of the standard. */
export const RELATIONS = ['本人', '配偶', '子女', '其他亲属', '护工或保姆', '社区工作人员', '其他人'] as const
export const HERSELF = RELATIONS[0]

/** What is wrong with a hand, by field. @param own he holds the device: the desk is open in his name */
export function handFaults(hand: HandDraft, own: boolean): Readonly<Partial<Record<'strokes' | 'code', string>>> {
  return {
    ...(hand.strokes.length === 0 && { strokes: '请在框里签名' }),
    ...(!own && hand.code.length < CODE_DIGITS && { code: `动态码是${CODE_DIGITS}位数字,请看自己手机里的验证器` }),
  }
}

export type InformantFaults = Readonly<Partial<Record<'relation' | 'name' | 'strokes' | 'nobody', string>>>

/** What is wrong with the informant's part. */
export function informantFaults({ nobody, relation, name, informant }: SignDraft): InformantFaults {
  if (nobody !== null) {
    const words = nobody.trim()
    if (words === '') return { nobody: '请写一句为什么没有人能签' }
    return words.length > MOST_NOBODY ? { nobody: `最多${MOST_NOBODY}个字,请删短一些` } : {}
  }
  if (relation === '') return { relation: '请选是谁介绍的情况' }
  return {
    ...(name.trim() === '' && { name: '请填姓名' }),
    ...(informant.strokes.length === 0 && { strokes: '请在框里签名' }),
  }
}

/** A hand after a stroke. Whoever holds the device signs at his last stroke; the other one at the last of his six digits. */
export const withStrokes = (hand: HandDraft, strokes: Strokes, own: boolean, at: string): HandDraft => ({
  ...hand,
  strokes,
  ...(own && { at }),
})

export const withCode = (hand: HandDraft, code: string, at: string): HandDraft => ({
  ...hand,
  code,
  at: code.length === CODE_DIGITS ? at : hand.at,
})

/** Somebody has tapped since the first hand was set: names under another form count for nothing. */
export const isOutdated = ({ taps, first, second, informant }: SignDraft, now: number): boolean =>
  [first, second, informant].some(({ strokes }) => strokes.length > 0) && taps !== now

/** The draft with all hands taken away, and what was written left. */
export const withoutHands = (draft: SignDraft, taps: number): SignDraft => ({
  ...NO_SIGN,
  ...{ name: draft.name, relation: draft.relation, nobody: draft.nobody, taps },
  ...{ first: NO_HAND, second: NO_HAND, informant: NO_HAND },
})

const onWire = (strokes: Strokes) => strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y]))

interface Signed {
  readonly visit: string
  readonly version: number
  readonly taps: number
  /** Who holds the device. */
  readonly seat: Seat
}

/** The whole as it goes to the cloud, where photographs and recordings have gone before; every hand was looked at. */
export function signInput(draft: SignDraft, { visit, version, taps, seat }: Signed): ActionInput<'assessment', 'sign'> {
  const hand = (of: Seat) => {
    const { strokes, at, code } = draft[of]
    return { strokes: onWire(strokes), at, ...(of !== seat && { code }) }
  }
  const { strokes, at } = draft.informant
  const informant =
    draft.nobody !== null
      ? { nobody: draft.nobody.trim() }
      : { strokes: onWire(strokes), at, name: draft.name.trim(), relation: draft.relation }
  return { visit, version, taps, first: hand('first'), second: hand('second'), informant }
}
