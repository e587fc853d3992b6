import type { MyVisit } from '@/contract/assessment/visits'
import { assessingActs } from '@/client/assessor-acts'
import { isAtHand } from '@/client/assessor-fetch'
import { SEAT_WORDS } from '@/client/assessor-form'
import { isFormKept, useForm, useMissingForms } from '@/client/assessor-kept'
import { phoneIsFull } from '@/client/store'
import { useTaps } from '@/client/assessor-taps'
import { today } from '@/client/today'
import { now } from '@/platform/clock'
import { backOr, go } from '@/platform/navigate'
import { Box, Card, Heading, Notice, Row, Tag } from '@/ui'
import { useClosing } from '../desk/at-desk'
import { LeaveDesk } from '../desk/leave-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { fullDay } from '../words'
import { AtBedside } from './at-bedside'
import { Questions } from './questions'
import { useDay } from './use-day'
import { hoursWords, roundWords, syncState } from './words'

interface VisitRowProps {
  readonly account: string
  readonly listed: MyVisit
}

function VisitRow({ account, listed }: VisitRowProps) {
  const { visit, person, wishes, seat, state } = listed
  const form = useForm(account, visit.id)
  const taps = useTaps(account).filter((one) => one.visit === visit.id).length
  const ending = assessingActs.use().some((act) => act.account === account && act.visit === visit.id)
  const kept = isAtHand(listed, now()) ? form !== undefined && isFormKept(visit.id) : null
  const sent = form?.pack.taps.length ?? listed.taps
  const { words, tone } = syncState({ state, taps, ending, kept, sent })
  return (
    <Row
      over={[hoursWords(visit), roundWords(visit)].filter(Boolean).join(' · ')}
      title={person.name}
      detail={`${wishes.address} · 我是${SEAT_WORDS[seat]}`}
      end={<Tag tone={tone}>{words}</Tag>}
      onPress={() => go(PATHS.assessorVisit, { id: visit.id })}
    />
  )
}

interface Group {
  readonly title: string
  readonly visits: readonly MyVisit[]
}

const from = ({ visit }: MyVisit): string => visit.from ?? ''
const byHour = (visits: readonly MyVisit[]): readonly MyVisit[] =>
  [...visits].sort((one, other) => (from(one) < from(other) ? -1 : 1))

/** Today first, then what is left over, then the next days; what has no day stands beside today's. */
function groupsOf(visits: readonly MyVisit[], day: string): readonly Group[] {
  const on = (fits: (visit: MyVisit) => boolean): readonly MyVisit[] => byHour(visits.filter(fits))
  const dayOf = ({ visit }: MyVisit): string => visit.day ?? ''
  const planned = (visit: MyVisit): boolean => visit.state !== 'to-appoint'
  const later = [...new Set(on((one) => planned(one) && dayOf(one) > day).map(dayOf))].sort()
  return [
    { title: '今天', visits: on((one) => planned(one) && dayOf(one) === day) },
    { title: '以前没评完的', visits: on((one) => one.state === 'planned' && dayOf(one) < day) },
    { title: '等约时间', visits: on((one) => one.state === 'to-appoint') },
    ...later.map((one) => ({ title: fullDay(one), visits: on((visit) => planned(visit) && dayOf(visit) === one) })),
    { title: '以前评好的', visits: on((one) => one.state === 'signed' && dayOf(one) < day) },
  ]
}

const FULL = '手机存不下了:先清掉一些照片或聊天记录,再'

/** Whether one can leave the network behind. */
function Ready({ account, visits }: { readonly account: string; readonly visits: readonly MyVisit[] }) {
  const atHand = visits.filter((visit) => isAtHand(visit, now())).map(({ visit }) => visit.id)
  const missing = useMissingForms(account, atHand)
  const full = phoneIsFull.use()
  if (atHand.length === 0) return null
  return missing === 0 ? (
    <Notice tone="good">{`今天、明天的 ${atHand.length} 份表都存好了,没有网也能填一整天。`}</Notice>
  ) : (
    <Notice tone="wait">{`有 ${missing} 份表还没存到这部手机。${full ? FULL : '出门前,'}在有网的地方点一下“刷新”。`}</Notice>
  )
}

function Visits({ account }: { readonly account: string }) {
  const { visits, ...read } = useDay(account)
  useClosing(read.error)
  const groups = groupsOf(visits ?? [], today())
  // With a list of before only a bad signal is one; a refusal says itself why.
  const refused = visits !== undefined && read.error !== undefined && read.error.code !== 'unavailable'
  return (
    <>
      <Questions account={account} />
      {visits && <Ready account={account} visits={visits} />}
      <Refresh onRefresh={read.retry}>刷新</Refresh>
      <Waiting {...read} error={refused ? undefined : read.error} shown={visits !== undefined} />
      {refused && <Notice tone="wait">{read.error?.message}</Notice>}
      {visits && groups[0]?.visits.length === 0 && <Box>今天没有要去的。</Box>}
      {groups.map(
        ({ title, visits: of }) =>
          of.length > 0 && (
            <Box key={title} className="stack">
              <Heading level={2} className="subtitle">
                {title}
              </Heading>
              <Card kind="rows" role="list" label={title}>
                {of.map((listed) => (
                  <VisitRow key={listed.visit.id} account={account} listed={listed} />
                ))}
              </Card>
            </Box>
          ),
      )}
      <LeaveDesk />
    </>
  )
}

/** The visits of an assessor, today first; their forms are taken along for where there is no network. */
function AssessorPage() {
  return (
    <Frame title="能力评估" who="none" calls="line" onBack={() => backOr(PATHS.me)}>
      <AtBedside>{(account) => <Visits account={account} />}</AtBedside>
    </Frame>
  )
}

export default guarded(AssessorPage)
