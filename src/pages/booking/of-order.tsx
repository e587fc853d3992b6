import type { ReactNode } from 'react'
import { useRouter } from '@tarojs/taro'
import type { BookingCard, OrderCard } from '@/contract/booking/shapes'
import { isBarred } from '@/client/gone'
import { session } from '@/client/session'
import { goTab } from '@/platform/navigate'
import { Box, Button, Inline, Notice } from '@/ui'
import { SignedOut } from '../case/signed-out'
import { numberWords } from '../case-words'
import { NoLonger } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { useOrder } from './use-booking'

/** Whose order a page is about, and which: it need not be hers for whom one acts elsewhere. */
export function OfOrder({ order }: { readonly order: Pick<OrderCard, 'person' | 'number'> }) {
  return (
    <Box className="who who--thin">
      <Box className="note">
        <Inline className="strong">{order.person.name}</Inline> 的预约 · {numberWords(order.number)}
      </Box>
    </Box>
  )
}

/** The order of the address: `id` is its case. */
export function useOrderOfPage() {
  const { id = '', for: personId, booking } = useRouter().params
  const read = useOrder(id, personId)
  const chosen: BookingCard | undefined = read.order?.bookings.find((one) => one.id === booking)
  return { id, personId, read, order: read.order, booking: chosen }
}

interface OrderPageProps {
  readonly page: ReturnType<typeof useOrderOfPage>
  readonly children: (order: OrderCard) => ReactNode
}

/** What stands where there is no order to speak of: not signed in, not hers, or still on its way. */
export function OrderPage({ page: { id, read, order }, children }: OrderPageProps) {
  const signedIn = session.use() !== null
  const { error } = read
  if (!signedIn) return <SignedOut />
  if (id === '') return <NoOrder />
  if (error && isBarred(error)) return <NoLonger message={error.message} />
  return (
    <>
      <Waiting {...read} shown={order !== undefined} />
      {order && <OfOrder order={order} />}
      {order && children(order)}
    </>
  )
}

function NoOrder() {
  return (
    <>
      <Notice>这个链接里没有写是哪次预约。订过的都在“我的事”里。</Notice>
      <Button role="link" onPress={() => goTab(PATHS.affairs)}>
        看我的事
      </Button>
    </>
  )
}
