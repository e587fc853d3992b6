import type { DrawingProps } from './props'

export type { DrawingProps }

/** Inline, so that a printer takes it too: browsers leave backgrounds off the paper. */
export function Drawing({ label, width, height, path, pen, className = '' }: DrawingProps) {
  return (
    <svg className={`drawing ${className}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {pen === undefined ? (
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      ) : (
        <path d={path} fill="none" stroke="#000" strokeWidth={pen} strokeLinecap="round" strokeLinejoin="round" />
      )}
    </svg>
  )
}
