import { CERTIFICATE_LENGTH } from '@/domain/assessment/certificate'
import { halfWidth } from '@/domain/person/typed'

/** As somebody types it or a camera reads it: blanks, dashes, small letters, or the whole link around it. */
export function codeIn(text: string): string {
  const narrow = halfWidth(text)
  const linked = /[?&]code=([0-9a-z -]*)/i.exec(narrow)?.[1]
  return (linked ?? narrow).replace(/[^0-9a-z]/gi, '').toUpperCase()
}

/** What is wrong with a code before anybody is asked; undefined where nothing is. */
export function codeProblem(code: string): string | undefined {
  if (code === '') return '请填证明上的核对码'
  return code.length === CERTIFICATE_LENGTH
    ? undefined
    : `核对码是 ${CERTIFICATE_LENGTH} 位字母和数字,您填了 ${code.length} 位,请再看看`
}
