import { Image } from '@tarojs/components'
import type { PictureProps } from './props'

export type { PictureProps }

/** A photograph, cut to its frame or whole. */
export function Picture({ source, label, whole = false, className = '' }: PictureProps) {
  const classes = `picture ${whole ? 'picture--whole' : ''} ${className}`
  return (
    <Image
      className={classes}
      src={source}
      mode={whole ? 'widthFix' : 'aspectFill'}
      aria-role="img"
      aria-label={label}
    />
  )
}
