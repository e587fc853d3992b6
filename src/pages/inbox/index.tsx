import { useState } from 'react'
import type { PersonCard } from '@/contract/account'
import type { NoticeCard } from '@/contract/notify'
import { call } from '@/client/call'
import { forWhom } from '@/client/for-whom'
import { session } from '@/client/session'
import { askAgain, useAnswer } from '@/client/use-answer'
import { newId } from '@/platform/identifier'
import { go } from '@/platform/navigate'
import { Alert, Box, Button, Card, Notice, Row, Tag } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'

/** Opens the helpers of the elder whom a message is about; whoever may not act for her any more is shown for whom he may. */
function toHelpersOf(id: string, people: readonly PersonCard[]): void {
  const person = people.find((one) => one.id === id || one.was === id)
  if (!person) return go(PATHS.people)
  forWhom.set(person)
  go(PATHS.helpers)
}

/** Told at a desk of a call for help: it stands on the desk, and names nobody here. */
const OF_URGENT_DESK: readonly string[] = ['urgent-desk', 'urgent-comes-desk', 'urgent-over-desk', 'urgent-off']

/** Told at the office's desk, where every application lies in its queue. */
const OF_OFFICE: readonly string[] = ['assessment-waits', 'assessment-objected']

/** Where a message leads. */
function openLink({ link, template }: NoticeCard, people: readonly PersonCard[]): (() => void) | undefined {
  if (OF_URGENT_DESK.includes(template)) return () => go(PATHS.desk)
  if (link?.case && template.startsWith('urgent-')) return () => go(PATHS.urgent, { case: link.case, for: link.person })
  if (OF_OFFICE.includes(template)) return () => go(PATHS.officeQueue)
  if (template.startsWith('assessor-')) return () => go(PATHS.assessor)
  if (link?.case && template.startsWith('assessment-'))
    return () => go(PATHS.assessmentOne, { id: link.case, for: link.person })
  if (link?.case) return () => go(PATHS.thread, { id: link.case, for: link.person })
  const about = link?.person
  return about === undefined ? undefined : () => toHelpersOf(about, people)
}

/** The newest messages of an account, and older ones as far as she has gone back. */
function useInbox(account: string) {
  const read = useAnswer('notify', 'inbox', {}, account)
  const [older, setOlder] = useState<readonly NoticeCard[]>([])
  const [atEnd, setAtEnd] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  /** Read here, before the cloud's list says so. */
  const [seen, setSeen] = useState<readonly string[]>([])
  const newest = read.data?.notices ?? []
  const notices = [...newest, ...older.filter(({ id }) => !newest.some((one) => one.id === id))]

  const more = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    const answer = await call('notify', 'inbox', { before: notices[notices.length - 1]?.at })
    setBusy(false)
    setFailure(answer.ok ? undefined : answer.error.message)
    if (!answer.ok) return
    setOlder([...older, ...answer.data.notices])
    setAtEnd(!answer.data.more)
  }
  const markRead = async (marked: readonly NoticeCard[]): Promise<void> => {
    const ids = marked.filter(({ read: known }) => !known).map(({ id }) => id)
    if (ids.length === 0) return
    setSeen([...seen, ...ids])
    const answer = await call('notify', 'markRead', { ids }, { requestId: newId() })
    // What could not be marked is marked at the next look; the message itself is here.
    if (answer.ok) askAgain('account', 'me')
  }
  const markAll = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    const answer = await call('notify', 'markRead', {}, { requestId: newId() })
    setBusy(false)
    setFailure(answer.ok ? undefined : answer.error.message)
    if (!answer.ok) return
    setSeen(notices.map(({ id }) => id))
    read.retry()
    askAgain('account', 'me')
  }
  return {
    read,
    notices: notices.map((one) => (seen.includes(one.id) ? { ...one, read: true } : one)),
    more: (older.length > 0 ? !atEnd : (read.data?.more ?? false)) ? () => void more() : undefined,
    markRead: (marked: readonly NoticeCard[]) => void markRead(marked),
    markAll: () => void markAll(),
    busy,
    failure,
  }
}

interface MessageProps {
  readonly notice: NoticeCard
  readonly people: readonly PersonCard[]
  readonly onRead: () => void
}

function Message({ notice, people, onRead }: MessageProps) {
  const { at, words, read } = notice
  const open = openLink(notice, people)
  const press = (): void => {
    onRead()
    open?.()
  }
  return (
    <Row
      over={momentWords(at)}
      title={words}
      detail={read ? '已读' : <Tag tone="wait">{open ? '新消息' : '新消息,点一下标成已读'}</Tag>}
      onPress={open || !read ? press : undefined}
    />
  )
}

function Messages({ account }: { readonly account: string }) {
  const { read, notices, more, markRead, markAll, busy, failure } = useInbox(account)
  const people = useAnswer('account', 'me', {}, account).data?.people ?? []
  const unread = notices.filter((one) => !one.read).length
  return (
    <>
      <Waiting {...read} shown={read.data !== undefined} />
      {failure && (
        <Alert key={failure} className="notice notice--bad" attend>
          {failure}
        </Alert>
      )}
      {read.data && notices.length === 0 && <Notice>还没有消息。社区答复了、有人要替您办事,都会写在这里。</Notice>}
      {unread > 0 && <Box role="status">{`有 ${unread} 条没读`}</Box>}
      {notices.length > 0 && (
        <Card kind="rows" role="list" label="消息">
          {notices.map((notice) => (
            <Message key={notice.id} notice={notice} people={people} onRead={() => markRead([notice])} />
          ))}
        </Card>
      )}
      {unread > 0 && (
        <Button kind="other" busy={busy} onPress={markAll}>
          全部标成已读
        </Button>
      )}
      {more && (
        <Button kind="other" busy={busy} onPress={more}>
          再看以前的 20 条
        </Button>
      )}
    </>
  )
}

/** What the account was told. The messages here are the truth; SMS and WeChat only call one to them. */
function Inbox() {
  const account = session.use()?.account.id
  return (
    <Frame title="消息" who="none">
      {account ? (
        <Messages key={account} account={account} />
      ) : (
        <>
          <Notice>登录以后才有消息。</Notice>
          <Button role="link" onPress={() => go(PATHS.signIn)}>
            登录
          </Button>
        </>
      )}
    </Frame>
  )
}

export default guarded(Inbox)
