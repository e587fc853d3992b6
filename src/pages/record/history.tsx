import type { ForWhom } from '@/client/for-whom'
import { useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { Card, Notice, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { lineLabel, sourceWords } from './lines'
import { usePlaces } from './use-places'
import { valueWords } from './values'

/** Every value that a line ever had, newest first. */
function Changes({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  usePlaces()
  const read = useAnswer('account', 'history', {}, account, { for: person.id })
  const changes = read.data?.changes ?? []
  return (
    <>
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && changes.length === 0 && <Notice>还没有改过。</Notice>}
      {changes.length > 0 && (
        <Card kind="rows" role="list" label="以前写的">
          {changes.map((change) => (
            <Row
              key={`${change.since} ${change.key} ${change.by}`}
              over={`${lineLabel(change.key)} · ${momentWords(change.since)}`}
              title={change.gone ? '拿掉了' : valueWords(change.key, change.value)}
              detail={sourceWords(change)}
            />
          ))}
        </Card>
      )}
    </>
  )
}

function HistoryPage() {
  return (
    <Frame title="以前写的" onBack={() => backOr(PATHS.record)}>
      <OfPerson needs="own">{(person, account) => <Changes person={person} account={account} />}</OfPerson>
    </Frame>
  )
}

export default guarded(HistoryPage)
