import { useEffect, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { StaffCard } from '@/contract/account'
import type { CaseCard, PresenceCard } from '@/contract/care'
import { beside, lookBeside } from '@/client/presence'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Heading, inGroups, Notice, Row, Tag, Verb } from '@/ui'
import { Table } from '@/ui/table'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { AtDesk, useClosing } from './at-desk'
import { dueWords, holderWords } from './case-rows'
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

const toThread = ({ id, person }: CaseCard): void => go(PATHS.thread, { id, for: person.id })

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
      <Row title="没发出去的消息" detail="看原因,再发一次" onPress={() => go(PATHS.deadLetters)} />
      <Row title="给机构的补贴怎么算" detail="按文件算给食堂、机构的钱" onPress={() => go(PATHS.calculators)} />
    </Card>
  )
}

/** Closes the desk on this device, as one locks a drawer. */
function LeaveDesk() {
  const { act, busy, error, attempt } = useAct('operator', 'leaveDesk')
  const leave = async (): Promise<void> => {
    if (await act({})) askAgain('account', 'me')
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void leave()} />
      <Button kind="quiet" busy={busy} onPress={() => void leave()}>
        离开工作台
      </Button>
    </>
  )
}

function Desk({ staff, account }: { readonly staff: StaffCard; readonly account: string }) {
  // Her record is closed first.
  const open = beside.use()
  return (
    <>
      <Box className="note">{`${staff.name} · ${ROLE_WORDS[staff.role]} · ${staff.division}`}</Box>
      {staff.role === 'operator' ? <OperatorDesk /> : <WorkerDesk account={account} />}
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
