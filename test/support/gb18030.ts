const decoder = new TextDecoder('gb18030')
const codes = new Map<string, Uint8Array>()
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++)
    if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), Uint8Array.of(lead, trail))

/** Bytes of a text in GB18030, of its letters of two bytes: Node itself only decodes. */
export const gb18030 = (text: string): Buffer =>
  Buffer.concat([...text].map((letter) => codes.get(letter) ?? Buffer.from(letter)))
