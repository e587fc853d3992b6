import { useEffect, useState } from 'react'
import type { StaffCard } from '@/contract/account'
import type { DeskBooking } from '@/contract/booking/desk'
import { asToldLast, sendServing, useServing } from '@/client/outgoing-serving'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import { visitState } from '@/client/visits'
import { backOr, go } from '@/platform/navigate'
import { Box, Card, Row, Tag } from '@/ui'
import { AtDesk, useClosing } from '../desk/at-desk'
import { LeaveDesk } from '../desk/leave-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { DayChips } from './day-chips'
import { ServingQuestions } from './serving-questions'
import { hoursWords, stateTone, stateWords, whatWords } from './words'

interface VisitRowProps {
  readonly visit: DeskBooking
  readonly state: DeskBooking['state']
}

function VisitRow({ visit, state }: VisitRowProps) {
  const { id, day, served, workers } = visit
  const who = workers.map(({ name }) => name).join('、')
  return (
    <Row
      over={[hoursWords(visit), who].filter(Boolean).join(' · ')}
      title={`${served.name} · ${whatWords(visit)}`}
      detail={served.address ?? visit.place.name}
      end={<Tag tone={stateTone(state)}>{stateWords(state)}</Tag>}
      onPress={() => go(PATHS.visit, { id, day })}
    />
  )
}

function Visits({ staff, account }: { readonly staff: StaffCard; readonly account: string }) {
  const [day, setDay] = useState(today)
  const read = useAnswer('booking', 'visits', { day }, account)
  useClosing(read.error)
  const acts = useServing(account)
  // What waited for the desk to be opened again goes now.
  useEffect(() => void sendServing(), [])
  const { data, retry } = read
  return (
    <>
      <Box className="note">{staff.name}</Box>
      <DayChips label="哪一天" chosen={day} onChoose={setDay} />
      <ServingQuestions account={account} at="visits" />
      <Refresh onRefresh={retry}>刷新</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {data?.visits.length === 0 && <Box>这一天没有要去的。</Box>}
      {data && data.visits.length > 0 && (
        <Card kind="rows" role="list" label="要去的">
          {data.visits.map(asToldLast).map((visit) => (
            <VisitRow key={visit.id} visit={visit} state={visitState(visit, acts)} />
          ))}
        </Card>
      )}
      {staff.role === 'care-worker' && (
        <Card kind="rows" role="list" label="别的">
          <Row title="送餐路线" detail="按路顺的先后,谁家、几份、电话" onPress={() => go(PATHS.round)} />
        </Card>
      )}
      {staff.role === 'care-worker' && <LeaveDesk />}
    </>
  )
}

/** The day of whoever goes to people's homes; kept on the phone for where there is no signal. */
function VisitsPage() {
  return (
    <Frame title="上门服务" who="none" calls="line" onBack={() => backOr(PATHS.me)}>
      <AtDesk role={['care-worker', 'clerk']}>{(staff, account) => <Visits staff={staff} account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(VisitsPage)
