import { bareNumber } from './typed'

export type PhoneReading =
  /** Eleven digits for a mobile, `0357-2091234` for a landline. */
  | { readonly phone: string; readonly problem?: undefined }
  /** What is wrong and what to do, in the person's words. */
  | { readonly problem: string; readonly phone?: undefined }

const MOBILE = /^1[3-9]\d{9}$/
/** Beijing and the big cities have an area of two digits after the 0 and eight to follow; others three, and seven or eight. */
const BIG_CITY = /^(010|02\d)(\d{8})$/
const ELSEWHERE = /^(0[3-9]\d{2})(\d{7,8})$/
const BRACKETS = /[()]/g

/** The digits that one dials inside the mainland: without brackets and the country's 86. */
function dialled(typed: string): string {
  const bare = bareNumber(typed).replace(BRACKETS, '')
  const inside = bare.replace(/^(\+|00)86/, '').replace(/^86(?=1\d{10}$)/, '')
  const abroad = inside !== bare
  return abroad && /^[2-9]|^10/.test(inside) && !MOBILE.test(inside) ? `0${inside}` : inside
}

/** What is wrong with digits that are no mobile number. */
function mobileFault(digits: string): string {
  if (digits === '') return '还没填手机号'
  if (/^(\+|00)/.test(digits)) return '这里只能填大陆的手机号,11位,1开头'
  if (!/^\d+$/.test(digits)) return '手机号里只有数字,请看看有没有写进别的字'
  if (digits.startsWith('0')) return '这是固定电话,这里要填手机号,11位,1开头'
  if (digits.length !== 11) return `手机号是11位,您写了${digits.length}位,请再看看`
  return '手机号是1开头,第二位是3到9,请再看看'
}

/** Reads a mainland mobile number; blanks, dashes, full-width digits, +86 and 0086 are forgiven. */
export function readMobile(typed: string): PhoneReading {
  const digits = dialled(typed)
  return MOBILE.test(digits) ? { phone: digits } : { problem: mobileFault(digits) }
}

function contactFault(digits: string): string {
  if (digits === '') return '还没填电话'
  if (/^(\+|00)/.test(digits)) return '这里只能填大陆的电话'
  if (!/^\d+$/.test(digits)) return '电话里只有数字,分机号不用写,请再看看'
  if (digits.startsWith('1')) return mobileFault(digits)
  if (/^[2-9]\d{6,7}$/.test(digits)) return '固定电话前面要加区号,例如 0357-2091234'
  return '请写11位手机号,或者区号加固定电话,例如 0357-2091234'
}

/** Reads a number at which somebody can be rung up: a mobile, or a landline with its area code. */
export function readContactPhone(typed: string): PhoneReading {
  const digits = dialled(typed)
  if (MOBILE.test(digits)) return { phone: digits }
  const landline = BIG_CITY.exec(digits) ?? ELSEWHERE.exec(digits)
  return landline ? { phone: `${landline[1]}-${landline[2]}` } : { problem: contactFault(digits) }
}
