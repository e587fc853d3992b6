import { useEffect, useState } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { ActionOutput, WireError } from '@/contract'
import { call } from '@/client/call'
import { canScan, scanCode } from '@/platform/scan'
import { toTop } from '@/platform/scroll'
import { Alert, Box, Button, Card, Dial, ErrorSummary, Failure, Heading, inGroups, Notice, Tag, TextField } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { levelWords } from '../assessment-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { longDay } from '../words'
import { CERTIFICATE_STATES } from './certificate-states'
import { codeIn, codeProblem } from './verify-code'

type Verified = ActionOutput<'assessment', 'verify'>

type Outcome =
  | { readonly kind: 'known'; readonly code: string; readonly verified: Verified }
  | { readonly kind: 'none'; readonly message: string }
  | { readonly kind: 'lost'; readonly message: string }

/** Whether the answer is about the code at all, or it did not get through. */
const outcomeOf = ({ code, message }: WireError): Outcome =>
  code === 'not-found' || code === 'invalid' ? { kind: 'none', message } : { kind: 'lost', message }

/** Asks once at a time; nothing of the answer stays on this phone. */
function useVerify() {
  const [outcome, setOutcome] = useState<Outcome>()
  const [busy, setBusy] = useState(false)
  const verify = async (code: string): Promise<void> => {
    setBusy(true)
    setOutcome(undefined)
    const answer = await call('assessment', 'verify', { code })
    setBusy(false)
    setOutcome(answer.ok ? { kind: 'known', code, verified: answer.data } : outcomeOf(answer.error))
  }
  return { outcome, busy, verify, clear: () => setOutcome(undefined) }
}

/** The state first, in a colour and in words; then as little of her as will do. */
function Known({ code, verified }: { readonly code: string; readonly verified: Verified }) {
  const { words, tone, about } = CERTIFICATE_STATES[verified.state]
  return (
    <>
      <Card kind={verified.state === 'valid' ? 'answer' : 'plain'}>
        <Heading level={2} className="title" attend>
          {`这份证明${words}`}
        </Heading>
        <Tag tone={tone}>{words}</Tag>
        <Box>{about}</Box>
      </Card>
      <KeyValues
        label="证明上写的"
        rows={[
          { id: 'name', label: '姓名', value: verified.name },
          { id: 'level', label: '等级', value: levelWords({ name: verified.levelName, level: verified.level }) },
          { id: 'on', label: '评估的日子', value: longDay(verified.on) },
          { id: 'to', label: '有效到', value: longDay(verified.validTo) },
          { id: 'by', label: '按什么评的', value: `${verified.instrument},${verified.cityName}` },
          { id: 'code', label: '核对码', value: inGroups(code) },
        ]}
      />
      <Box className="note">请和对方证明上的姓名、等级、日子对一对,不一样的,以这里为准。</Box>
    </>
  )
}

function None({ message }: { readonly message: string }) {
  return (
    <>
      <Alert className="notice notice--bad" attend>
        {message}
      </Alert>
      <Dial phone="12349" kind="other" detail="养老热线">
        打电话 12349
      </Dial>
    </>
  )
}

/** Scanned instead of typed, where this device can. */
function Scan({ onCode }: { readonly onCode: (code: string) => void }) {
  const [failed, setFailed] = useState(false)
  if (!canScan()) return null
  const scan = async (): Promise<void> => {
    const scanned = await scanCode()
    setFailed(scanned.status !== 'ok')
    if (scanned.status === 'ok') onCode(codeIn(scanned.value))
  }
  return (
    <>
      {failed && <Notice tone="wait">没有扫到。请把证明上的核对码填在上面。</Notice>}
      <Button kind="other" onPress={() => void scan()}>
        扫证明上的码
      </Button>
    </>
  )
}

/** Whether a certificate holds: for any counter, without signing in. */
function Verify() {
  const { code: linked = '' } = useRouter().params
  const [typed, setTyped] = useState(linked)
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { outcome, busy, verify, clear } = useVerify()
  useShareAppMessage(() => ({ title: '核对评估证明', path: PATHS.verify }))

  const ask = (text: string): void => {
    const code = codeIn(text)
    const found = codeProblem(code)
    setProblem(found)
    setTries((before) => before + 1)
    toTop()
    if (found === undefined) void verify(code)
    else clear()
  }
  useEffect(() => {
    if (codeProblem(codeIn(linked)) === undefined) ask(linked)
  }, [linked]) // eslint-disable-line react-hooks/exhaustive-deps -- a link asks by itself, once
  return (
    <Frame title="核对评估证明" who="none">
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      {outcome?.kind === 'known' && <Known code={outcome.code} verified={outcome.verified} />}
      {outcome?.kind === 'none' && <None message={outcome.message} />}
      {outcome?.kind === 'lost' && <Failure key={tries} message={outcome.message} onRetry={() => ask(typed)} attend />}
      <TextField
        id="verify-code"
        label="证明上的核对码"
        hint="12 位字母和数字。空格、横线不填也行,大小写都可以。"
        maxLength={40}
        value={typed}
        error={problem}
        onChange={(text) => {
          setProblem(undefined)
          setTyped(text)
        }}
      />
      <Button busy={busy} onPress={() => ask(typed)}>
        核对
      </Button>
      <Scan
        onCode={(code) => {
          setTyped(code)
          ask(code)
        }}
      />
      <Box className="note">谁都可以查,不用登录。只查得到姓名的一部分、等级和日子,查不到分数和别的情况。</Box>
    </Frame>
  )
}

export default guarded(Verify)
