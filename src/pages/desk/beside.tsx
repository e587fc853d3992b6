import { useEffect } from 'react'
import type { RecordCard } from '@/contract/account'
import type { PresenceCard } from '@/contract/care'
import { beside, endBeside, learnBeside, lookBeside } from '@/client/presence'
import { useAnswer } from '@/client/use-answer'
import type { RecordKey } from '@/domain/person/record'
import type { PresenceReason } from '@/domain/staff/staff'
import { go, replace } from '@/platform/navigate'
import { Box, Button, Card, Heading, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { AtDesk } from './at-desk'
import { LeaveElder } from './leave-elder'
import { NobodyHere } from './nobody-here'
import { reasonWords, sittingWords } from './words'

const textOf = (record: RecordCard | undefined, key: RecordKey): string | null => {
  const value = record?.lines.find((line) => line.key === key)?.value
  return typeof value === 'string' && value !== '' ? value : null
}

const NEEDED: readonly { readonly key: RecordKey; readonly label: string }[] = [
  { key: 'name', label: '姓名' },
  { key: 'birthDate', label: '出生日期' },
  { key: 'phone', label: '电话' },
  { key: 'residence', label: '住在哪里' },
]

function missingWords(record: RecordCard | undefined): string {
  if (!record) return '姓名、住处、电话'
  const missing = NEEDED.filter(({ key }) => textOf(record, key) === null).map(({ label }) => label)
  return missing.length > 0 ? `还没填:${missing.join('、')}` : '姓名、住处、电话都填了'
}

interface Thing {
  readonly title: string
  readonly detail: string
  readonly path: string
}

interface Group {
  readonly id: string
  readonly title: string
  /** What the elder has come for, where this is it. */
  readonly reasons: readonly PresenceReason[]
  readonly things: readonly Thing[]
}

const groupsOf = (record: RecordCard | undefined): readonly Group[] => [
  {
    id: 'record',
    title: '资料',
    reasons: ['register', 'correct'],
    things: [
      { title: '登记和补全', detail: missingWords(record), path: PATHS.register },
      { title: '全部资料', detail: '一项一项看,一项一项改', path: PATHS.record },
    ],
  },
  {
    id: 'consent',
    title: '同意和帮手',
    reasons: ['consent'],
    things: [
      { title: '记下同意或不同意', detail: '四样,一样一样念给老人听', path: PATHS.counterConsents },
      { title: '谁能替老人办', detail: '同意、改、停掉帮手', path: PATHS.helpers },
    ],
  },
  {
    id: 'help',
    title: '办事',
    reasons: ['help'],
    things: [
      { title: '查能领什么', detail: '补贴优待、多少钱、找谁', path: PATHS.question },
      { title: '请社区帮忙', detail: '留下一件事,到日子答复', path: PATHS.ask },
      { title: '申请评估', detail: '请评估员来看要多少照顾', path: PATHS.assessment },
      { title: '办服务卡', detail: '带服务码和电话的卡', path: PATHS.serviceCard },
    ],
  },
  {
    id: 'rights',
    title: '查看、收回、抹掉',
    reasons: ['rights'],
    things: [
      { title: '谁看过、改过', detail: '看给老人听', path: PATHS.accessLog },
      { title: '拿一份资料', detail: '全部资料的副本', path: PATHS.copy },
      { title: '抹掉资料', detail: '抹掉以后恢复不了', path: PATHS.erase },
    ],
  },
]

function Things({ open, record }: { readonly open: PresenceCard; readonly record: RecordCard | undefined }) {
  const groups = groupsOf(record)
  const todays = groups.filter(({ reasons }) => reasons.includes(open.reason))
  const others = groups.filter((group) => !todays.includes(group))
  return (
    <>
      {[...todays, ...others].map(({ id, title, things }) => (
        <Box key={id} as="section" className="stack">
          <Heading level={2} className="subtitle">
            {title}
          </Heading>
          <Card kind="rows" role="list" label={title}>
            {things.map((thing) => (
              <Row key={thing.path} title={thing.title} detail={thing.detail} onPress={() => go(thing.path)} />
            ))}
          </Card>
        </Box>
      ))}
    </>
  )
}

interface SittingProps {
  readonly open: PresenceCard
  readonly account: string
}

function Sitting({ open, account }: SittingProps) {
  const read = useAnswer('account', 'record', {}, account, { for: open.person.id })
  const { data: record } = read
  useEffect(() => {
    if (!record) return
    learnBeside({
      name: textOf(record, 'name') ?? open.person.name,
      birthDate: textOf(record, 'birthDate'),
      residence: textOf(record, 'residence'),
    })
  }, [record, open.person.name])
  return (
    <>
      <Card kind="next">
        <Box className="note">在您身边的是</Box>
        <Heading level={2} className="title">
          {textOf(record, 'name') ?? open.person.name}
        </Heading>
        <Box>{`今天来:${reasonWords(open.reason)}`}</Box>
        <Box className="note">{`${sittingWords(open)}。${open.person.identitySeen ? '看过身份证。' : '还没看过身份证。'}`}</Box>
      </Card>
      <Waiting {...read} shown={record !== undefined} />
      <Things open={open} record={record} />
    </>
  )
}

/** Nobody sits here: it was closed, or the hour is over. */
function Nobody() {
  const leave = (): void => {
    endBeside()
    replace(PATHS.desk)
  }
  return (
    <NobodyHere words="现在没有老人在身边办事。">
      <Button role="link" onPress={leave}>
        回工作台
      </Button>
      <Button kind="other" role="link" onPress={() => go(PATHS.meet)}>
        再打开一次当面代办
      </Button>
    </NobodyHere>
  )
}

function Here({ account }: Pick<SittingProps, 'account'>) {
  const open = beside.use()
  // The cloud closes by itself too; whoever works at no desk asks it nothing.
  useEffect(() => void lookBeside(), [])
  return open ? <Sitting key={open.id} open={open} account={account} /> : <Nobody />
}

/** The elder who sits here: what can be done for her, and 全部办完 in reach. */
function BesidePage() {
  const open = beside.use()
  return (
    <Frame
      title="当面代办"
      who="none"
      calls="line"
      actions={open && <LeaveElder open={open} onLeft={() => replace(PATHS.desk)} />}
    >
      <AtDesk role="community-worker">{(_staff, account) => <Here account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(BesidePage)
