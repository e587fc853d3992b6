import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { WishesCard } from '@/contract/assessment/shapes'
import type { MyVisit } from '@/contract/assessment/visits'
import { assessingActs, endedVisits } from '@/client/assessor-acts'
import { otherSeat, SEAT_WORDS, seatWords } from '@/client/assessor-form'
import { useForm, useKeptVisits } from '@/client/assessor-kept'
import { takeBack } from '@/client/assessor-outgoing'
import { useTaps } from '@/client/assessor-taps'
import { ASSESSMENT_PLACE_WORDS } from '@/domain/assessment/states'
import { backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Dial, Heading, inGroups, Notice, spokenPhone } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { AppointForm } from './appoint-form'
import { AtBedside } from './at-bedside'
import { Evidence } from './evidence'
import { LeadThere } from './lead-there'
import { NotAssessedForm } from './not-assessed-form'
import { Questions } from './questions'
import { NO_ROOM, roundWords, whenWords, whoWords } from './words'

/** Where, and whom to ring. */
function Reach({ wishes: { place, address, phone, companion } }: { readonly wishes: WishesCard }) {
  return (
    <Card role="group" label="在哪里">
      <Box className="stack">
        <Box className="note">{`在${ASSESSMENT_PLACE_WORDS[place]}`}</Box>
        <Box className="strong address">{address}</Box>
        <LeadThere address={address} />
        <Dial phone={phone} kind="other">{`打电话 ${spokenPhone(phone)}`}</Dial>
        {companion && companion.phone !== '' && companion.phone !== phone && (
          <Dial phone={companion.phone} kind="other" detail={spokenPhone(companion.phone)}>
            {`打给陪的人 ${companion.name}`}
          </Dial>
        )}
      </Box>
    </Card>
  )
}

function Mind({ listed: { wishes, visit, seat, number } }: { readonly listed: MyVisit }) {
  const { companion, times } = wishes
  const mate = otherSeat(seat)
  const medical = visit[mate].medical ? '(医护背景)' : ''
  const rows = [
    { id: 'companion', label: '陪的人', value: companion ? `${companion.name}(${companion.relation})` : '老人一个人' },
    ...(times ? [{ id: 'times', label: '老人说', value: times }] : []),
    { id: 'mate', label: '一起去的', value: `${seatWords(visit, mate)}${medical}` },
    { id: 'seat', label: '我是', value: SEAT_WORDS[seat] },
    { id: 'round', label: '第几次', value: roundWords(visit) },
    { id: 'number', label: '编号', value: inGroups(number) },
  ]
  return <KeyValues label="这一家的情况" rows={rows} />
}

interface ActsProps {
  readonly account: string
  readonly listed: MyVisit
}

/** What is done here: the form, another day, or why not. */
function Acts({ account, listed }: ActsProps) {
  const { visit, state } = listed
  const [open, setOpen] = useState<'nothing' | 'appoint' | 'not-assessed'>('nothing')
  const form = useForm(account, visit.id)
  const begun = useTaps(account).some((one) => one.visit === visit.id) || (form?.pack.taps.length ?? listed.taps) > 0
  const close = (): void => {
    setOpen('nothing')
    toTop()
  }
  if (state === 'to-appoint' || open === 'appoint')
    return <AppointForm account={account} listed={listed} onDone={close} />
  if (open === 'not-assessed') return <NotAssessedForm account={account} listed={listed} onBack={close} />
  return (
    <>
      <Button role="link" onPress={() => go(PATHS.assessorSheet, { id: visit.id })}>
        {begun ? '接着评估' : '开始评估'}
      </Button>
      <Button kind="other" onPress={() => setOpen('not-assessed')}>
        没评成
      </Button>
      <Button kind="quiet" onPress={() => setOpen('appoint')}>
        改时间
      </Button>
    </>
  )
}

function endingWords(id: string, action: 'sign' | 'notAssessed'): string {
  const done = action === 'sign' ? '签好了' : '没评成,记下了'
  if (!assessingActs.isKept(id)) return `${done}。${NO_ROOM}`
  return action === 'sign' ? `${done},存在这部手机里。有网时自己交上去。` : `${done}。有网时自己交上去。`
}

/** It did not come to it, and the cloud has it: what that means, and the way on to the other day. */
function NotDone({ next }: { readonly next: string }) {
  return (
    <>
      <Notice tone="good">没评成,已经交上去了,也告诉了老人那边。这一家还是你们两位去,请另约时间。</Notice>
      <Button role="link" onPress={() => replace(PATHS.assessorVisit, { id: next })}>
        另约时间
      </Button>
      <Button kind="other" role="link" onPress={() => backOr(PATHS.assessor)}>
        回名单
      </Button>
    </>
  )
}

/** What ended the visit waits for a network: it can still be taken back. */
function Ending({ id, action }: { readonly id: string; readonly action: 'sign' | 'notAssessed' }) {
  return (
    <>
      <Notice tone="good">{endingWords(id, action)}</Notice>
      <Button kind="quiet" onPress={() => void takeBack(id)}>
        {action === 'sign' ? '先不交,我要改' : '先不交,我要改原因'}
      </Button>
    </>
  )
}

function Visit({ account }: { readonly account: string }) {
  const { id = '' } = useRouter().params
  const kept = useKeptVisits(account)
  const form = useForm(account, id)
  const ended = endedVisits.use()[id]
  const ending = assessingActs.use().find((act) => act.account === account && act.visit === id)
  const listed = kept?.visits.find(({ visit }) => visit.id === id) ?? form?.pack.mine
  if (ended?.account === account) return <NotDone next={ended.next} />
  if (!listed)
    return (
      <>
        <Notice>您的名单里没有这一家了。可能改了时间,或者换了人。</Notice>
        <Button role="link" onPress={() => backOr(PATHS.assessor)}>
          回名单
        </Button>
      </>
    )
  return (
    <>
      <Questions account={account} visit={id} />
      <Card kind="next">
        <Heading level={2} className="subtitle">
          {whoWords(listed)}
        </Heading>
        <Box>{whenWords(listed.visit)}</Box>
      </Card>
      {listed.state === 'signed' && <Notice tone="good">签好了,已经交上去。民政审核后告诉老人结果。</Notice>}
      {ending?.state.kind === 'waiting' && <Ending id={ending.id} action={ending.action} />}
      {listed.state !== 'signed' && !ending && <Acts key={listed.state} account={account} listed={listed} />}
      {listed.state === 'planned' && !ending && <Evidence account={account} visit={id} />}
      <Reach wishes={listed.wishes} />
      <Mind listed={listed} />
    </>
  )
}

/** One visit: who, where, with whom, and what to do there. All of it but another day works without a network. */
function VisitPage() {
  return (
    <Frame title="这一家" who="none" calls="line" onBack={() => backOr(PATHS.assessor)}>
      <AtBedside>{(account) => <Visit account={account} />}</AtBedside>
    </Frame>
  )
}

export default guarded(VisitPage)
