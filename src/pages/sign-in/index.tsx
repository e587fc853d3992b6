import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Session } from '@/contract/account'
import type { Answer } from '@/contract'
import { call } from '@/client/call'
import { signIn } from '@/client/signing'
import { useAnswer } from '@/client/use-answer'
import { replace } from '@/platform/navigate'
import { platformVouches } from '@/platform/transport'
import { Box, Button, Card, Failure, Notice, Row, Tag } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'

/** Identities of the demonstration; a server without it offers none, and the list is not there. */
function DemonstrationIdentities({ onChoose }: { readonly onChoose: (identity: string) => void }) {
  const read = useAnswer('account', 'identities', {}, 'anyone')
  const { data } = read
  if (!data) return <Waiting {...read} shown={false} />
  if (data.identities.length === 0) {
    return platformVouches ? null : <Notice>这里还没有开通网上登录。不登录也能查政策、看地图、打电话。</Notice>
  }
  return (
    <>
      <Box>
        <Tag>演示数据</Tag> 请选一个身份试用:
      </Box>
      <Card kind="rows" role="list">
        {data.identities.map(({ id, name, about }) => (
          <Row key={id} title={name} detail={about} onPress={() => onChoose(id)} />
        ))}
      </Card>
    </>
  )
}

/** One way of signing in; the same one is tried again. */
type Attempt = () => Promise<Answer<Session>>

function SignIn() {
  const { next } = useRouter().params
  const [failure, setFailure] = useState<{ readonly message: string; readonly attempt: Attempt }>()
  const [busy, setBusy] = useState(false)
  const open = async (attempt: Attempt): Promise<void> => {
    if (busy) return
    setBusy(true)
    const answer = await attempt()
    setBusy(false)
    if (!answer.ok) return setFailure({ message: answer.error.message, attempt })
    signIn(answer.data)
    replace(next === 'addPerson' ? PATHS.addPerson : PATHS.people)
  }
  return (
    <Frame title="登录" who="none">
      {failure && <Failure message={failure.message} onRetry={() => void open(failure.attempt)} attend />}
      <Box>登录以后,可以替家里老人办理。查政策、看地图、打电话,不用登录。</Box>
      {platformVouches && (
        <Button busy={busy} onPress={() => void open(() => call('account', 'signInWeChat', {}))}>
          用微信登录
        </Button>
      )}
      <DemonstrationIdentities onChoose={(identity) => void open(() => call('account', 'signInDemo', { identity }))} />
    </Frame>
  )
}

export default guarded(SignIn)
