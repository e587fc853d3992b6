import { useState } from 'react'
import type { Session } from '@/contract/account'
import { phoneDraft } from '@/client/drafts'
import { useAct } from '@/client/use-act'
import { readMobile } from '@/domain/person/phone'
import { deviceName } from '@/platform/device-name'
import { Button, ErrorSummary, Failure, Heading, Notice, spokenPhone, TextField } from '@/ui'
import { CodeField } from '@/ui/code-field'

const CODE_LENGTH = 6

interface PhoneSignInProps {
  readonly onOpened: (opened: Session) => void
}

/** By phone number: the number first, then the six digits that came to it. */
export function PhoneSignIn({ onOpened }: PhoneSignInProps) {
  const { sent } = phoneDraft.use()
  return (
    <>
      <Heading level={2} className="subtitle">
        用手机号登录
      </Heading>
      {sent ? <CodeStep onOpened={onOpened} /> : <PhoneStep />}
    </>
  )
}

/** A refusal that names a field stands at the field; any other is about the whole. */
const wholeOf = (error: { readonly message: string; readonly fields?: object } | undefined): string | undefined =>
  error && !error.fields ? error.message : undefined

function PhoneStep() {
  const { phone } = phoneDraft.use()
  const { act, busy, error, attempt, mended } = useAct('account', 'sendCode')
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const atField = problem ?? error?.fields?.['phone']
  const whole = wholeOf(error)
  const send = async (): Promise<void> => {
    const read = readMobile(phone)
    setProblem(read.problem)
    setTries(tries + 1)
    if (read.phone === undefined) return
    const done = await act({ phone: read.phone })
    if (done) phoneDraft.set({ phone: read.phone, sent: true })
  }
  return (
    <>
      <ErrorSummary errors={atField ? [atField] : []} attempt={tries + attempt} />
      {whole && <Failure message={whole} onRetry={() => void send()} attend />}
      <TextField
        id="phone"
        label="手机号"
        hint="11位,验证码会发到这个手机上。"
        kind="phone"
        autoComplete="tel"
        maxLength={20}
        value={phone}
        error={atField}
        onChange={(typed) => {
          setProblem(undefined)
          mended()
          phoneDraft.set({ phone: typed, sent: false })
        }}
      />
      <Button kind="other" busy={busy} onPress={() => void send()}>
        发验证码
      </Button>
    </>
  )
}

function CodeStep({ onOpened }: PhoneSignInProps) {
  const { phone } = phoneDraft.use()
  const opening = useAct('account', 'signInPhone')
  const sending = useAct('account', 'sendCode')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const atField = problem ?? opening.error?.fields?.['code']
  const whole = wholeOf(opening.error) ?? sending.error?.message
  const open = async (): Promise<void> => {
    const short = code.length < CODE_LENGTH
    setProblem(short ? '验证码是6位数字,请对着短信再看看' : undefined)
    setTries(tries + 1)
    if (short) return
    const opened = await opening.act({ phone, code, device: deviceName() })
    if (!opened) return
    phoneDraft.clear()
    onOpened(opened)
  }
  const again = async (): Promise<void> => {
    opening.mended()
    setCode('')
    await sending.act({ phone })
  }
  return (
    <>
      <ErrorSummary errors={atField ? [atField] : []} attempt={tries + opening.attempt} />
      {whole && <Failure message={whole} attend />}
      <Notice>{`验证码发到 ${spokenPhone(phone)} 了。没收到,60 秒以后可以再发。`}</Notice>
      <CodeField
        id="code"
        label="短信里的验证码"
        length={CODE_LENGTH}
        bySms
        value={code}
        error={atField}
        onChange={(digits) => {
          setProblem(undefined)
          opening.mended()
          setCode(digits)
        }}
      />
      <Button busy={opening.busy} onPress={() => void open()}>
        登录
      </Button>
      <Button kind="other" busy={sending.busy} onPress={() => void again()}>
        再发一次
      </Button>
      <Button kind="quiet" onPress={() => phoneDraft.set({ phone, sent: false })}>
        换个手机号
      </Button>
    </>
  )
}
