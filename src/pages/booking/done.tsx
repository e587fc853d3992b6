import { forWhom, isBeside } from '@/client/for-whom'
import { useShareAppMessage } from '@tarojs/taro'
import type { OrderCard } from '@/contract/booking/shapes'
import { today } from '@/client/today'
import { go, goTab, replace } from '@/platform/navigate'
import { canPrint, printPage } from '@/platform/print'
import type { SharedPage } from '@/platform/share'
import { Box, Button, Card, Dial, Heading, inGroups, Row, spokenPhone } from '@/ui'
import { CopyText } from '@/ui/copy-text'
import { ShareButton } from '@/ui/share-button'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { OrderPage, useOrderOfPage } from './of-order'
import { byDay, keptWords, leading, nextStep, weeklyWords } from './order-words'
import { ownWords } from './price-words'
import { hourOf, whenLong } from './slot-words'

/** What a member of the family opens: the order, by its case; who may not see it is told nothing. */
const pageOf = (order: OrderCard): SharedPage => ({
  title: `一次预约,编号 ${inGroups(order.number)}`,
  path: `${PATHS.order}?id=${order.case}`,
})

function Booked({ order }: { readonly order: OrderCard }) {
  const { number, offering, bookings, person } = order
  const first = leading(order)
  const isSure = first?.state === 'accepted'
  const phone = offering.place.phone || offering.provider.phone || '12349'
  const days = byDay(bookings)
  return (
    <>
      <Card kind="answer">
        <Heading level={2} className="title" attend>
          {isSure ? '订好了' : '已经订上,等对方答复'}
        </Heading>
        <Box>编号</Box>
        <Box className="amount digits">{inGroups(number)}</Box>
        <Box>{`${offering.name} · ${offering.place.name}`}</Box>
        {order.weekly && <Box>{weeklyWords(order)}</Box>}
      </Card>
      <Heading level={2} className="subtitle">
        接下来
      </Heading>
      {first && <Box>{nextStep(order, first, today())}</Box>}
      <Card kind="rows" role="list" label="订的日子">
        {days.map((booking) => (
          <Row key={booking.id} title={whenLong(booking)} detail={ownWords(booking.price.ownFen)} />
        ))}
      </Card>
      {first && <Box className="note">{`${hourOf(first.undoUntil)} 前随便撤回;前一天晚上会提醒。`}</Box>}
      <Dial phone={phone} kind="other" detail={`${offering.place.name},问的时候报编号`}>
        {`打电话 ${spokenPhone(phone)}`}
      </Dial>
      <Button role="link" onPress={() => replace(PATHS.order, { id: order.case, for: person.id })}>
        看这次预约,改、取消
      </Button>
      <Button kind="other" role="link" onPress={() => go(PATHS.weekSheet)}>
        冰箱贴:这一周的安排
      </Button>
      <CopyText label="编号、日子和电话" text={keptWords(order)} kind="link" />
      {canPrint && (
        <Button kind="quiet" onPress={() => void printPage()}>
          打印这一页
        </Button>
      )}
      <ShareButton page={pageOf(order)}>发给家人</ShareButton>
      <Box className="note">家人打开后,要{person.name}同意过他看,才看得到内容。</Box>
      <Button kind="quiet" onPress={() => goTab(PATHS.home)}>
        回首页
      </Button>
    </>
  )
}

/** What was booked: number, what happens next, who, phone. It survives a reload. */
function Done() {
  const page = useOrderOfPage()
  const { order } = page
  const shared = order ? pageOf(order) : { title: '养老服务', path: PATHS.home }
  useShareAppMessage(() => shared)
  return (
    <Frame title="订上了" who={isBeside(forWhom.use()) ? 'thin' : 'none'}>
      <OrderPage page={page}>{(found) => <Booked order={found} />}</OrderPage>
    </Frame>
  )
}

export default guarded(Done)
