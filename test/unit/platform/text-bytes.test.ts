import { textOf } from '@/platform/text-bytes'
import { gb18030 } from '../../support/gb18030'

const decoded = (bytes: Uint8Array) => (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes)

it('reads UTF-8 and takes its mark away', () => {
  expect(textOf(decoded(new TextEncoder().encode('\ufeff姓名,出生日期\r\n')))).toBe('姓名,出生日期\r\n')
})

it('reads the encoding in which older spreadsheets save', () => {
  expect(textOf(decoded(gb18030('姓名,出生日期')))).toBe('姓名,出生日期')
})

it('reads nothing rather than something wrong where the device knows only one encoding', () => {
  const onlyUtf8 = (encoding: string): string => {
    if (encoding !== 'utf-8') throw new Error('unknown')
    return '\ufffd\ufffd,\ufffd'
  }
  expect(textOf(onlyUtf8)).toBeNull()
})

it('reads nothing of what is no text', () => {
  expect(textOf(decoded(Uint8Array.from([0xff, 0xff, 0x80])))).toBeNull()
})
