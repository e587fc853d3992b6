import { replace } from '@/platform/navigate'
import { Button, Notice } from '@/ui'
import { Frame } from '../frame'
import { PATHS } from '../paths'

/** A step of a booking that nobody has begun, or that is another person's now: the way to its beginning. */
export function NothingBegun({ offering }: { readonly offering: string }) {
  const begin = (): void => (offering === '' ? replace(PATHS.booking) : replace(PATHS.bookWhen, { offering }))
  return (
    <Frame title="订服务" who="change">
      <Notice>这一步之前,还要先选好日子。</Notice>
      <Button role="link" onPress={begin}>
        去选日子
      </Button>
    </Frame>
  )
}
