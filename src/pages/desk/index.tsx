import type { StaffCard } from '@/contract/account'
import { beside } from '@/client/presence'
import type { StaffRole } from '@/domain/staff/staff'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { RingingCalls } from '../urgent/ringing'
import { AtDesk } from './at-desk'
import { DESK_HOMES } from './homes'
import { LeaveDesk } from './leave-desk'
import { PhoneDesk } from './phone-desk'
import { ROLE_WORDS } from './words'
import { WorkerDesk } from './worker'

function OperatorDesk() {
  return (
    <Card kind="rows" role="list" label="能办的">
      <Row title="覆盖情况" detail="多少老人走 15 分钟能到,哪里走不到" onPress={() => go(PATHS.coverage)} />
      <Row title="街道目标" detail="文件说好的,哪些街道还差" onPress={() => go(PATHS.streetTargets)} />
      <Row title="设施名册" detail="有多少、最近的导入、要留意的" onPress={() => go(PATHS.facilityRegister)} />
      <Row title="工作人员" detail="名单、邀请、结束" onPress={() => go(PATHS.staff)} />
      <Row title="紧急求助值班表" detail="谁在值班,哪些时间没人" onPress={() => go(PATHS.duty)} />
      <Row title="没发出去的消息" detail="看原因,再发一次" onPress={() => go(PATHS.deadLetters)} />
      <Row title="给机构的补贴怎么算" detail="按文件算给食堂、机构的钱" onPress={() => go(PATHS.calculators)} />
    </Card>
  )
}

/** Whoever works elsewhere than at this desk is shown the way. */
function OtherDesk({ role }: { readonly role: StaffRole }) {
  return (
    <Button role="link" onPress={() => go(DESK_HOMES[role])}>
      {OTHER_DESKS[role] ?? '去我的工作台'}
    </Button>
  )
}

const OTHER_DESKS: Readonly<Partial<Record<StaffRole, string>>> = {
  official: '去审核和台账',
  clerk: '去接单和核销',
  'care-worker': '去看今天上门的',
}

function OwnDesk({ role, account }: { readonly role: StaffRole; readonly account: string }) {
  if (role === 'operator') return <OperatorDesk />
  if (role === 'phone-agent') return <PhoneDesk />
  if (role === 'community-worker') return <WorkerDesk account={account} />
  return <OtherDesk role={role} />
}

function Desk({ staff, account }: { readonly staff: StaffCard; readonly account: string }) {
  // Her record is closed first.
  const open = beside.use()
  return (
    <>
      <Box className="note">{`${staff.name} · ${ROLE_WORDS[staff.role]} · ${staff.division}`}</Box>
      {/* Whoever answers 12349 sees nobody's affairs but the caller's. */}
      {staff.role !== 'phone-agent' && <RingingCalls account={account} />}
      <OwnDesk role={staff.role} account={account} />
      {open === null && <LeaveDesk />}
    </>
  )
}

function DeskPage() {
  return (
    <Frame title="工作台" who="none" calls="line" wide>
      <AtDesk>{(staff, account) => <Desk staff={staff} account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(DeskPage)
