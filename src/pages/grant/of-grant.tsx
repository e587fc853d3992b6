import type { ReactNode } from 'react'
import type { GrantThread } from '@/contract/booking/grants'
import { go, goTab } from '@/platform/navigate'
import { Box, Button, Inline, Notice } from '@/ui'
import { numberWords } from '../case-words'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import type { GrantOfPage } from './use-grant-of'

interface GrantPageProps {
  readonly page: GrantOfPage
  readonly children: (thread: GrantThread) => ReactNode
}

/** Whose grant it is, and what stands on the page where there is none to show. */
export function GrantPage({ page: { read, thread, signedIn, named }, children }: GrantPageProps) {
  if (!named) {
    return (
      <>
        <Notice>这个链接里没有写是哪件事。办过的事都在“我的事”里。</Notice>
        <Button role="link" onPress={() => goTab(PATHS.affairs)}>
          看我的事
        </Button>
      </>
    )
  }
  if (!signedIn) {
    return (
      <>
        <Notice>登录以后才能看,只给本人和老人同意的人看。</Notice>
        <Button role="link" onPress={() => go(PATHS.signIn, { next: 'back' })}>
          登录
        </Button>
      </>
    )
  }
  return (
    <>
      <Waiting {...read} shown={thread !== undefined} />
      {thread && (
        <>
          <Box className="who who--thin">
            <Box className="note">
              <Inline className="strong">{thread.grant.person.name}</Inline>
              {` 的补贴 · ${numberWords(thread.grant.number)}`}
            </Box>
          </Box>
          {children(thread)}
        </>
      )}
    </>
  )
}
