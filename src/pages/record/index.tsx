import type { RecordCard, RecordLineCard } from '@/contract/account'
import { decides, forWhom, may, ownerOf, type ForWhom } from '@/client/for-whom'
import { useAnswer } from '@/client/use-answer'
import type { RecordKey } from '@/domain/person/record'
import { go } from '@/platform/navigate'
import { Box, Card, Fold, Heading, Inline, Notice, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { NoLonger, OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { GROUPS, inputOf, lineLabel, sourceWords } from './lines'
import { usePlaces } from './use-places'
import { valueWords } from './values'

interface LineRowProps {
  readonly lineKey: RecordKey
  readonly line: RecordLineCard | undefined
  readonly changes: boolean
}

/** One line: what it is, what stands, who says so; the whole row changes it. */
function LineRow({ lineKey, line, changes }: LineRowProps) {
  const label = lineLabel(lineKey)
  const able = changes && inputOf(lineKey) !== undefined
  return (
    <Row
      over={label}
      title={line ? valueWords(lineKey, line.value) : '还没填'}
      detail={line && sourceWords(line)}
      end={able && <Inline className="ask">{line ? '修改' : '填写'}</Inline>}
      onPress={able ? () => go(PATHS.line, { key: lineKey }) : undefined}
    />
  )
}

interface GroupProps {
  readonly title: string
  readonly keys: readonly RecordKey[]
  readonly record: RecordCard
  readonly changes: boolean
}

function Group({ title, keys, record, changes }: GroupProps) {
  const lineOf = (key: RecordKey): RecordLineCard | undefined => record.lines.find((line) => line.key === key)
  if (keys.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      <Card kind="rows" role="list" label={title}>
        {keys.map((key) => (
          <LineRow key={key} lineKey={key} line={lineOf(key)} changes={changes} />
        ))}
      </Card>
    </>
  )
}

/** Lines of which nothing is written, folded away: most people need few of them. */
function Unfilled({ record, changes }: Omit<GroupProps, 'title' | 'keys'>) {
  const filled = record.lines.map(({ key }) => key)
  const open = GROUPS.flatMap(({ keys }) => keys).filter((key) => !filled.includes(key) && inputOf(key))
  if (!changes || open.length === 0) return null
  return (
    <Fold title={`还没填的(${open.length}项)`} open={filled.length < 3}>
      <Card kind="rows" role="list" label="还没填的">
        {open.map((key) => (
          <LineRow key={key} lineKey={key} line={undefined} changes />
        ))}
      </Card>
    </Fold>
  )
}

/** What belongs to a record beside its lines. */
function More({ person }: { readonly person: ForWhom }) {
  return (
    <Card kind="rows" role="list" label="和资料有关的">
      <Row title="能力评估" detail="申请到哪一步,结果,证明" onPress={() => go(PATHS.assessment)} />
      <Row title="保存的查询结果" onPress={() => go(PATHS.judgements)} />
      {decides(person) && (
        <>
          <Row title="以前写的" detail="每一项改过几次,谁改的" onPress={() => go(PATHS.history)} />
          <Row title="同意与收回" detail="身份证号、健康、评估、地址,一样一样定" onPress={() => go(PATHS.consents)} />
          <Row title="谁看过、改过" onPress={() => go(PATHS.accessLog)} />
          <Row title="拿一份资料" onPress={() => go(PATHS.copy)} />
          <Row title="抹掉资料" onPress={() => go(PATHS.erase)} />
        </>
      )}
    </Card>
  )
}

function Lines({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  usePlaces()
  const read = useAnswer('account', 'record', {}, account, { for: person.id })
  const { data: record } = read
  if (!record) {
    return read.error?.code === 'forbidden' ? (
      <NoLonger message={read.error.message} />
    ) : (
      <Waiting {...read} shown={false} />
    )
  }
  const changes = may(person, 'handle')
  const filled = record.lines.map(({ key }) => key)
  return (
    <>
      <Waiting {...read} shown />
      {record.identitySeen && <Notice tone="good">社区工作人员看过身份证。</Notice>}
      {GROUPS.map(({ title, keys }) => (
        <Group
          key={title}
          title={title}
          keys={keys.filter((key) => filled.includes(key))}
          record={record}
          changes={changes}
        />
      ))}
      <Unfilled record={record} changes={changes} />
      {!changes && <Box className="note">您可以看,不能改。要改,请本人让您“办理”。</Box>}
      <More person={person} />
    </>
  )
}

function RecordPage() {
  const person = forWhom.use()
  return (
    <Frame title={`${ownerOf(person)}的资料`} tabTitle="资料">
      <OfPerson needs="view">{(one, account) => <Lines key={one.id} person={one} account={account} />}</OfPerson>
    </Frame>
  )
}

export default guarded(RecordPage)
