import { useState } from 'react'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { Button, ErrorSummary } from '@/ui'
import { CodeField } from '@/ui/code-field'
import { ActFailure } from '../act-failure'

const LENGTH = 6
const SHORT = '动态码是6位数字,请对着验证器里的再看看'

interface SecondFactorProps {
  readonly action: string
  readonly onOpen: () => void
}

/** Six digits of the authenticator, which open the desk on this device. */
export function SecondFactor({ action, onOpen }: SecondFactorProps) {
  const { act, busy, error, attempt, mended } = useAct('operator', 'openDesk')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const open = async (): Promise<void> => {
    const short = code.length < LENGTH
    setProblem(short ? SHORT : undefined)
    setTries(tries + 1)
    if (short || !(await act({ code }))) return
    askAgain('account', 'me')
    onOpen()
  }
  const type = (digits: string): void => {
    setCode(digits)
    setProblem(undefined)
    mended()
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void open()} />
      <CodeField
        id="second-factor"
        label="动态码"
        hint="打开手机里的验证器,照着“养老服务工作台”下面的6位数字填。每30秒换一个。"
        length={LENGTH}
        value={code}
        error={problem ?? error?.fields?.['code']}
        onChange={type}
      />
      <Button busy={busy} onPress={() => void open()}>
        {action}
      </Button>
    </>
  )
}
