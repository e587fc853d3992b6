import { View } from '@tarojs/components'
import type { DrawingProps } from './props'

export type { DrawingProps }

const FILLED = `fill='#000' shape-rendering='crispEdges'`
const drawnWith = (pen: number): string =>
  `fill='none' stroke='#000' stroke-width='${pen}' stroke-linecap='round' stroke-linejoin='round'`

/** WeChat has no inline SVG: the drawing is the ground of an empty box, as the icons are. */
function groundOf({ width, height, path, pen }: DrawingProps): string {
  const look = pen === undefined ? FILLED : drawnWith(pen)
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}'><path d='${path}' ${look}/></svg>`
  return `url("data:image/svg+xml,${svg.replace(/[<>#]/g, encodeURIComponent)}")`
}

export function Drawing(props: DrawingProps) {
  const { label, width, height, className = '' } = props
  // A padding in per cent is one of the width: older phones know no aspect ratio.
  const style = { backgroundImage: groundOf(props), paddingTop: `${(height / width) * 100}%` }
  return (
    <View className={`drawing ${className}`}>
      <View className="drawing__ground" style={style} aria-role="img" aria-label={label} />
    </View>
  )
}
