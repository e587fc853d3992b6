import { Box, Telephone } from './elements'
import { Icon } from './icon'

interface DialProps {
  readonly phone: string
  readonly children: string
  /** A smaller line under it: what to ring for. */
  readonly detail?: string
  readonly kind?: 'main' | 'other' | 'urgent'
}

/** A number that rings at one tap; its words carry the number, for those who dial by hand. */
export function Dial({ phone, children, detail, kind = 'main' }: DialProps) {
  return (
    <Telephone phone={phone} className={`dial dial--${kind}`}>
      <Icon name={kind === 'urgent' ? 'alarm' : 'phone'} />
      <Box className="dial__words">
        <Box className={detail && 'dial__number'}>{children}</Box>
        {detail && <Box className="dial__detail">{detail}</Box>}
      </Box>
    </Telephone>
  )
}
