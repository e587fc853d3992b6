import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Answer } from '@/contract'
import type { Session } from '@/contract/account'
import { call } from '@/client/call'
import { signIn } from '@/client/signing'
import { useAnswer } from '@/client/use-answer'
import { isUnnamed } from '@/domain/person/account-name'
import { deviceName } from '@/platform/device-name'
import { backOr, go, replace } from '@/platform/navigate'
import { loginCode, needsLoginCode, platformVouches } from '@/platform/transport'
import { Box, Button, Card, Failure, Row, Tag } from '@/ui'
import { NameFirst } from '../account/name-form'
import { DESK_HOMES } from '../desk/homes'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { PhoneSignIn } from './phone-form'

/** Identities of the demonstration; a server without it offers none, and the list is not there. */
function DemonstrationIdentities({ onChoose }: { readonly onChoose: (identity: string) => void }) {
  const read = useAnswer('account', 'identities', {}, 'anyone')
  const { data } = read
  if (!data) return <Waiting {...read} shown={false} />
  if (data.identities.length === 0) return null
  return (
    <>
      <Box>
        <Tag>演示数据</Tag> 请选一个身份试用:
      </Box>
      <Card kind="rows" role="list">
        {data.identities.map(({ id, name, about }) => (
          <Row key={id} title={name} detail={about} onPress={() => onChoose(id)} />
        ))}
        <Row title="演示短信" detail="验证码不真发短信,在这里看" onPress={() => go(PATHS.demoMessages)} />
      </Card>
    </>
  )
}

/** One way of signing in; the same one is tried again. */
type Attempt = () => Promise<Answer<Session>>

/** Whoever holds the phone, by WeChat; a city's own server needs a code for it. */
async function byWeChat(): Promise<Answer<Session>> {
  const device = deviceName()
  if (!needsLoginCode) return call('account', 'signInWeChat', { device })
  const given = await loginCode()
  if (given.status === 'ok') return call('account', 'signInWeChat', { code: given.value, device })
  return { ok: false, error: { code: 'unavailable', message: '微信这会儿没有回应,请再试一次,或者用手机号登录。' } }
}

/** Where a page that needed a session goes on. */
const NEXT: Readonly<Record<string, string>> = { addPerson: PATHS.addPerson, accept: PATHS.accept, me: PATHS.people }

/** Pages that ask for a name themselves where they need one, and let nobody on without. */
const ASKS_ITSELF = ['addPerson', 'accept']

/** A worker whose desk is open on this device came to work; anybody else is asked for whom. */
async function firstPage(): Promise<string> {
  const me = await call('account', 'me', {})
  const staff = me.ok ? me.data.staff : null
  return staff?.deskOpen ? DESK_HOMES[staff.role] : PATHS.people
}

function SignIn() {
  const { next = '' } = useRouter().params
  const [failure, setFailure] = useState<{ readonly message: string; readonly attempt: Attempt }>()
  const [busy, setBusy] = useState(false)
  const [unnamed, setUnnamed] = useState(false)
  const onward = async (): Promise<void> => {
    // Whatever asked for it stands underneath, with all that was filled in.
    if (next === 'back') return backOr(PATHS.people)
    replace(NEXT[next] ?? (await firstPage()))
  }
  const opened = async (session: Session): Promise<void> => {
    signIn(session)
    if (isUnnamed(session.account.name) && !ASKS_ITSELF.includes(next)) return setUnnamed(true)
    await onward()
  }
  const open = async (attempt: Attempt): Promise<void> => {
    if (busy) return
    setBusy(true)
    const answer = await attempt()
    if (answer.ok) await opened(answer.data)
    setBusy(false)
    if (!answer.ok) setFailure({ message: answer.error.message, attempt })
  }
  const device = deviceName()
  if (unnamed) {
    return (
      <Frame title="登录好了" who="none">
        <NameFirst onNamed={() => void onward()} onSkip={() => void onward()} />
      </Frame>
    )
  }
  return (
    <Frame title="登录" who="none">
      {failure && <Failure message={failure.message} onRetry={() => void open(failure.attempt)} attend />}
      <Box>登录以后,可以替家里老人办理。查政策、看地图、打电话,不用登录。</Box>
      {platformVouches && (
        <Button busy={busy} onPress={() => void open(byWeChat)}>
          用微信登录
        </Button>
      )}
      <PhoneSignIn onOpened={(session) => void opened(session)} />
      <DemonstrationIdentities
        onChoose={(identity) => void open(() => call('account', 'signInDemo', { identity, device }))}
      />
      <Box className="note">社区工作人员登录后,“我的”里第一项就是工作台。</Box>
    </Frame>
  )
}

export default guarded(SignIn)
