import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import { call } from '@/client/call'
import { calledOf, type ForWhom } from '@/client/for-whom'
import { useAnswer } from '@/client/use-answer'
import type { Ground } from '@/domain/helper/scope'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Failure, Notice, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'

type Log = ActionOutput<'account', 'accessLog'>

/** In which capacity somebody looked. @param called how the page names her whose record it is */
function groundWords(as: Ground, called: string): string {
  switch (as) {
    case 'self':
      return '本人'
    case 'guardian':
      return '监护人'
    case 'helper':
      return `${called}同意的帮手`
    case 'unconfirmed':
      return '还没同意的人'
    case 'presence':
      return `当面帮${called}办的工作人员`
    case 'call':
      return `接${called}12349电话的话务员`
    case 'task':
      return `在办${called}的事的工作人员`
  }
}

/** Older lines, asked for page by page. */
function useOlder(person: ForWhom, first: Log | undefined) {
  const [older, setOlder] = useState<Log>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const lines = [...(first?.lines ?? []), ...(older?.lines ?? [])]
  const more = (older ?? first)?.more ?? false
  const load = async (): Promise<void> => {
    const before = lines[lines.length - 1]?.at
    if (busy || before === undefined) return
    setBusy(true)
    const answer = await call('account', 'accessLog', { before }, { for: person.id })
    setBusy(false)
    setFailure(answer.ok ? undefined : answer.error.message)
    if (!answer.ok) return
    const known = new Set(lines.map(({ id }) => id))
    const fresh = answer.data.lines.filter(({ id }) => !known.has(id))
    setOlder({ lines: [...(older?.lines ?? []), ...fresh], more: answer.data.more })
  }
  return { lines, more, busy, failure, load }
}

function Looks({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  const read = useAnswer('account', 'accessLog', {}, account, { for: person.id })
  const { lines, more, busy, failure, load } = useOlder(person, read.data)
  const called = calledOf(person)
  return (
    <>
      <Waiting {...read} shown={read.data !== undefined} />
      <Box>{`除了${called}本人,谁看过、改过${called}的资料,都在这里。有不认识的,可以打电话问社区。`}</Box>
      {read.data && lines.length === 0 && <Notice>还没有别人看过。</Notice>}
      {lines.length > 0 && (
        <Card kind="rows" role="list" label="谁看过、改过">
          {lines.map(({ id, at, who, as, what }) => (
            <Row key={id} over={momentWords(at)} title={`${who} ${what}`} detail={groundWords(as, called)} />
          ))}
        </Card>
      )}
      {failure && <Failure message={failure} onRetry={() => void load()} />}
      {more && (
        <Button kind="other" busy={busy} onPress={() => void load()}>
          再看以前的
        </Button>
      )}
    </>
  )
}

function AccessLogPage() {
  return (
    <Frame title="谁看过、改过" onBack={() => backOr(PATHS.record)}>
      <OfPerson needs="own">
        {(person, account) => <Looks key={person.id} person={person} account={account} />}
      </OfPerson>
    </Frame>
  )
}

export default guarded(AccessLogPage)
