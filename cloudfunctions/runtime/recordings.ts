import { invalidField } from './wire-fault'

/** The recordings that are taken: what phones and browsers record. */
export type RecordingType = 'audio/mpeg' | 'audio/mp4' | 'audio/webm'

/** How each begins, so that nothing else is kept under its name; what is in it nobody looks at. */
const BEGINS: Readonly<Record<RecordingType, (bytes: Buffer) => boolean>> = {
  // A tag, or the eleven bits by which every frame of MPEG audio is found.
  'audio/mpeg': (bytes) =>
    bytes.toString('latin1', 0, 3) === 'ID3' || (bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0),
  'audio/mp4': (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp',
  'audio/webm': (bytes) => bytes.subarray(0, 4).equals(Buffer.from('1a45dfa3', 'hex')),
}
/** Shorter than the head of any recording. */
const LEAST_BYTES = 12

/**
 * A recording as it was made.
 * @param said the type that was announced
 * @throws WireFault invalid at `file` for anything else
 */
export function cleanRecording(bytes: Uint8Array, said: RecordingType): Buffer {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (whole.length >= LEAST_BYTES && BEGINS[said](whole)) return whole
  throw invalidField('file', '这段录音没有传完整,或者坏了。请重新录一段')
}
