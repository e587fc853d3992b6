import { go } from '@/platform/navigate'
import { Button, Notice } from '@/ui'
import { PATHS } from '../paths'

/** In the place of a case, for whoever is signed in nowhere. */
export function SignedOut() {
  return (
    <>
      <Notice>登录以后才能看这件事,只给本人和老人同意的人看。</Notice>
      <Button role="link" onPress={() => go(PATHS.signIn, { next: 'back' })}>
        登录
      </Button>
    </>
  )
}
