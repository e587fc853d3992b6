import { useEffect, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { StaffCard } from '@/contract/account'
import type { ActionOutput } from '@/contract'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Heading, Notice, Row, Verb } from '@/ui'
import { AtDesk, useClosing } from '../desk/at-desk'
import { LeaveDesk } from '../desk/leave-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { RingingCalls } from '../urgent/ringing'
import { Waiting } from '../waiting'
import { BookingTable } from './booking-table'
import { DayChips } from './day-chips'
import { NewList } from './new-list'

type Show = 'new' | 'day' | 'to-assign' | 'after'
type Answer = ActionOutput<'booking', 'deskBookings'>

const EMPTY: Readonly<Record<Exclude<Show, 'new'>, string>> = {
  day: '这一天没有预约。',
  'to-assign': '没有要派人的。',
  after: '还没有做完的。',
}

const counted = (words: string, count: number): string => (count > 0 ? `${words} ${count}` : words)

function Lists({ show, answer }: { readonly show: Show; readonly answer: Answer }) {
  if (show === 'new') return <NewList bookings={answer.bookings} />
  if (answer.bookings.length === 0) return <Box>{EMPTY[show]}</Box>
  return <BookingTable label="预约" bookings={answer.bookings} />
}

/** What is rarer than answering orders. */
function OtherWork() {
  return (
    <Card kind="rows" role="list" label="别的事">
      <Row title="厨房备餐数" detail="要做几份,软食、清真各几份" onPress={() => go(PATHS.kitchen)} />
      <Row title="送餐路线" detail="按路顺的先后,谁家、几份、电话" onPress={() => go(PATHS.round)} />
      <Row title="今天的名单" detail="能打印出来贴墙上" onPress={() => go(PATHS.providerToday)} />
      <Row title="上门服务" detail="今天谁去哪家,到哪一步" onPress={() => go(PATHS.visits)} />
      <Row title="写菜单" detail="一周的菜,软食、过敏的标出来" onPress={() => go(PATHS.menuEditor)} />
      <Row title="价格和名额" detail="改价、加名额、哪天不营业" onPress={() => go(PATHS.myOfferings)} />
      <Row title="服务人员" detail="名单、证书、不干了的" onPress={() => go(PATHS.workers)} />
      <Row title="每月结算" detail="谁出多少钱,下载表格" onPress={() => go(PATHS.settlement)} />
    </Card>
  )
}

function Provider({ staff, account }: { readonly staff: StaffCard; readonly account: string }) {
  const [show, setShow] = useState<Show>('new')
  const [day, setDay] = useState(today)
  const [skip, setSkip] = useState(0)
  const list = show === 'day' ? { show, day } : { show }
  const read = useAnswer('booking', 'deskBookings', skip > 0 ? { ...list, skip } : list, account)
  useClosing(read.error)
  const { data, retry } = read
  useDidShow(retry)
  // While another list is on its way the counts stay: the chips must not move under a finger.
  const [known, setKnown] = useState<Answer>()
  useEffect(() => {
    if (data) setKnown(data)
  }, [data])
  const { counts, provider } = data ?? known ?? {}
  /** Another list begins at its beginning. */
  const first =
    <T,>(choose: (value: T) => void) =>
    (value: T) => {
      setSkip(0)
      choose(value)
    }
  const tabs = [
    { value: 'new', label: counted('新订单', counts?.new ?? 0) },
    { value: 'to-assign', label: counted('要派人', counts?.toAssign ?? 0) },
    { value: 'day', label: '按日子看' },
    { value: 'after', label: '办完的' },
  ] as const
  return (
    <>
      <RingingCalls account={account} />
      <Box className="note">{[staff.name, provider?.name].filter(Boolean).join(' · ')}</Box>
      {provider?.blacklisted && (
        <Notice tone="bad">民政部门暂停了你们接单。已经接的请照常做完;有疑问请打电话问本市民政部门。</Notice>
      )}
      {(counts?.absences ?? 0) > 0 && (
        <Card kind="rows" role="list" label="没来吃饭">
          <Row
            title={`${counts?.absences} 位没来吃饭`}
            detail="先打个电话问问,人好不好"
            onPress={() => go(PATHS.absences)}
          />
        </Card>
      )}
      <Verb
        icon="bowl"
        tone="good"
        title="吃饭核销"
        detail="报服务码或后四位,算好补贴"
        onPress={() => go(PATHS.counter)}
      />
      <Heading level={2} className="subtitle">
        预约
      </Heading>
      <Chips label="哪些预约" options={tabs} chosen={show} onChoose={first(setShow)} />
      {show === 'day' && <DayChips label="哪一天" chosen={day} onChoose={first(setDay)} back={1} />}
      <Refresh onRefresh={retry}>刷新</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {show === 'new' && (counts?.late ?? 0) > 0 && (
        <Notice tone="wait">{`${counts?.late} 单已经过了说好的回话时间,请先回。`}</Notice>
      )}
      {data && <Lists show={show} answer={data} />}
      {data && skip > 0 && (
        <Button kind="other" onPress={() => setSkip(0)}>
          回到第一页
        </Button>
      )}
      {data?.more && (
        <Button kind="other" onPress={() => setSkip(skip + data.bookings.length)}>
          下一页
        </Button>
      )}
      <OtherWork />
      <LeaveDesk />
    </>
  )
}

/** The desk of whoever serves: new orders first. */
function ProviderPage() {
  return (
    <Frame title="接单" who="none" calls="line" wide>
      <AtDesk role="clerk">{(staff, account) => <Provider staff={staff} account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(ProviderPage)
