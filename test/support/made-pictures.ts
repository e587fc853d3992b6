/** Pictures made by hand, as small as they can be, with everything in them that must not come through. */

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** IFD0 of Exif: a device, an orientation and a pointer to a place, little-endian as phones write it. */
function exif(orientation: number, order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(120)
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(3, 8)
  const entry = (n: number, tag: number, type: number, count: number) => {
    const at = 10 + 12 * n
    short(tag, at)
    short(type, at + 2)
    long(count, at + 4)
    return at + 8
  }
  long(60, entry(0, 0x0110, 2, 12))
  short(orientation, entry(1, 0x0112, 3, 1))
  long(80, entry(2, 0x8825, 4, 1))
  tiff.write('PHONE MODEL\0', 60, 'latin1')
  tiff.write('GPS 36.0788N 111.5796E', 80, 'latin1')
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
}

export interface JpegMade {
  readonly width?: number
  readonly height?: number
  readonly orientation?: number
  readonly order?: 'II' | 'MM'
  /** Bytes of the scan beside what every one has. */
  readonly filling?: number
}

/** A JPEG in its outer form; what is in the scan is no picture, and nobody here draws it. */
export function jpeg({ width = 640, height = 480, orientation = 6, order = 'II', filling = 0 }: JpegMade = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.concat([Buffer.from('JFIF\0', 'latin1'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7])])),
    segment(0xe1, exif(orientation, order)),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x GPSLatitude="36.07"/>', 'latin1')),
    segment(0xed, Buffer.from('Photoshop 3.0\0 IPTC City Linfen', 'latin1')),
    segment(0xfe, Buffer.from('a comment: taken at home', 'latin1')),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.alloc(filling, 0x5a),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('a second picture behind the end, GPS 36.0788N', 'latin1'),
  ])
}

/** A chunk with no sum of its own: nobody here draws it. */
const chunk = (name: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, Buffer.from(name, 'latin1'), body, Buffer.alloc(4)])
}

/** A PNG with a text, an Exif chunk and something behind its end. */
export function png({ width = 2, height = 2 }: { readonly width?: number; readonly height?: number } = {}): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Location\0at home', 'latin1')),
    chunk('eXIf', exif(1, 'MM').subarray(6)),
    chunk('IDAT', Buffer.from('789c63f8cfc0f01f0005000a01', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from('behind the end', 'latin1'),
  ])
}
