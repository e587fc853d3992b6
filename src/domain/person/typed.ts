/** Digits, letters, «＋», brackets and blanks of a Chinese keyboard, one width up: U+FF01–U+FF5E. */
const FULL_WIDTH = /[\uff01-\uff5e]/g
const WIDTH_APART = 0xfee0
/** Blanks of every kind, and the invisible marks that come along when a number is copied from a chat. */
const BLANKS = /[\s\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g
export const DASHES = /[-\u2010-\u2015\u2212\ufe58\ufe63]/g

/** Letters, digits and marks of a Chinese keyboard as those of any other keyboard: U+FF10 → 0. */
export const halfWidth = (typed: string): string =>
  typed.replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - WIDTH_APART)).replace(/\u3000/g, ' ')

/** A number as people type or paste it, without what only helps the eye: half width, no blanks, no dashes. */
export function bareNumber(typed: string): string {
  return halfWidth(typed).replace(BLANKS, '').replace(DASHES, '')
}
