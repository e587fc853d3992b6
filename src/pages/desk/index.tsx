import { useEffect, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { StaffCard } from '@/contract/account'
import type { CaseCard, PresenceCard } from '@/contract/care'
import { beside, lookBeside } from '@/client/presence'
import { askAgain, useAnswer } from '@/client/use-answer'
import type { StaffRole } from '@/domain/staff/staff'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Heading, inGroups, Notice, Row, Tag, Verb } from '@/ui'
import { Table } from '@/ui/table'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { RingingCalls } from '../urgent/ringing'
import { Waiting } from '../waiting'
import { AtDesk, useClosing } from './at-desk'
import { dueWords, holderWords } from './case-rows'
import { DESK_HOMES } from './homes'
import { LeaveDesk } from './leave-desk'
import { LeaveElder } from './leave-elder'
import { reasonWords, ROLE_WORDS, sittingWords } from './words'

type Show = 'open' | 'mine' | 'done'

const TABS: readonly { readonly value: Show; readonly label: string }[] = [
  { value: 'open', label: '待办' },
  { value: 'mine', label: '我接的' },
  { value: 'done', label: '办完的' },
]

const EMPTY: Readonly<Record<Show, string>> = {
  open: '现在没有等着办的事。',
  mine: '您手上没有正在办的事。',
  done: '还没有办完的事。',
}

/** Who sits here now: nobody walks away from an open record by mistake. */
function Sitting({ open }: { readonly open: PresenceCard }) {
  return (
    <Card kind="next">
      <Box className="note">正在当面办</Box>
      <Heading level={2} className="title">
        {open.person.name}
      </Heading>
      <Box className="note">{`${reasonWords(open.reason)} · ${sittingWords(open)}`}</Box>
      <Box className="stack">
        <Button role="link" onPress={() => go(PATHS.beside)}>
          继续办
        </Button>
        <LeaveElder open={open} kind="other" onLeft={() => askAgain('care', 'desk')} />
      </Box>
    </Card>
  )
}

/** A call for help is answered, and an application checked, on a page of its own. */
function toThread({ id, kind, person }: CaseCard): void {
  if (kind === 'urgent') return go(PATHS.urgentAnswer, { case: id })
  go(kind === 'grant' ? PATHS.grantCheckDesk : PATHS.thread, { id, for: person.id })
}

function Cases({ account }: { readonly account: string }) {
  const [show, setShow] = useState<Show>('open')
  const read = useAnswer('care', 'desk', { show }, account)
  const { data, retry } = read
  useClosing(read.error)
  useDidShow(retry)
  const late = data?.cases.filter(({ overdue }) => overdue).length ?? 0
  return (
    <>
      <Chips label="哪些事" options={TABS} chosen={show} onChoose={setShow} />
      <Refresh onRefresh={retry}>刷新名单</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {late > 0 && <Notice tone="wait">{`${late} 件已经过了说好的日子,请先办。`}</Notice>}
      {data?.cases.length === 0 && <Box>{EMPTY[show]}</Box>}
      {data && data.cases.length > 0 && (
        <Table
          label={TABS.find(({ value }) => value === show)?.label ?? ''}
          columns={[
            { id: 'title', label: '事情' },
            { id: 'person', label: '老人' },
            { id: 'due', label: '哪天以前答复' },
            { id: 'holder', label: '谁在办' },
            { id: 'number', label: '编号' },
          ]}
          rows={data.cases.map((card) => ({
            id: card.id,
            onPress: () => toThread(card),
            cells: {
              title: card.title,
              person: card.person.name,
              due: card.overdue ? <Tag tone="bad">{dueWords(card)}</Tag> : dueWords(card),
              holder: holderWords(card),
              number: inGroups(card.number),
            },
          }))}
        />
      )}
    </>
  )
}

function WorkerDesk({ account }: { readonly account: string }) {
  const open = beside.use()
  // Another device of hers may have opened or closed it.
  useEffect(() => void lookBeside(), [])
  return (
    <>
      {open ? (
        <Sitting open={open} />
      ) : (
        <Verb
          icon="person"
          tone="good"
          title="当面代办"
          detail="老人就在身边,替老人登记、查、办"
          onPress={() => go(PATHS.meet)}
        />
      )}
      <Card kind="rows" role="list" label="要打电话问的">
        <Row title="电话回访" detail="用了补贴的服务,没人确认的,问一声" onPress={() => go(PATHS.callBacks)} />
        <Row title="没来吃饭的" detail="食堂没有问到的独居老人" onPress={() => go(PATHS.deskAbsences)} />
      </Card>
      <Cases account={account} />
    </>
  )
}

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
  if (role === 'community-worker') return <WorkerDesk account={account} />
  return <OtherDesk role={role} />
}

function Desk({ staff, account }: { readonly staff: StaffCard; readonly account: string }) {
  // Her record is closed first.
  const open = beside.use()
  return (
    <>
      <Box className="note">{`${staff.name} · ${ROLE_WORDS[staff.role]} · ${staff.division}`}</Box>
      <RingingCalls account={account} />
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
