import { useState } from 'react'
import type { SignedInDevice } from '@/contract/account'
import { unsentCount } from '@/client/unsent'
import { session } from '@/client/session'
import { signOut } from '@/client/signing'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { goTab } from '@/platform/navigate'
import { Box, Button, Card, Heading, Notice } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { SignInFirst } from './sign-in-first'

/** One device; any other than this one is signed out at a press. */
function Device({ row }: { readonly row: SignedInDevice }) {
  const { act, busy, error, attempt } = useAct('account', 'endDevice')
  const name = row.device || '说不出名字的设备'
  const end = async (): Promise<void> => {
    if (await act({ id: row.id })) askAgain('account', 'devices')
  }
  return (
    <Card role="group" label={name}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          {row.current ? `${name}(这部)` : name}
        </Heading>
        <Box className="note">{`${momentWords(row.signedInAt)} 登录`}</Box>
        <Box className="note">{`${momentWords(row.lastSeenAt)} 最后用过`}</Box>
        <ActFailure error={error} attempt={attempt} onRetry={() => void end()} />
        {!row.current && (
          <Button kind="other" busy={busy} label={`退出这部:${name}`} onPress={() => void end()}>
            退出这部
          </Button>
        )}
      </Box>
    </Card>
  )
}

/** Signs out here; what was written and has not been sent is asked about first, since it goes too. */
function ThisDevice() {
  const [unsent, setUnsent] = useState(0)
  const leave = (): void => {
    signOut()
    goTab(PATHS.me)
  }
  if (unsent > 0)
    return (
      <Confirm
        title={`还有 ${unsent} 件没发出去`}
        action="不发了,退出这部"
        danger
        onConfirm={leave}
        onCancel={() => setUnsent(0)}
      >
        现在退出,这些就不发了,写的字也没有了。
      </Confirm>
    )
  return (
    <Button
      kind="quiet"
      onPress={() => {
        const waiting = unsentCount()
        if (waiting === 0) leave()
        else setUnsent(waiting)
      }}
    >
      这部也退出
    </Button>
  )
}

function DeviceList({ account }: { readonly account: string }) {
  const read = useAnswer('account', 'devices', {}, account)
  const { act, busy, error, attempt } = useAct('account', 'endDevice')
  const { data } = read
  if (!data) return <Waiting {...read} shown={false} />
  const others = data.devices.filter(({ current }) => !current)
  const endOthers = async (): Promise<void> => {
    if (await act({})) askAgain('account', 'devices')
  }
  return (
    <>
      <Waiting {...read} shown />
      <Box>这里是登录着的手机和电脑。有不认识的,马上退出它。</Box>
      {data.devices.map((row) => (
        <Device key={row.id} row={row} />
      ))}
      {others.length === 0 && <Notice>只有这一部登录着。</Notice>}
      <ActFailure error={error} attempt={attempt} onRetry={() => void endOthers()} />
      {others.length > 1 && (
        <Button kind="other" busy={busy} onPress={() => void endOthers()}>
          别的都退出
        </Button>
      )}
      <ThisDevice />
    </>
  )
}

/** Where this account is signed in. */
function Devices() {
  const account = session.use()?.account.id
  return (
    <Frame title="登录的设备" who="none">
      {account === undefined ? <SignInFirst /> : <DeviceList account={account} />}
    </Frame>
  )
}

export default guarded(Devices)
