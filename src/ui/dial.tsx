import { Inline, Telephone } from './elements'
import { Icon } from './icon'

interface DialProps {
  readonly phone: string
  readonly children: string
  readonly kind?: 'main' | 'other' | 'urgent'
}

/** A number that rings at one tap; its words carry the number, for those who dial by hand. */
export function Dial({ phone, children, kind = 'main' }: DialProps) {
  return (
    <Telephone phone={phone} className={`dial dial--${kind}`}>
      <Icon name={kind === 'urgent' ? 'alarm' : 'phone'} />
      <Inline>{children}</Inline>
    </Telephone>
  )
}
