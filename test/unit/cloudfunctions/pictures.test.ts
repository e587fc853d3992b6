import fc from 'fast-check'
import { cleanPicture, type PictureType } from '../../../cloudfunctions/runtime/pictures'
import { WireFault } from '../../../cloudfunctions/runtime/wire-fault'
import { jpeg, png } from '../../support/made-pictures'

/** What no photo may carry: where, with what, and whatever was hung on. */
const TRACES = [
  'GPS',
  '36.0',
  'PHONE MODEL',
  'IPTC',
  'Linfen',
  'comment',
  'second picture',
  'adobe',
  'at home',
  'behind',
]

const refusalOf = (bytes: Uint8Array, said: PictureType = 'image/jpeg'): string => {
  try {
    cleanPicture(bytes, said)
    return ''
  } catch (error) {
    if (error instanceof WireFault) return error.fields?.['file'] ?? 'no field'
    throw error
  }
}

/** Which way is up, read as a browser reads it: from the first Exif segment. */
function orientationOf(bytes: Buffer): number | null {
  const at = bytes.indexOf('Exif\0\0', 0, 'latin1')
  return at < 0 ? null : bytes.readUInt16BE(at + 6 + 18)
}

describe('a photo', () => {
  it.each(['II', 'MM'] as const)('keeps the picture and which way is up, and nothing else (%s)', (order) => {
    const clean = cleanPicture(jpeg({ order, orientation: 6 }), 'image/jpeg')
    for (const trace of TRACES) expect(clean.includes(trace)).toBe(false)
    expect(orientationOf(clean)).toBe(6)
    expect(clean.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
    // Frame, tables and scan came through as they were.
    expect(clean.includes(Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]))).toBe(true)
    expect(clean.includes(Buffer.alloc(65, 1))).toBe(true)
    // The preview in its first segment is gone.
    expect(clean.includes(Buffer.from([7, 7, 7]))).toBe(false)
    expect(cleanPicture(clean, 'image/jpeg')).toEqual(clean)
  })

  it('that stands upright says nothing of it', () => {
    expect(orientationOf(cleanPicture(jpeg({ orientation: 1 }), 'image/jpeg'))).toBeNull()
    expect(orientationOf(cleanPicture(jpeg({ orientation: 4000 }), 'image/jpeg'))).toBeNull()
  })

  it('as PNG keeps what is drawn only', () => {
    const clean = cleanPicture(png(), 'image/png')
    for (const trace of TRACES) expect(clean.includes(trace)).toBe(false)
    expect(['IHDR', 'IDAT', 'IEND'].every((name) => clean.includes(name))).toBe(true)
    expect(clean.includes('eXIf')).toBe(false)
  })

  it.each([
    ['a PDF that is called a JPEG', Buffer.from('%PDF-1.7 …'), /不是照片/],
    ['a page that is called a JPEG', Buffer.from('<html><script>alert(1)</script>'), /不是照片/],
    ['a HEIC of an iPhone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), /HEIC/],
    ['a PNG that is called a JPEG', png(), /格式和说的不一样/],
    ['nothing', Buffer.alloc(0), /不是照片/],
    ['three bytes', Buffer.from([0xff, 0xd8, 0xff]), /没有传完整/],
    ['a JPEG that broke off', jpeg().subarray(0, 300), /没有传完整/],
    ['a JPEG without a scan', Buffer.concat([jpeg().subarray(0, 20), Buffer.from([0xff, 0xd9])]), /没有传完整/],
    ['a bomb', jpeg({ width: 65_000, height: 65_000 }), /太大/],
    ['a flat bomb', jpeg({ width: 16_384, height: 16_384 }), /太大/],
    ['a JPEG of no height', jpeg({ height: 0 }), /没有传完整/],
  ])('is refused in words: %s', (_what, bytes, words) => {
    expect(refusalOf(bytes)).toMatch(words)
  })

  it.each([
    ['a bomb', png({ width: 100_000, height: 100_000 }), /太大/],
    ['one that broke off', png().subarray(0, 60), /没有传完整/],
    ['one without a head', Buffer.concat([png().subarray(0, 8), png().subarray(33)]), /没有传完整/],
  ])('is refused in words: %s, a PNG', (_what, bytes, words) => {
    expect(refusalOf(bytes, 'image/png')).toMatch(words)
  })

  it('never crashes on, nor loops over, what is broken anywhere', () => {
    const whole = [
      { bytes: jpeg(), type: 'image/jpeg' as const },
      { bytes: png(), type: 'image/png' as const },
    ]
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.nat(), fc.nat(255), fc.nat(), ({ bytes, type }, at, value, cut) => {
        const broken = Buffer.from(bytes.subarray(0, cut % 3 === 0 ? cut % bytes.length : bytes.length))
        if (broken.length > 0) broken[at % broken.length] = value
        refusalOf(broken, type)
      }),
      { numRuns: 3000 },
    )
  })
})
