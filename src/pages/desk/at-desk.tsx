import { useEffect, type ReactNode } from 'react'
import type { StaffCard } from '@/contract/account'
import type { WireError } from '@/contract'
import { useAtWork } from '@/client/desk'
import { isBarred } from '@/client/gone'
import { useDeskActs } from '@/client/outgoing-desk'
import { askAgain } from '@/client/use-answer'
import type { StaffRole } from '@/domain/staff/staff'
import { go } from '@/platform/navigate'
import { Box, Button, Notice } from '@/ui'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { DESK_HOMES } from './homes'
import { ROLE_WORDS } from './words'

interface AtDeskProps {
  /** Whose page it is, the first of several foremost; left out it is everybody's who works here. */
  readonly role?: StaffRole | readonly [StaffRole, ...StaffRole[]]
  /** @param account whose answers these are */
  readonly children: (staff: StaffCard, account: string) => ReactNode
}

/** Pages of the desk: only for staff, with the second factor given on this device. Else, what to do first. */
export function AtDesk({ role, children }: AtDeskProps) {
  const { account, staff, ...read } = useAtWork()
  if (account === undefined) return <SignInFirst />
  if (staff === undefined) return <Waiting {...read} shown={false} />
  if (staff === null) return <NotStaff />
  if (!staff.deskOpen) return <Closed account={account} />
  const roles = role === undefined || typeof role === 'string' ? [role] : role
  if (roles[0] && !roles.includes(staff.role)) return <OtherRole staff={staff} role={roles[0]} />
  return children(staff, account)
}

function SignInFirst() {
  return (
    <>
      <Notice>工作台只给工作人员用。请先登录。</Notice>
      <Button role="link" onPress={() => go(PATHS.signIn)}>
        登录
      </Button>
    </>
  )
}

function NotStaff() {
  return (
    <>
      <Notice>这个账号还不是工作人员。有邀请码的,请先加入;没有的,请找本市民政部门的管理员要。</Notice>
      <Button role="link" onPress={() => go(PATHS.deskJoin)}>
        用邀请码加入
      </Button>
    </>
  )
}

function Closed({ account }: { readonly account: string }) {
  const waiting = useDeskActs(account).length
  return (
    <>
      <Notice tone="wait">工作台还没打开,或者已经过了时间。填一次动态码,可以用一个工作日。</Notice>
      {waiting > 0 && (
        <Notice>{`有 ${waiting} 件探访或当面代办还在这部手机上,没有丢。打开工作台以后自己发出去。`}</Notice>
      )}
      <Button role="link" onPress={() => go(PATHS.deskOpen)}>
        打开工作台
      </Button>
    </>
  )
}

function OtherRole({ staff, role }: { readonly staff: StaffCard; readonly role: StaffRole }) {
  return (
    <>
      <Notice tone="wait">{`这一页是${ROLE_WORDS[role]}用的,您的岗位是${ROLE_WORDS[staff.role]}。`}</Notice>
      <Box>要换岗位,请找本市民政部门的管理员。</Box>
      <Button role="link" onPress={() => go(DESK_HOMES[staff.role])}>
        回工作台
      </Button>
    </>
  )
}

/** Where the cloud refuses the desk, it may have closed meanwhile: who works here is asked anew. */
export function useClosing(error: WireError | undefined): void {
  const barred = isBarred(error)
  useEffect(() => {
    if (barred) askAgain('account', 'me')
  }, [barred])
}
