import { birthDateFault } from './birth-date'
import { bareNumber } from './typed'

/** What a resident identity number (GB 11643-1999) says by itself. */
export interface IdentityNumber {
  /** 18 characters; the last is a digit or a capital X. */
  readonly number: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly sex: 'male' | 'female'
}

export type IdentityReading =
  | (IdentityNumber & { readonly problem?: undefined })
  /** What is wrong and what to do, in the person's words. */
  | { readonly problem: string }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** By remainder modulo 11 (ISO 7064, MOD 11-2). */
const CHECK_CHARACTERS = '10X98765432'

/**
 * First two digits that GB/T 2260 gives to a province. 83 is no province there: it stands on residence permits of people
 * from Taiwan (港澳台居民居住证申领发放办法, 2018), whose numbers are made like a citizen's; 81 and 82 on those from
 * Hong Kong and Macao. They say where the number was issued: hukou is never read from them.
 */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' + '50 51 52 53 54 61 62 63 64 65 71 81 82 83'
  ).split(' '),
)

/** Old numbers ending so were kept for people born before 1900. */
const OF_THE_19TH_CENTURY = /99[6-9]$/

const refused = (problem: string) => ({ problem })

/** The 18th character for the 17 digits before it. */
function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

function birthDateOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

/** Odd is male: the last digit of the sequence. */
const sexOf = (number: string): IdentityNumber['sex'] => (Number(number[16]) % 2 === 1 ? 'male' : 'female')

/** An old number of 15 digits, of before 1999, as the 18 of today. */
function lengthened(old: string): string {
  const body = `${old.slice(0, 6)}19${old.slice(6)}`
  return body + checkCharacter(body)
}

/** What can be said of the characters alone; null when they may make a number. */
function shapeFault(bare: string): string | null {
  if (bare === '') return '还没填身份证号'
  if (!/^[0-9X]+$/.test(bare)) return '身份证号里只有数字,最后一位可能是X,请看看有没有写进别的字'
  if (bare.length !== 15 && bare.length !== 18) return `身份证号是18位,您写了${bare.length}位,请对着身份证再看看`
  if (bare.slice(0, -1).includes('X')) return 'X只会在身份证号的最后一位,请对着身份证再看看'
  if (bare.length === 15 && bare.endsWith('X')) return '身份证号是18位,您写了15位,请对着身份证再看看'
  return null
}

function provinceFault(bare: string): string | null {
  if (PROVINCES.has(bare.slice(0, 2))) return null
  if (bare.length === 18 && bare.startsWith('9')) {
    return '9开头的是外国人永久居留身份证,这里还不能填,请带证件到社区办理'
  }
  return '身份证号的前两位不对,请对着身份证再看看'
}

function dayFault(number: string, on: string, old: boolean): string | null {
  if (!birthDateFault(birthDateOf(number), on)) return null
  const where = old ? '15位老号码里的出生日期不对(第7到12位)' : '身份证号里的出生日期不对(第7到14位)'
  return `${where},请对着证件再看看`
}

/**
 * Reads an identity number as typed or pasted: blanks, dashes, full-width digits and a small x are forgiven, an old number
 * of 15 digits is made into 18.
 * @param on the day on which it is read, `YYYY-MM-DD`
 */
export function readIdentityNumber(typed: string, on: string): IdentityReading {
  const bare = bareNumber(typed).toUpperCase()
  const fault = shapeFault(bare) ?? provinceFault(bare)
  if (fault) return refused(fault)
  const old = bare.length === 15
  if (old && OF_THE_19TH_CENTURY.test(bare)) {
    return refused('这个15位的老号码是编给1900年以前出生的人的,请改填身份证上的18位号码')
  }
  const number = old ? lengthened(bare) : bare
  const wrongDay = dayFault(number, on, old)
  if (wrongDay) return refused(wrongDay)
  if (checkCharacter(number) !== number[17]) return refused('身份证号对不上,可能有一位写错了,请对着身份证再看看')
  return { number, birthDate: birthDateOf(number), sex: sexOf(number) }
}

const SEX_WORDS: Readonly<Record<IdentityNumber['sex'], string>> = { male: '男', female: '女' }

/**
 * For a form in which both are typed: where the number contradicts what stands beside it, in words; null when nowhere.
 * @param number as `readIdentityNumber` gave it
 */
export function numberAgrees(
  number: string,
  { birthDate, sex }: { readonly birthDate?: string; readonly sex?: IdentityNumber['sex'] },
): string | null {
  const born = birthDateOf(number)
  if (birthDate !== undefined && birthDate !== born) {
    const [year, month, day] = born.split('-').map(Number)
    return `身份证号里的出生日期是${year}年${month}月${day}日,和您填的不一样,请看看哪个对`
  }
  const read = sexOf(number)
  if (sex !== undefined && sex !== read) return `按身份证号,性别是${SEX_WORDS[read]},和您填的不一样,请看看哪个对`
  return null
}
