import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { RecordCard, RecordLineCard } from '@/contract/account'
import { calledOf, decides, isBeside, type ForWhom } from '@/client/for-whom'
import { lineDraft } from '@/client/drafts'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import type { ConsentClass } from '@/domain/consent/consent'
import { currentText } from '@/domain/consent/texts'
import { RECORD_KEYS, type RecordKey } from '@/domain/person/record'
import { backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Fold, Heading, Notice } from '@/ui'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { addressed } from '../words'
import { draftOfLine, readLine } from './line-draft'
import { LineField } from './line-field'
import { consentFor, hasMore, inputOf, lineLabel, sourceWords, type LineInput } from './lines'
import { usePlaces } from './use-places'
import { valueWords } from './values'

/** A paper or a department says so: what is told beside it does not change it. */
const isVerified = ({ source }: RecordLineCard): boolean => source === 'document' || source === 'department'

interface WritingProps {
  readonly person: ForWhom
  readonly record: RecordCard
  readonly lineKey: RecordKey
  readonly part: number
  readonly input: LineInput
}

/** Only a worker beside her can have a paper in his hand. */
const KNOWN_BY = [
  { id: 'told', label: '老人自己说的' },
  { id: 'paper', label: '看着证件填的' },
]

/** What is asked on the page. */
const askOf = ({ input, lineKey, person }: WritingProps): string =>
  input.kind === 'question' ? addressed(input.question.ask, calledOf(person)) : lineLabel(lineKey)

/** One line of her record, written anew. What is typed is kept until it is saved. */
function Writing(props: WritingProps) {
  const { person, record, lineKey, part, input } = props
  const line = record.lines.find(({ key }) => key === lineKey)
  const draftKey = `${lineKey}:${part}`
  const kept = lineDraft.use()
  const draft =
    kept.person === person.id && kept.key === draftKey ? kept : draftOfLine(person.id, draftKey, input, line)
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const [stands, setStands] = useState<RecordLineCard>()
  const [onPaper, setOnPaper] = useState(false)
  const { act, busy, error, attempt, mended } = useAct('account', 'changeRecord', person.id)
  const save = async (): Promise<void> => {
    const { change, problem: found } = readLine(lineKey, input, draft, { standing: line?.value, today: today() })
    setProblem(found)
    setTries(tries + 1)
    const answer =
      change && (await act({ version: record.version, changes: [change], ...(onPaper && { seenOnPaper: true }) }))
    if (!answer) return toTop()
    lineDraft.clear()
    askAgain('account', 'record', 'me')
    const now = answer.lines.find(({ key }) => key === lineKey)
    if (now && isVerified(now) && !onPaper) return setStands(now)
    if (hasMore(lineKey, part, now?.value)) return replace(PATHS.line, { key: lineKey, part: part + 1 })
    backOr(PATHS.record)
  }
  if (stands) return <StillVerified line={stands} own={person.relation === '本人'} />
  const ask = askOf(props)
  const atField = problem ?? error?.fields?.[lineKey]
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void save()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('account', 'record')}>
          看看现在写的,再保存
        </Button>
      )}
      <Heading level={2} className="title" attend>
        {ask}
      </Heading>
      {line && <Box className="note">{`现在写的:${valueWords(lineKey, line.value)}(${sourceWords(line)})`}</Box>}
      <LineField
        input={input}
        ask={ask}
        draft={draft}
        problem={atField}
        county={person.residence}
        onChange={(changed) => {
          setProblem(undefined)
          mended()
          lineDraft.set(changed)
        }}
      />
      {input.kind === 'question' && input.question.why !== '' && (
        <Fold title="为什么问这个">
          <Box>{addressed(input.question.why, calledOf(person))}</Box>
        </Fold>
      )}
      {isBeside(person) && <KnownBy onPaper={onPaper} onChange={setOnPaper} />}
      <Button busy={busy} onPress={() => void save()}>
        保存
      </Button>
    </>
  )
}

function KnownBy({ onPaper, onChange }: { readonly onPaper: boolean; readonly onChange: (onPaper: boolean) => void }) {
  return (
    <>
      <Heading level={2} className="subtitle">
        怎么知道的?
      </Heading>
      <Choice
        label="怎么知道的"
        kind="one"
        options={KNOWN_BY}
        chosen={[onPaper ? 'paper' : 'told']}
        onChoose={(id) => onChange(id === 'paper')}
      />
    </>
  )
}

/** What she says beside something verified is written down, and what was verified still counts. */
function StillVerified({ line, own }: { readonly line: RecordLineCard; readonly own: boolean }) {
  return (
    <>
      <Notice tone="wait">
        {`您写的记下了。这一项社区核对过,办事还按核对的算:${valueWords(line.key, line.value)}。要改,请带上${own ? '' : '老人的'}证件到社区。`}
      </Notice>
      <Button onPress={() => backOr(PATHS.record)}>知道了</Button>
    </>
  )
}

interface GateProps {
  readonly person: ForWhom
  readonly account: string
  readonly writing: WritingProps
}

/** Only she is asked; a helper is told before he types what the cloud would refuse. */
function WithItsConsent({ cls, writing }: { readonly cls: ConsentClass; readonly writing: WritingProps }) {
  const called = calledOf(writing.person)
  return (
    <>
      <Notice tone="wait">
        {`这一项要${called}先同意记下“${currentText(cls).title}”。${called}没同意的,写了也存不下来。`}
      </Notice>
      <Writing {...writing} />
    </>
  )
}

/** How somebody is asked to agree: she herself, her guardian in her place, or she beside a worker. */
function askedFirst(person: ForWhom): string {
  if (person.relation === '本人') return '要您先单独同意'
  return isBeside(person) ? '要老人先单独同意' : `要您替${calledOf(person)}先单独同意`
}

/** A sensitive line is written only after she has agreed to its class; only she is asked. */
function ConsentGate({ person, account, writing }: GateProps) {
  const cls = consentFor(writing.lineKey)
  const asked = cls !== undefined && decides(person)
  const read = useAnswer('account', 'consents', {}, asked ? account : null, { for: person.id })
  if (cls === undefined) return <Writing {...writing} />
  if (!asked) return <WithItsConsent cls={cls} writing={writing} />
  if (!read.data) return <Waiting {...read} shown={false} />
  if (read.data.consents.find((one) => one.class === cls)?.state === 'given') return <Writing {...writing} />
  return (
    <>
      <Notice tone="wait">{`“${lineLabel(writing.lineKey)}”是敏感的事,${askedFirst(person)},才会记下来。不同意也可以。`}</Notice>
      <Button role="link" onPress={() => go(PATHS.consents, { class: cls })}>
        看看要同意什么
      </Button>
      <Button kind="other" onPress={() => backOr(PATHS.record)}>
        先不写这一项
      </Button>
    </>
  )
}

function Found({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  usePlaces()
  const { key, part = '0' } = useRouter().params
  const read = useAnswer('account', 'record', {}, account, { for: person.id })
  const lineKey = RECORD_KEYS.find((one) => one === key)
  const at = Number(part) || 0
  const input = lineKey && inputOf(lineKey, at)
  if (!lineKey || !input) return <Notice>这一项不在这里改。请打电话问社区。</Notice>
  if (!read.data) return <Waiting {...read} shown={false} />
  const writing = { person, record: read.data, lineKey, part: at, input }
  return <ConsentGate person={person} account={account} writing={writing} />
}

function LinePage() {
  return (
    <Frame title="修改资料" onBack={() => backOr(PATHS.record)}>
      <OfPerson needs="handle">
        {(person, account) => <Found key={person.id} person={person} account={account} />}
      </OfPerson>
    </Frame>
  )
}

export default guarded(LinePage)
