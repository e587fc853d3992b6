import { go } from '@/platform/navigate'
import { Button, Notice } from '@/ui'
import { PATHS } from '../paths'

/** In the place of what belongs to an account. */
export function SignInFirst() {
  return (
    <>
      <Notice>登录以后才有这一页。</Notice>
      <Button role="link" onPress={() => go(PATHS.signIn)}>
        登录
      </Button>
    </>
  )
}
