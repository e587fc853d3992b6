import { useState } from 'react'
import type { StaffMember } from '@/contract/operator'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Fold, spokenPhone, Tag } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { Table } from '@/ui/table'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { dayOfInstant } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { AtDesk, useClosing } from './at-desk'
import { MEMBER_STATES, ROLE_WORDS } from './words'

const TONES = { invited: 'wait', joined: 'good', ended: 'plain', over: 'plain' } as const

/** Ends somebody's work here at once. */
function End({ member }: { readonly member: StaffMember }) {
  const [asked, setAsked] = useState(false)
  const { act, busy, error, attempt } = useAct('operator', 'endStaff')
  const end = async (): Promise<void> => {
    if (await act({ id: member.id })) askAgain('operator', 'staff')
  }
  const invited = member.state === 'invited'
  if (!asked) {
    return (
      <Button kind="quiet" label={`${invited ? '收回邀请' : '结束'}:${member.name}`} onPress={() => setAsked(true)}>
        {invited ? '收回邀请' : '结束'}
      </Button>
    )
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void end()} />
      <Confirm
        title={invited ? `收回给${member.name}的邀请?` : `结束${member.name}的工作?`}
        action={invited ? '收回邀请' : '结束'}
        danger
        busy={busy}
        onConfirm={() => void end()}
        onCancel={() => setAsked(false)}
      >
        {invited
          ? '邀请码马上不能用。要再请,重新邀请就行。'
          : '工作台马上关上,正在当面办的也停下;手上没办完的事,退回去等同事接。'}
      </Confirm>
    </>
  )
}

function Members({
  label,
  members,
  ends,
}: {
  readonly label: string
  readonly members: readonly StaffMember[]
  readonly ends: boolean
}) {
  const columns = [
    { id: 'name', label: '姓名' },
    { id: 'role', label: '岗位' },
    { id: 'division', label: '负责' },
    { id: 'phone', label: '电话' },
    { id: 'state', label: '现在' },
    { id: 'since', label: '从哪天起' },
    ...(ends ? [{ id: 'end', label: '要办的' }] : []),
  ]
  return (
    <Table
      label={label}
      columns={columns}
      rows={members.map((member) => ({
        id: member.id,
        cells: {
          name: member.name,
          role: ROLE_WORDS[member.role],
          division: member.division,
          phone: spokenPhone(member.phone),
          state: <Tag tone={TONES[member.state]}>{MEMBER_STATES[member.state]}</Tag>,
          since: dayOfInstant(member.since),
          end: ends && <End member={member} />,
        },
      }))}
    />
  )
}

function StaffList({ account }: { readonly account: string }) {
  const read = useAnswer('operator', 'staff', {}, account)
  useClosing(read.error)
  const members = read.data?.staff ?? []
  const here = members.filter(({ state }) => state === 'joined' || state === 'invited')
  const gone = members.filter(({ state }) => state === 'ended' || state === 'over')
  return (
    <>
      <Button role="link" onPress={() => go(PATHS.inviteStaff)}>
        邀请一位工作人员
      </Button>
      <Waiting {...read} shown={read.data !== undefined} />
      {here.length > 0 && <Members label="在岗的和邀请了的" members={here} ends />}
      {gone.length > 0 && (
        <Fold title={`以前的(${gone.length}位)`}>
          <Members label="以前的" members={gone} ends={false} />
        </Fold>
      )}
      {read.data && <Box className="note">邀请码三天内有效。过期了、验证器丢了,先结束,再重新邀请。</Box>}
    </>
  )
}

/** Everybody who works for the city here. */
function StaffPage() {
  return (
    <Frame title="工作人员" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="operator">{(_staff, account) => <StaffList account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(StaffPage)
