import { PIXELS_A_POINT, type Mark, type Paper } from '@/platform/paper'
import { inGroups, spokenPhone } from './digits'
import type { PrintedCardProps } from './printed-card'
import { qrModules } from './qr-modules'

/** Points of a millimetre. */
const MM = 72 / 25.4

/** Sizes in points; a module of the QR code in whole pixels, so that it stays sharp. */
const SIZES = {
  pocket: { width: 85.6 * MM, height: 54 * MM, margin: 3 * MM, title: 12, body: 9, code: 17, phone: 11, module: 3 },
  a5: { width: 148 * MM, height: 210 * MM, margin: 10 * MM, title: 34, body: 22, code: 44, phone: 36, module: 8 },
} as const

const LEADING = 1.25

/** Half-width characters are at most this part of a full-width one. */
const NARROW = 0.62

/** Width of words in sizes of their letters. */
const unitsOf = (words: string): number =>
  Array.from(words).reduce((sum, letter) => sum + (letter < '\u2000' ? NARROW : 1), 0)

/** Lines down the card; what is too wide for its line is written smaller. */
class Pen {
  readonly marks: Mark[] = []
  constructor(
    private readonly x: number,
    public y: number,
  ) {}

  line(text: string, size: number, room: number, bold = false): void {
    this.y += size * LEADING
    const fitting = Math.min(size, room / unitsOf(text))
    this.marks.push({ kind: 'text', text, x: this.x, y: this.y - size * 0.25, size: fitting, bold })
  }
}

/** Dark modules as short thick rules, the quiet margin laid outside the corner. */
function qrMarks(text: string, right: number, top: number, modulePixels: number): readonly Mark[] {
  const { size, runs } = qrModules(text)
  const side = modulePixels / PIXELS_A_POINT
  const left = Math.floor(right / side) * side - size * side
  const first = Math.ceil(top / side) * side
  return runs.map(({ x, y, length }) => ({
    kind: 'rule',
    x: left + x * side,
    y: first + y * side,
    width: length * side,
    thick: side,
  }))
}

/** The card as `PrintedCard` shows it, to be kept as a picture where nothing prints. */
export function cardPaper({ size, title, lines, codeLabel, code, qr, phones }: PrintedCardProps): Paper {
  const { width, height, margin, module, ...letters } = SIZES[size]
  const room = width - 2 * margin
  const scan = qr ? qrMarks(qr, width, 0, module) : []
  const scanLeft = scan.reduce((left, mark) => Math.min(left, mark.x), width)
  const scanFoot = scan.reduce((foot, mark) => Math.max(foot, mark.y), 0)
  const beside = Math.min(room, scanLeft - 2 * margin)

  const pen = new Pen(margin, margin)
  pen.line(title, letters.title, beside, true)
  for (const line of lines) pen.line(line, letters.body, beside)
  pen.y = Math.max(pen.y, scanFoot)
  pen.line(codeLabel, letters.body, room)
  if (code) pen.line(inGroups(code), letters.code, room, true)
  for (const { label, phone } of phones) pen.line(`${label} ${spokenPhone(phone)}`, letters.phone, room, true)
  return { width, height, marks: [...pen.marks, ...scan] }
}
