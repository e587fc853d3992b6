import { Inline } from './elements'

export type IconName =
  | 'list'
  | 'bowl'
  | 'person'
  | 'home'
  | 'map'
  | 'affairs'
  | 'phone'
  | 'back'
  | 'forward'
  | 'speak'
  | 'check'
  | 'question'
  | 'cross'
  | 'alarm'

/** Always beside a word, so a screen reader passes it by. Drawn by look/icons.scss. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return <Inline silent className={`icon icon--${name} ${className}`} />
}
