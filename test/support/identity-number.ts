import { randomInt } from 'node:crypto'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Somebody invented, another one each time: two runs on one server never meet on one record. */
export interface Invented {
  /** A right identity number (GB 11643-1999) of a woman. */
  readonly identityNumber: string
  /** As the number says it. */
  readonly birth: { readonly year: string; readonly month: string; readonly day: string }
}

/** @param county where the number was issued, GB/T 2260 */
export function inventWoman(county: string): Invented {
  const year = String(randomInt(1935, 1950))
  const month = String(randomInt(1, 13)).padStart(2, '0')
  const day = String(randomInt(1, 29)).padStart(2, '0')
  // The last digit of the sequence is even: female.
  const body = `${county}${year}${month}${day}${String(randomInt(0, 500) * 2).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return { identityNumber: body + '10X98765432'.charAt(sum % 11), birth: { year, month, day } }
}

const LETTERS = [...'安宝春翠丹芳桂海惠静兰莲玲梅宁萍琴荣淑婷文霞雅英玉珍芝竹']

const letter = (): string => LETTERS[randomInt(LETTERS.length)] ?? ''

/** A name that nobody else in the demonstration has. */
export const inventName = (surname: string): string => surname + letter() + letter()

/** A mobile number that is nobody's here: eleven digits. */
export const inventMobile = (): string => `139${String(randomInt(100_000_000)).padStart(8, '0')}`
