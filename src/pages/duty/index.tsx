import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import type { StaffCard } from '@/contract/account'
import { dutyDraft, NO_DUTY } from '@/client/duty-draft'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { daysBefore } from '@/domain/booking/clock'
import { clockWords } from '@/domain/booking/urgent'
import { chinaDay } from '@/domain/person/date'
import { now } from '@/platform/clock'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Chips, Dial, Heading, Notice, spokenPhone } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { longDay } from '../words'

type Rota = ActionOutput<'booking', 'duty'>
type Shift = Rota['shifts'][number]

const DAYS = 7

const spanWords = ({ starts, ends }: { readonly starts: number; readonly ends: number }): string =>
  `${clockWords(starts)}–${clockWords(ends)}`

/** One who is on duty, and how to take him off. */
function OnDuty({ shift, keeps }: { readonly shift: Shift; readonly keeps: boolean }) {
  const [asked, setAsked] = useState(false)
  const { act, busy, error, attempt } = useAct('booking', 'setDuty')
  const { staff, street } = shift
  const remove = async (): Promise<void> => {
    if (await act({ act: 'remove', shift: shift.id })) askAgain('booking', 'duty')
  }
  return (
    <Card role="group" label={`${spanWords(shift)} ${staff.name}`}>
      <Box className="strong">{`${spanWords(shift)} ${staff.name}`}</Box>
      <Box className="note">{street ?? '全县(市、区)'}</Box>
      <Dial phone={staff.phone} kind="other">{`打电话 ${spokenPhone(staff.phone)}`}</Dial>
      <ActFailure error={error} attempt={attempt} onRetry={() => void remove()} />
      {keeps && !asked && (
        <Button kind="quiet" label={`取消这一班:${staff.name}`} onPress={() => setAsked(true)}>
          取消这一班
        </Button>
      )}
      {asked && (
        <Confirm
          title={`取消${staff.name}的这一班?`}
          action="取消这一班"
          danger
          busy={busy}
          onConfirm={() => void remove()}
          onCancel={() => setAsked(false)}
        >
          这段时间没有别的人值班,求助先到社区工作人员那里。
        </Confirm>
      )}
    </Card>
  )
}

interface DayProps {
  readonly day: string
  readonly rota: Rota
  readonly county: string
  readonly keeps: boolean
}

/** One day: who stands in it, and the hours for which nobody does. */
function Day({ day, rota, county, keeps }: DayProps) {
  const here = (one: { readonly county: string; readonly day: string }): boolean =>
    one.county === county && one.day === day
  const shifts = rota.shifts.filter(here)
  const gaps = rota.gaps.filter(here)
  return (
    <>
      <Heading level={2} className="subtitle">
        {longDay(day)}
      </Heading>
      {gaps.length > 0 && <Notice tone="wait">{`没人值班:${gaps.map(spanWords).join('、')}`}</Notice>}
      {shifts.map((shift) => (
        <OnDuty key={shift.id} shift={shift} keeps={keeps} />
      ))}
      {keeps && (
        <Button
          kind="other"
          role="link"
          label={`排一班:${longDay(day)}`}
          onPress={() => {
            dutyDraft.set({ ...NO_DUTY, county, day })
            go(PATHS.dutyAdd)
          }}
        >
          排一班
        </Button>
      )}
    </>
  )
}

function Week({ rota, from, keeps }: { readonly rota: Rota; readonly from: string; readonly keeps: boolean }) {
  const [chosen, setChosen] = useState('')
  const counties = rota.counties.map(({ code, name }) => ({ value: code, label: name }))
  const county = counties.some(({ value }) => value === chosen) ? chosen : (counties[0]?.value ?? '')
  const days = Array.from({ length: DAYS }, (_, at) => daysBefore(from, -at))
  return (
    <>
      {counties.length > 1 && <Chips label="哪个县(市、区)" options={counties} chosen={county} onChoose={setChosen} />}
      {days.map((day) => (
        <Day key={day} day={day} rota={rota} county={county} keeps={keeps} />
      ))}
    </>
  )
}

function Rotas({ staff, account }: { readonly staff: StaffCard; readonly account: string }) {
  const today = chinaDay(now())
  const [from, setFrom] = useState(today)
  const read = useAnswer('booking', 'duty', { from }, account)
  useClosing(read.error)
  useDidShow(read.retry)
  const keeps = staff.role !== 'community-worker'
  return (
    <>
      <Box className="note">求助一来,先告诉这时候值班的人。没人值班,就只有家人和社区知道。</Box>
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && <Week key={from} rota={read.data} from={from} keeps={keeps} />}
      <Button kind="other" onPress={() => setFrom(daysBefore(from, -DAYS))}>
        看后面七天
      </Button>
      {from !== today && (
        <Button kind="quiet" onPress={() => setFrom(today)}>
          回到今天
        </Button>
      )}
    </>
  )
}

/** The rota of who is told first when somebody calls for help. */
function DutyPage() {
  return (
    <Frame title="紧急求助值班表" who="none" calls="line" onBack={() => backOr(PATHS.desk)}>
      <AtDesk role={['operator', 'official', 'community-worker']}>
        {(staff, account) => <Rotas staff={staff} account={account} />}
      </AtDesk>
    </Frame>
  )
}

export default guarded(DutyPage)
