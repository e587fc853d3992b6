import { Button } from '@tarojs/components'
import type { ShareButtonProps } from './props'

export type { ShareButtonProps }

/** WeChat opens its list of friends by no other button than its own; what is sent, the page says. */
export function ShareButton({ children, kind = 'quiet' }: ShareButtonProps) {
  return (
    <Button className={`button button--${kind} share`} openType="share" hoverClass="pressed">
      {children}
    </Button>
  )
}
