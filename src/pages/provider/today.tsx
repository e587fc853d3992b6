import { useState } from 'react'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { Box, Notice } from '@/ui'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { longDay } from '../words'
import { BookingTable } from './booking-table'
import { DayChips } from './day-chips'
import { PrintButton } from './print-button'

/** What a large canteen has besides: page after page, until all of it stands on the paper. */
function Further({ day, skip, account }: { readonly day: string; readonly skip: number; readonly account: string }) {
  const read = useAnswer('booking', 'deskBookings', { show: 'day', day, skip }, account)
  const { data } = read
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && data.bookings.length > 0 && <BookingTable label="名单(续)" bookings={data.bookings} />}
      {data?.more && <Further day={day} skip={skip + data.bookings.length} account={account} />}
    </>
  )
}

function Today({ account }: { readonly account: string }) {
  const [day, setDay] = useState(today)
  const read = useAnswer('booking', 'deskBookings', { show: 'day', day }, account)
  useClosing(read.error)
  const { data } = read
  return (
    <>
      <Box className="screen-only">
        <DayChips label="哪一天" chosen={day} onChoose={setDay} />
      </Box>
      <Box className="strong">{[longDay(day), data?.provider.name].filter(Boolean).join(' · ')}</Box>
      <Waiting {...read} shown={data !== undefined} />
      {data?.bookings.length === 0 && <Notice>这一天没有预约。</Notice>}
      {data && data.bookings.length > 0 && (
        <>
          <BookingTable label="名单" bookings={data.bookings} />
          {data.more && <Further key={day} day={day} skip={data.bookings.length} account={account} />}
          <PrintButton what="名单" />
          <Box className="note">名单上有老人的姓名,用完请收好、销毁。</Box>
        </>
      )}
    </>
  )
}

/** The list of a day, to be printed. */
function TodayPage() {
  return (
    <Frame title="一天的名单" who="none" calls="line" wide onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Today account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(TodayPage)
