/** Digits and letters that nobody confuses, whether they are read, heard or typed: no 0 and O, no 1, I and L, no U beside V. */
export const CERTIFICATE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CERTIFICATE_LENGTH = 12

/** A code from numbers that were drawn, each from 0 up to the number of letters. */
export const certificateCode = (drawn: readonly number[]): string =>
  drawn.map((at) => CERTIFICATE_LETTERS.charAt(at)).join('')
