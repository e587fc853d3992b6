import { Box, Telephone } from './elements'
import { Icon } from './icon'

interface DialProps {
  readonly phone: string
  readonly children: string
  /** A smaller line under it: what to ring for. */
  readonly detail?: string
  readonly kind?: 'main' | 'other' | 'urgent'
  /** Who is rung, for whoever hears the page and has forty such buttons. */
  readonly label?: string
}

/** A number that rings at one tap; its words carry the number, for those who dial by hand. */
export function Dial({ phone, children, detail, kind = 'main', label }: DialProps) {
  return (
    <Telephone phone={phone} label={label} className={`dial dial--${kind}`}>
      <Icon name={kind === 'urgent' ? 'alarm' : 'phone'} />
      <Box className="dial__words">
        <Box className={detail && 'dial__number'}>{children}</Box>
        {detail && <Box className="dial__detail">{detail}</Box>}
      </Box>
    </Telephone>
  )
}
