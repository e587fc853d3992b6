import { useState } from 'react'
import { unsentCount } from '@/client/unsent'
import { session } from '@/client/session'
import { endHere } from '@/client/signing'
import { useAct } from '@/client/use-act'
import { useAnswer } from '@/client/use-answer'
import { go, goTab } from '@/platform/navigate'
import { Box, Button, Card, ErrorSummary, Heading, Notice, TextField } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { SignInFirst } from './sign-in-first'

interface ClosingProps {
  readonly account: { readonly id: string; readonly name: string }
}

/** Closes the account for good: the name typed once more, and one «yes». */
function Closing({ account }: ClosingProps) {
  const { data } = useAnswer('account', 'me', {}, account.id)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const [unsent, setUnsent] = useState(0)
  const { act, busy, error, attempt } = useAct('account', 'closeAccount')
  const hasOwn = data?.people.some(({ standing }) => standing === 'self') ?? false
  const ask = (): void => {
    const right = typed.trim() === account.name
    setProblem(right ? undefined : `请照着写:${account.name}`)
    setTries(tries + 1)
    setAsked(right)
    setUnsent(unsentCount())
  }
  const close = async (): Promise<void> => {
    if (!(await act({ name: typed.trim() }))) return
    endHere()
    goTab(PATHS.home)
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void close()} />
      <Card>
        <Heading level={2} className="subtitle">
          注销以后
        </Heading>
        <Box>所有手机上马上退出,不能再用这个账号登录。</Box>
        <Box>您替别人办的授权都停了,老人会收到通知。</Box>
        <Box>您的姓名和手机号谁也看不到了。老人那里留下的记录,写作“已注销的人”。</Box>
      </Card>
      {hasOwn && (
        <>
          <Notice tone="wait">您自己的资料不会跟着没有,您的帮手还能看。想连资料一起抹掉,请先抹资料,再注销。</Notice>
          <Button kind="other" role="link" onPress={() => go(PATHS.erase)}>
            先抹掉我的资料
          </Button>
        </>
      )}
      <TextField
        id="close-name"
        label="写一遍您的姓名,表示想好了"
        hint={`写:${account.name}`}
        maxLength={30}
        value={typed}
        error={problem}
        onChange={(text) => {
          setProblem(undefined)
          setAsked(false)
          setTyped(text)
        }}
      />
      {asked ? (
        <Confirm
          title="真的注销这个账号?"
          action="注销账号"
          danger
          busy={busy}
          onConfirm={() => void close()}
          onCancel={() => setAsked(false)}
        >
          {`注销了就找不回来。以后再登录,是一个新的账号。${unsent > 0 ? `还有 ${unsent} 件没发出去,也不发了,写的字会没有。` : ''}`}
        </Confirm>
      ) : (
        <Button kind="danger" onPress={ask}>
          注销账号
        </Button>
      )}
    </>
  )
}

function CloseAccount() {
  const held = session.use()
  return (
    <Frame title="注销账号" who="none">
      {held ? <Closing account={held.account} /> : <SignInFirst />}
    </Frame>
  )
}

export default guarded(CloseAccount)
