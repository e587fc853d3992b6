import { useEffect, useState } from 'react'
import { Button } from '../button'
import { Drawing } from '../drawing'
import { Box } from '../elements'
import { FIELD, isFull, pathOf, PEN, withStroke, type Strokes } from './strokes'
import { Surface } from './surface'

export type { Point, Stroke, Strokes } from './strokes'

interface SignaturePadProps {
  /** Of this field on its page: letters, digits, dashes. */
  readonly id: string
  readonly label: string
  /** For those who cannot write on glass: which other way the page offers. It is read out with the field. */
  readonly otherWay: string
  readonly strokes: Strokes
  readonly onChange: (strokes: Strokes) => void
  /** Stays until the next try: above a field that is being drawn on nothing may go away. */
  readonly error?: string
}

function stateOf(strokes: Strokes, able: boolean): string {
  if (strokes.length === 0) return able ? '还没有签' : '这部手机上签不了字'
  return isFull(strokes) ? '写满了。要改,请清除以后重新签' : `已经签了 ${strokes.length} 笔`
}

/**
 * What is wrong, above the field. Signed over it is seen and heard no more, but keeps its room: the field may not move away
 * under the pen between two strokes.
 */
function Fault({ error, over }: { readonly error: string; readonly over: boolean }) {
  return (
    <Box className={`field__error ${over ? 'field__error--over' : ''}`} silent={over}>
      {error}
    </Box>
  )
}

/** A field to sign in: by a finger or a mouse, stroke by stroke, each of which can be taken back. */
export function SignaturePad({ id, label, otherWay, strokes, onChange, error }: SignaturePadProps) {
  const [able, setAble] = useState(true)
  const [drawn, setDrawn] = useState(false)
  const over = drawn && strokes.length > 0
  // A fault that has just been found is about the strokes that stand.
  useEffect(() => setDrawn(false), [error])
  const described = [label, over ? undefined : error, otherWay].filter(Boolean).join(',')
  return (
    <Box className="field" role="group" label={label}>
      <Box className="field__label" silent>
        {label}
      </Box>
      <Box className="note">{otherWay}</Box>
      {error && <Fault error={error} over={over} />}
      <Surface
        id={id}
        label={described}
        strokes={strokes}
        onStroke={(stroke) => {
          setDrawn(true)
          onChange(withStroke(strokes, stroke))
        }}
        onUnable={() => setAble(false)}
      />
      <Box className="note" role="status">
        {stateOf(strokes, able)}
      </Box>
      {strokes.length > 0 && (
        <Box className="pair">
          <Button kind="other" onPress={() => onChange(strokes.slice(0, -1))}>
            撤销上一笔
          </Button>
          <Button kind="other" onPress={() => onChange([])}>
            清除
          </Button>
        </Box>
      )}
    </Box>
  )
}

interface SignaturePictureProps {
  /** Whose it is and of when, for those who hear it. */
  readonly label: string
  readonly strokes: Strokes
}

/** A signature as it was written. */
export function SignaturePicture({ label, strokes }: SignaturePictureProps) {
  return (
    <Box className="signature__picture">
      <Drawing label={label} width={FIELD.width} height={FIELD.height} path={pathOf(strokes)} pen={PEN} />
    </Box>
  )
}
