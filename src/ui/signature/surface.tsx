import { useCallback, useEffect, useRef } from 'react'
import { Canvas, View, type CanvasTouchEvent } from '@tarojs/components'
import { openPageCanvas, type PageCanvas } from '@/platform/page-canvas'
import type { SurfaceProps } from './props'
import { FIELD, longer, PEN, pointAt, type Stroke, type Strokes } from './strokes'

export type { SurfaceProps }

/** A line to its own beginning is left out by a canvas; this far beside it a round pen makes a dot. */
const DOT = 0.5

function drawStrokes({ pen, width }: PageCanvas, strokes: Strokes): void {
  const scale = width / FIELD.width
  pen.lineWidth = PEN * scale
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.strokeStyle = '#000000'
  for (const [first, ...rest] of strokes) {
    if (!first) continue
    pen.beginPath()
    pen.moveTo(first[0] * scale, first[1] * scale)
    for (const [x, y] of rest.length > 0 ? rest : [[first[0] + DOT, first[1]] as const]) {
      pen.lineTo(x * scale, y * scale)
    }
    pen.stroke()
  }
}

/**
 * A field to sign in with a finger. While the finger moves nothing crosses WeChat's bridge but its touches: the canvas is
 * drawn on directly, and the page is told once a stroke.
 */
export function Surface({ id, label, strokes, onStroke, onUnable }: SurfaceProps) {
  const canvas = useRef<PageCanvas>(undefined)
  const latest = useRef<Stroke>([])
  const shown = useRef(strokes)
  shown.current = strokes

  const redraw = useCallback((): void => {
    const { current: open } = canvas
    if (!open) return
    open.pen.clearRect(0, 0, open.width, open.height)
    drawStrokes(open, [...shown.current, latest.current])
  }, [])
  const open = useCallback(async (): Promise<boolean> => {
    if (canvas.current) return true
    const found = await openPageCanvas(id)
    if (found.status !== 'ok') return false
    canvas.current = found.value
    redraw()
    return true
  }, [id, redraw])
  useEffect(() => {
    void open().then(redraw)
  }, [open, redraw, strokes])

  const go = ({ touches }: CanvasTouchEvent): void => {
    const [touch] = touches
    const { current: on } = canvas
    if (!touch || !on) return
    const before = latest.current
    latest.current = longer(before, pointAt(touch.x, touch.y, on))
    if (latest.current !== before) drawStrokes(on, [latest.current.slice(-2)])
  }
  const begin = async (event: CanvasTouchEvent): Promise<void> => {
    latest.current = []
    if (await open()) go(event)
    else onUnable()
  }
  const end = (): void => {
    const stroke = latest.current
    latest.current = []
    if (stroke.length > 0) onStroke(stroke)
  }

  return (
    <View className="signature__field" catchMove aria-role="img" aria-label={label}>
      <Canvas
        id={id}
        type="2d"
        className="signature__canvas"
        disableScroll
        onTouchStart={(event) => void begin(event)}
        onTouchMove={go}
        onTouchEnd={end}
        onTouchCancel={end}
      />
    </View>
  )
}
