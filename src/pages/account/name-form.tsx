import { useState } from 'react'
import { session } from '@/client/session'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { isUnnamed } from '@/domain/person/account-name'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Heading, TextField } from '@/ui'
import { ActFailure } from '../act-failure'

interface NameFormProps {
  readonly name: string
  readonly button: string
  readonly onChange?: () => void
  readonly onSaved: () => void
}

/** The name under which elders and other helpers see this account. */
export function NameForm({ name, button, onChange, onSaved }: NameFormProps) {
  const [typed, setTyped] = useState(isUnnamed(name) ? '' : name)
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt, mended } = useAct('account', 'rename')
  const save = async (): Promise<void> => {
    const found = isUnnamed(typed) ? '请填您的真名,老人才知道是谁' : undefined
    setProblem(found)
    setTries(tries + 1)
    if (found) return toTop()
    const answer = await act({ name: typed.trim() })
    if (!answer) return
    const held = session.get()
    if (held) session.set({ ...held, account: answer.account })
    askAgain('account', 'me')
    onSaved()
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void save()} />
      <Box>老人和别的帮手看到的是这个名字。请写真名,老人一看就知道是谁。</Box>
      <TextField
        id="account-name"
        label="您的姓名"
        autoComplete="name"
        maxLength={30}
        value={typed}
        error={problem ?? error?.fields?.['name']}
        onChange={(text) => {
          mended()
          setProblem(undefined)
          onChange?.()
          setTyped(text)
        }}
      />
      <Button busy={busy} onPress={() => void save()}>
        {button}
      </Button>
    </>
  )
}

interface NameFirstProps {
  readonly onNamed?: () => void
  /** Only where nobody is asked in its name next. */
  readonly onSkip?: () => void
}

/** Asked of an account that has no name yet, before an elder is asked to agree to it. */
export function NameFirst({ onNamed = () => undefined, onSkip }: NameFirstProps) {
  return (
    <>
      <Heading level={2} className="title" attend>
        您怎么称呼?
      </Heading>
      <NameForm name="" button="下一步" onSaved={onNamed} />
      {onSkip && (
        <Button kind="quiet" onPress={onSkip}>
          先跳过
        </Button>
      )}
    </>
  )
}
