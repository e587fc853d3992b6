import { useRef, useState, type PointerEvent } from 'react'
import type { SurfaceProps } from './props'
import { FIELD, longer, pathOf, PEN, pointAt, type Point, type Stroke } from './strokes'

export type { SurfaceProps }

function pointOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Point {
  const box = currentTarget.getBoundingClientRect()
  return pointAt(clientX - box.left, clientY - box.top, box)
}

/** A field to sign in, with a finger, a pen or a mouse. */
export function Surface({ label, strokes, onStroke }: SurfaceProps) {
  const [drawn, setDrawn] = useState<Stroke>([])
  /** Drawn as the pen went; the state follows it once a frame. */
  const latest = useRef<Stroke>([])
  /** Of the one pen that is down: a hand laid on the glass draws nothing. */
  const pen = useRef<number>(undefined)

  const show = (stroke: Stroke): void => {
    latest.current = stroke
    setDrawn(stroke)
  }
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    if (pen.current !== undefined || event.button !== 0) return
    pen.current = event.pointerId
    event.currentTarget.setPointerCapture(event.pointerId)
    show([pointOf(event)])
  }
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (pen.current === event.pointerId) show(longer(latest.current, pointOf(event)))
  }
  const end = (event: PointerEvent<SVGSVGElement>): void => {
    if (pen.current !== event.pointerId) return
    pen.current = undefined
    onStroke(latest.current)
    show([])
  }

  return (
    <div className="signature__field">
      <svg
        className="signature__canvas"
        viewBox={`0 0 ${FIELD.width} ${FIELD.height}`}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path
          d={pathOf([...strokes, drawn])}
          fill="none"
          stroke="#000"
          strokeWidth={PEN}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </div>
  )
}
