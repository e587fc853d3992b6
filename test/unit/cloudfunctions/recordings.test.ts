import { cleanRecording, type RecordingType } from '../../../cloudfunctions/runtime/recordings'

const rest = Buffer.alloc(40, 7)
const HEADS: Readonly<Record<RecordingType, Buffer>> = {
  'audio/mpeg': Buffer.from('ID3\u0004'),
  'audio/mp4': Buffer.from([0, 0, 0, 24, ...Buffer.from('ftypM4A ')]),
  'audio/webm': Buffer.from('1a45dfa3', 'hex'),
}
const TYPES = Object.keys(HEADS) as RecordingType[]

it.each(TYPES)('%s is kept as it was made', (type) => {
  const whole = Buffer.concat([HEADS[type], rest])
  expect(cleanRecording(whole, type)).toEqual(whole)
})

it('a frame of MPEG audio without a tag is one too', () => {
  expect(cleanRecording(Buffer.concat([Buffer.from([0xff, 0xfb]), rest]), 'audio/mpeg')).toHaveLength(42)
})

it.each(TYPES)('nothing else is taken for %s', (type) => {
  const others = TYPES.filter((other) => other !== type).map((other) => Buffer.concat([HEADS[other], rest]))
  for (const bytes of [...others, rest, Buffer.from('<!doctype html><script>'), HEADS[type].subarray(0, 4)])
    expect(() => cleanRecording(bytes, type)).toThrow(expect.objectContaining({ code: 'invalid' }))
})
