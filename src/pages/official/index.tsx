import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import type { GrantCard } from '@/contract/booking/grants'
import { useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Card, Chips, inGroups, Notice, Row, Tag } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { LeaveDesk } from '../desk/leave-desk'
import { ROLE_WORDS } from '../desk/words'
import { Frame } from '../frame'
import { grantState, STATE_TONES } from '../grant-words'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { RingingCalls } from '../urgent/ringing'
import { Waiting } from '../waiting'
import { fullDay, longDay } from '../words'

type Show = 'decide' | 'review' | 'in-force' | 'over'
type Counts = ActionOutput<'booking', 'grantDesk'>['counts']

const LABELS: Readonly<Record<Show, string>> = {
  decide: '等审批',
  review: '要复核',
  'in-force': '在用的',
  over: '结束的',
}
const EMPTY: Readonly<Record<Show, string>> = {
  decide: '现在没有等审批的申请。',
  review: '30 天里没有要复核的。',
  'in-force': '还没有批准在用的补贴。',
  over: '还没有结束的。',
}

/** How many wait stands on the chip: nothing is looked for. */
function tabsOf(counts: Counts | undefined): readonly { readonly value: Show; readonly label: string }[] {
  const waiting: Readonly<Partial<Record<Show, number>>> = { decide: counts?.decide, review: counts?.review }
  return (Object.keys(LABELS) as Show[]).map((value) => {
    const count = waiting[value]
    return { value, label: count ? `${LABELS[value]} ${count}` : LABELS[value] }
  })
}

/** The day that matters in a list: by when it is decided, reviewed, or until when it ran. */
function dayWords(show: Show, { promisedOn, reviewOn, until }: GrantCard): string {
  const day = { decide: promisedOn, review: reviewOn, 'in-force': reviewOn, over: until }[show]
  return day === null ? '没有定' : show === 'decide' ? fullDay(day) : longDay(day)
}

const DAY_LABELS: Readonly<Record<Show, string>> = {
  decide: '哪天以前答复',
  review: '哪天复核',
  'in-force': '哪天复核',
  over: '到哪天',
}

function Grants({ account }: { readonly account: string }) {
  const [show, setShow] = useState<Show>('decide')
  const read = useAnswer('booking', 'grantDesk', { show }, account)
  const { data, retry } = read
  useClosing(read.error)
  useDidShow(retry)
  return (
    <>
      <Chips label="哪些补贴" options={tabsOf(data?.counts)} chosen={show} onChoose={setShow} />
      <Refresh onRefresh={retry}>刷新名单</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {data?.grants.length === 0 && <Notice>{EMPTY[show]}</Notice>}
      {data && data.grants.length > 0 && (
        <Table
          label={LABELS[show]}
          columns={[
            { id: 'person', label: '老人' },
            { id: 'programme', label: '补贴' },
            { id: 'state', label: '到哪一步' },
            { id: 'day', label: DAY_LABELS[show] },
            { id: 'number', label: '编号' },
          ]}
          rows={data.grants.map((grant) => ({
            id: grant.id,
            onPress: () => go(PATHS.officialGrant, { id: grant.case }),
            cells: {
              person: grant.person.name,
              programme: grant.programme.name,
              state: <Tag tone={STATE_TONES[grant.state]}>{grantState(grant)}</Tag>,
              day: dayWords(show, grant),
              number: inGroups(grant.number),
            },
          }))}
        />
      )}
    </>
  )
}

/** The desk of whoever decides on grants and answers for the money. */
function OfficialDesk() {
  return (
    <Frame title="补贴审批" who="none" calls="line" wide>
      <AtDesk role="official">
        {(staff, account) => (
          <>
            <Box className="note">{`${staff.name} · ${ROLE_WORDS[staff.role]} · ${staff.division}`}</Box>
            <RingingCalls account={account} />
            <Grants account={account} />
            <Card kind="rows" role="list" label="还能看的">
              <Row title="能力评估" detail="受理申请、安排评估员、审核结果" onPress={() => go(PATHS.officeQueue)} />
              <Row
                title="补贴台账"
                detail="一个月用了多少、谁出的,能下载表格"
                onPress={() => go(PATHS.officialLedger)}
              />
              <Row
                title="探访和帮助的数字"
                detail="一个月、一个季度,能下载、能打印"
                onPress={() => go(PATHS.figures)}
              />
              <Row title="紧急求助值班表" detail="谁在值班,哪些时间没人" onPress={() => go(PATHS.duty)} />
              <Row title="服务单位" detail="接单、评价;停止接单要写原因" onPress={() => go(PATHS.officialProviders)} />
            </Card>
            <LeaveDesk />
          </>
        )}
      </AtDesk>
    </Frame>
  )
}

export default guarded(OfficialDesk)
