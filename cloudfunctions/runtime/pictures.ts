import { invalidField } from './wire-fault'

/** The pictures that are taken: what every phone and every browser can show. */
export type PictureType = 'image/jpeg' | 'image/png'

export const isPicture = (type: string): type is PictureType => type === 'image/jpeg' || type === 'image/png'

/** A side or an area above these is no photograph but a way to use up somebody's memory. */
const LONGEST_SIDE = 16_384
const MOST_PIXELS = 64_000_000
/** A photograph has ten scans at the most; each is work for whoever shows it. */
const MOST_SCANS = 64

/** What Node says to whoever reads behind the last byte. */
const BEYOND_THE_END = /^ERR_(OUT_OF_RANGE|BUFFER_OUT_OF_BOUNDS)$/
const BROKEN = '这张照片没有传完整,或者坏了。请重新拍一张'

/**
 * A picture with nothing in it but the picture: place, time, device, previews and whatever hangs behind its end are left
 * out. Only which way is up stays. What is not on the list of needed parts goes, so that a kind of data that nobody has
 * thought of goes too.
 * @param said the type that was announced
 * @throws WireFault invalid at `file` for anything else than a whole picture of that type and of a size to be shown
 */
export function cleanPicture(bytes: Uint8Array, said: PictureType): Buffer {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const type = typeOf(whole)
  if (type !== said) throw invalidField('file', type ? '照片的格式和说的不一样,请重新选一次' : strangeWords(whole))
  try {
    return type === 'image/jpeg' ? cleanJpeg(whole) : cleanPng(whole)
  } catch (error) {
    if (BEYOND_THE_END.test(String((error as NodeJS.ErrnoException).code))) throw invalidField('file', BROKEN)
    throw error
  }
}

const PNG_BEGINS = Buffer.from('89504e470d0a1a0a', 'hex')
const JPEG_BEGINS = Buffer.from('ffd8ff', 'hex')
const HEIC_BRANDS = /^ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif)/

function typeOf(bytes: Buffer): PictureType | null {
  if (bytes.subarray(0, 3).equals(JPEG_BEGINS)) return 'image/jpeg'
  return bytes.subarray(0, 8).equals(PNG_BEGINS) ? 'image/png' : null
}

function strangeWords(bytes: Buffer): string {
  return HEIC_BRANDS.test(bytes.toString('latin1', 4, 12))
    ? '这张照片是苹果手机的HEIC格式,这里还打不开。请在手机“设置—相机—格式”里选“兼容性最佳”再拍,或者先截个图'
    : '这不是照片。请选JPG或者PNG格式的照片'
}

function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw invalidField('file', BROKEN)
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    throw invalidField('file', '这张照片的尺寸太大了。请改小一些,或者重新拍一张')
}

/** Markers of JPEG (ITU-T T.81, table B.1). */
const SOS = 0xda
const EOI = 0xd9
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const QUANTISATION = 0xdb
const RESTART_INTERVAL = 0xdd
const HUFFMAN = 0xc4
const ARITHMETIC = 0xcc
const JFIF_BYTES = 16

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== HUFFMAN && marker !== 0xc8 && marker !== ARITHMETIC
const isTable = (marker: number): boolean =>
  marker === QUANTISATION || marker === RESTART_INTERVAL || marker === HUFFMAN || marker === ARITHMETIC

function cleanJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = []
  let upright = 1
  let scans = 0
  let sized = false
  let at = 2
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) throw invalidField('file', BROKEN)
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) break
    const ends = at + 2 + bytes.readUInt16BE(at + 2)
    if (ends > bytes.length) throw invalidField('file', BROKEN)
    const segment = bytes.subarray(at, ends)
    if (isFrame(marker)) {
      checkSize(segment.readUInt16BE(7), segment.readUInt16BE(5))
      sized = true
    }
    if (marker === APP1) upright = orientationIn(segment) ?? upright
    if (marker === SOS && ++scans > MOST_SCANS) throw invalidField('file', BROKEN)
    at = marker === SOS ? endOfScan(bytes, ends) : ends
    kept.push(...neededOf(marker, segment, bytes.subarray(ends, at)))
  }
  if (!sized || scans === 0) throw invalidField('file', BROKEN)
  const [first, ...rest] = kept
  const turned = upright === 1 ? [] : [orientationSegment(upright)]
  const ordered = isJfif(first) ? [first, ...turned, ...rest] : [...turned, ...kept]
  return Buffer.concat([bytes.subarray(0, 2), ...ordered, Buffer.from([0xff, EOI])])
}

/** What is kept of a segment: what draws the picture and what its colours mean. */
function neededOf(marker: number, segment: Buffer, scan: Buffer): Buffer[] {
  if (marker === SOS) return [segment, scan]
  if (isFrame(marker) || isTable(marker)) return [segment]
  if (marker === APP0 && segment.toString('latin1', 4, 9) === 'JFIF\0') return [withoutThumbnail(segment)]
  if (marker === APP2 && segment.toString('latin1', 4, 16) === 'ICC_PROFILE\0') return [segment]
  return marker === APP14 && segment.toString('latin1', 4, 9) === 'Adobe' ? [segment] : []
}

const isJfif = (segment: Buffer | undefined): segment is Buffer => segment?.[1] === APP0

function withoutThumbnail(jfif: Buffer): Buffer {
  const bare = Buffer.alloc(JFIF_BYTES + 2)
  jfif.copy(bare, 0, 0, JFIF_BYTES)
  bare.writeUInt16BE(JFIF_BYTES, 2)
  return bare
}

/** Where the marker after a scan stands: in its data a 0xff is followed by 0 or by a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
  throw invalidField('file', BROKEN)
}

const EXIF_BEGINS = 'Exif\0\0'
const ORIENTATION = 0x0112
const ENTRY_BYTES = 12

/** Which way is up, 1 to 8 as Exif 2.3 counts, in a segment that says so. */
function orientationIn(segment: Buffer): number | null {
  if (segment.toString('latin1', 4, 10) !== EXIF_BEGINS) return null
  const tiff = segment.subarray(10)
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return null
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return null
  const entries = short(first)
  for (let n = 0; n < entries; n += 1) {
    const at = first + 2 + n * ENTRY_BYTES
    if (at + ENTRY_BYTES > tiff.length) return null
    if (short(at) !== ORIENTATION) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An Exif segment with one entry: which way is up. */
function orientationSegment(value: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(value, 18)
  const head = Buffer.alloc(10)
  head.writeUInt16BE((0xff << 8) | APP1, 0)
  head.writeUInt16BE(8 + tiff.length, 2)
  head.write(EXIF_BEGINS, 4, 'latin1')
  return Buffer.concat([head, tiff])
}

/** Chunks that draw a PNG and say what its colours mean. */
const NEEDED_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'IDAT', 'IEND'])
const CHUNK_AROUND = 12

function cleanPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, PNG_BEGINS.length)]
  let drawn = false
  for (let at = PNG_BEGINS.length; ;) {
    const ends = at + CHUNK_AROUND + bytes.readUInt32BE(at)
    if (ends > bytes.length) throw invalidField('file', BROKEN)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (at === PNG_BEGINS.length) {
      if (name !== 'IHDR') throw invalidField('file', BROKEN)
      checkSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))
    }
    drawn ||= name === 'IDAT'
    if (NEEDED_CHUNKS.has(name)) kept.push(bytes.subarray(at, ends))
    at = ends
    if (name === 'IEND') break
  }
  if (!drawn) throw invalidField('file', BROKEN)
  return Buffer.concat(kept)
}
