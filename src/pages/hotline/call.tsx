import { useEffect } from 'react'
import type { RecordCard } from '@/contract/account'
import type { PresenceCard } from '@/contract/care'
import { forgetCaller } from '@/client/caller'
import { beside, endBeside, learnBeside, lookBeside } from '@/client/presence'
import { useAnswer } from '@/client/use-answer'
import type { RecordKey } from '@/domain/person/record'
import { go, goTab, replace } from '@/platform/navigate'
import { Box, Button, Card, Heading, Row } from '@/ui'
import { AtDesk } from '../desk/at-desk'
import { LeaveElder } from '../desk/leave-elder'
import { NobodyHere } from '../desk/nobody-here'
import { sittingWords } from '../desk/words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'

const textOf = (record: RecordCard | undefined, key: RecordKey): string | null => {
  const value = record?.lines.find((line) => line.key === key)?.value
  return typeof value === 'string' && value !== '' ? value : null
}

/** What is done for her on the telephone; all else needs her hand or her card. */
const THINGS = [
  { title: '订服务', detail: '吃饭、助浴、打扫,已经订的也在里面', open: () => go(PATHS.booking) },
  { title: '老人的事', detail: '看进度,改,取消,投诉', open: () => goTab(PATHS.affairs) },
  { title: '请社区帮忙', detail: '留下一件事,到日子答复', open: () => go(PATHS.ask) },
  { title: '查能领什么', detail: '补贴优待、多少钱、找谁', open: () => go(PATHS.question) },
  { title: '申请补贴', detail: '本市能在网上申请的', open: () => go(PATHS.programmes) },
  { title: '申请评估', detail: '请评估员来看要多少照顾', open: () => go(PATHS.assessment) },
] as const

interface OnTheLineProps {
  readonly open: PresenceCard
  readonly account: string
}

function OnTheLine({ open, account }: OnTheLineProps) {
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
  const home = [textOf(record, 'street'), textOf(record, 'community'), textOf(record, 'address')]
  return (
    <>
      <Card kind="next">
        <Heading level={2} className="title">
          {`正在通话 · ${open.person.name}`}
        </Heading>
        {home.some(Boolean) && <Box>{`住在${home.filter(Boolean).join(' ')}`}</Box>}
        <Box className="note">{sittingWords(open)}</Box>
      </Card>
      <Waiting {...read} shown={record !== undefined} />
      <Card kind="rows" role="list" label="在电话里能办的">
        {THINGS.map(({ title, detail, open: press }) => (
          <Row key={title} title={title} detail={detail} onPress={press} />
        ))}
      </Card>
      <Box className="note">同意保存资料、登记帮手、改资料、抹掉资料,要老人本人来,不能在电话里办。</Box>
      <Button kind="other" role="link" onPress={() => go(PATHS.urgentCall)}>
        老人有危险,发紧急求助
      </Button>
    </>
  )
}

/** She has hung up, or the hour is over. */
function Nobody() {
  const leave = (): void => {
    endBeside()
    forgetCaller()
    replace(PATHS.desk)
  }
  return (
    <NobodyHere words="现在没有老人在通话。">
      <Button role="link" onPress={leave}>
        接下一个电话
      </Button>
    </NobodyHere>
  )
}

function Here({ account }: Pick<OnTheLineProps, 'account'>) {
  const open = beside.use()
  // The cloud closes by itself too.
  useEffect(() => void lookBeside(), [])
  return open ? <OnTheLine key={open.id} open={open} account={account} /> : <Nobody />
}

/** The elder who is on the telephone: what can be done for her, and hanging up in reach. */
function CallPage() {
  const open = beside.use()
  return (
    <Frame
      title="正在通话"
      who="none"
      calls="line"
      actions={open && <LeaveElder open={open} onLeft={() => replace(PATHS.desk)} />}
    >
      <AtDesk role="phone-agent">{(_staff, account) => <Here account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(CallPage)
