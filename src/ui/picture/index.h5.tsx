import type { PictureProps } from './props'

export type { PictureProps }

/** A photograph, cut to its frame or whole. */
export function Picture({ source, label, whole = false, className = '' }: PictureProps) {
  return <img className={`picture ${whole ? 'picture--whole' : ''} ${className}`} src={source} alt={label} />
}
