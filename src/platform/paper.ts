/** A page drawn in points (1/72 inch): words and rules at their places. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      /** The line on which the words stand. */
      readonly y: number
      readonly size: number
      readonly bold: boolean
    }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly thick: number }

export interface Paper {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** What both builds' drawing contexts share. */
export interface Pen {
  fillStyle: unknown
  font: string
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
}

/** Pixels a point: 150 to the inch, which an A4 printer and a phone's album both show sharp. */
export const PIXELS_A_POINT = 150 / 72

export const pixelsOf = (points: number): number => Math.round(points * PIXELS_A_POINT)

/** Draws a page black on white. */
export function draw({ width, height, marks }: Paper, pen: Pen, family: string): void {
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, pixelsOf(width), pixelsOf(height))
  pen.fillStyle = '#000000'
  for (const mark of marks) {
    if (mark.kind === 'rule') {
      pen.fillRect(pixelsOf(mark.x), pixelsOf(mark.y), pixelsOf(mark.width), Math.max(1, pixelsOf(mark.thick)))
    } else {
      pen.font = `${mark.bold ? 'bold ' : ''}${pixelsOf(mark.size)}px ${family}`
      pen.fillText(mark.text, pixelsOf(mark.x), pixelsOf(mark.y))
    }
  }
}
