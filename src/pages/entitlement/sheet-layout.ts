import type { Mark, Paper } from '@/platform/paper'
import type { Sheet, SheetSection } from './sheet-content'

/** A4 in points. Nothing on the sheet is smaller than BODY: it is read by tired eyes, on both sides of a counter. */
export const PAGE = { width: 595, height: 842, margin: 40 } as const
export const BODY = 16
const LINE = 22
const ROOM = PAGE.width - 2 * PAGE.margin
const FOOT_LEAST = PAGE.height - PAGE.margin

/** Half-width characters are at most this part of a full-width one in the fonts that phones have. */
const NARROW = 0.62
const isNarrow = (character: string): boolean => character < '\u2000'

/**
 * How wide words are, in points. Reckoned, not measured: the sheet then breaks at the same places on every phone, and
 * whether it fits on its page is known before anything is drawn. Rather too wide than too narrow.
 */
export function widthOf(text: string, size: number): number {
  let width = 0
  for (const character of text) width += isNarrow(character) ? NARROW : 1
  return width * size
}

/** Never at the start of a line. They hang over its end instead, for which the margin has room. */
const CLOSING = ',。、;:?!)》〉」』”’·%,.;:?!)'

/** Words that break nowhere inside: a number, a version, or one Chinese character. */
const PIECES = /[!-~]+|\s|[\s\S]/g

/** Breaks a text into lines no wider than `room` points. */
export function wrapped(text: string, size: number, room: number = ROOM): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(PIECES) ?? []) {
    const hangs = CLOSING.includes(piece)
    if (line !== '' && !hangs && widthOf(line + piece, size) > room) {
      lines.push(line)
      line = piece.trim()
    } else line += piece
  }
  return line === '' ? lines : [...lines, line]
}

/** A pen that goes down the page, line by line. */
class Pen {
  readonly marks: Mark[] = []
  y: number = PAGE.margin

  /** @param height of a line in points; the words stand on its lower fifth */
  words(text: string, size: number, height: number, bold = false): void {
    for (const line of wrapped(text, size)) {
      this.y += height
      this.marks.push({ kind: 'text', text: line, x: PAGE.margin, y: this.y - height * 0.25, size, bold })
    }
  }

  rule(thick: number, room: number): void {
    this.y += room
    this.marks.push({ kind: 'rule', x: PAGE.margin, y: this.y, width: ROOM, thick })
    this.y += room
  }

  /** Lines to write on: two that share a row, and one of its own. */
  blanks(labels: readonly string[]): void {
    labels.forEach((label, index) => {
      const beside = index < 2
      if (!beside || index === 0) this.y += 32
      const left = PAGE.margin + (index === 1 ? ROOM / 2 + 8 : 0)
      const right = index === 0 ? PAGE.margin + ROOM / 2 - 8 : PAGE.margin + ROOM
      const from = left + widthOf(label, BODY) + 6
      this.marks.push({ kind: 'text', text: label, x: left, y: this.y - 6, size: BODY, bold: false })
      this.marks.push({ kind: 'rule', x: from, y: this.y - 3, width: right - from, thick: 0.8 })
    })
  }

  section({ title, lines }: SheetSection): void {
    this.rule(0.6, 4)
    this.words(title, BODY, LINE, true)
    for (const line of lines) this.words(line, BODY, LINE)
  }
}

function drawn(sheet: Sheet): { readonly marks: readonly Mark[]; readonly end: number } {
  const pen = new Pen()
  pen.words(sheet.title, 26, 34, true)
  pen.words(sheet.forWhom, BODY, LINE)
  pen.blanks(sheet.blanks)
  pen.rule(1.6, 6)
  pen.words(sheet.verdict, 18, 25, true)
  if (sheet.amount) pen.words(sheet.amount, 18, 25, true)
  sheet.sections.forEach((section) => pen.section(section))
  pen.rule(1.6, 4)
  sheet.foot.forEach((line) => pen.words(line, BODY, LINE))
  return { marks: pen.marks, end: pen.y }
}

const fits = (sheet: Sheet): boolean => drawn(sheet).end <= FOOT_LEAST

const waiting = (count: number): string => `还有 ${count} 条没有印`

/** The section without its last line; what was left out is counted in one line at its end. */
function shortened(section: SheetSection, left: number): SheetSection {
  return { ...section, lines: [...section.lines.slice(0, section.lines.length - left), waiting(left)] }
}

const spare = ({ lines, least }: SheetSection, left: number): number => lines.length - left - least

/**
 * The same sheet with as much as one page holds. Lines are left out one at a time, of the section that can best spare
 * them, and each section says how many it leaves out.
 */
export function onOnePage(sheet: Sheet): Sheet {
  const left = sheet.sections.map(() => 0)
  const now = (): Sheet => ({
    ...sheet,
    sections: sheet.sections.map((section, index) => (left[index]! > 0 ? shortened(section, left[index]!) : section)),
  })
  for (;;) {
    const page = now()
    if (fits(page)) return page
    const spares = sheet.sections.map((section, index) => spare(section, left[index]!))
    const most = Math.max(...spares)
    if (most <= 0) return page
    // The line that tells of what was left out takes one itself: the first step leaves out two.
    const chosen = spares.lastIndexOf(most)
    left[chosen]! += left[chosen] === 0 ? Math.min(2, most) : 1
  }
}

/** The sheet drawn on an A4 page. */
export function layOut(sheet: Sheet): Paper {
  return { width: PAGE.width, height: PAGE.height, marks: drawn(sheet).marks }
}

/** Whether all of it stands on the page. */
export const isOnePage = fits
