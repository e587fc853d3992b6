import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { AssessmentCard } from '@/contract/assessment/shapes'
import { useAnswer } from '@/client/use-answer'
import { ASSESSMENT_REASON_WORDS } from '@/domain/assessment/states'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Chips, inGroups, Notice, Row, Tag } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { LeaveDesk } from '../desk/leave-desk'
import { ROLE_WORDS } from '../desk/words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import {
  dueWords,
  lateWords,
  SHOW_EMPTY,
  SHOW_LABELS,
  showLabel,
  SHOWS,
  STATE_TONES,
  stateWords,
  teamWords,
  visitTime,
  type OfficeShow,
} from './words'

/** By when, with a word and a colour where that day is over. */
function Due({ card }: { readonly card: AssessmentCard }) {
  return (
    <>
      {card.overdue && <Tag tone="bad">超期了</Tag>} {dueWords(card)}
    </>
  )
}

/** Who goes and when, as far as it stands. */
const visitWords = ({ visit }: AssessmentCard): string =>
  visit === null ? '' : `${teamWords(visit)} · ${visitTime(visit)}`

function Cards({ show, cards }: { readonly show: OfficeShow; readonly cards: readonly AssessmentCard[] }) {
  if (cards.length === 0) return <Notice>{SHOW_EMPTY[show]}</Notice>
  return (
    <Table
      label={SHOW_LABELS[show]}
      columns={[
        { id: 'person', label: '老人' },
        { id: 'state', label: '到哪一步' },
        { id: 'due', label: '哪天以前' },
        { id: 'why', label: '为什么申请' },
        { id: 'visit', label: '谁去、什么时候' },
        { id: 'number', label: '编号' },
      ]}
      rows={cards.map((card) => ({
        id: card.id,
        onPress: () => go(PATHS.officeCase, { id: card.case }),
        cells: {
          person: card.person.name,
          state: <Tag tone={STATE_TONES[card.state]}>{stateWords(card.state)}</Tag>,
          due: <Due card={card} />,
          why: `${ASSESSMENT_REASON_WORDS[card.reason]}${card.round > 1 ? '(提了异议)' : ''}`,
          visit: visitWords(card),
          number: inGroups(card.number),
        },
      }))}
    />
  )
}

interface LaterProps {
  readonly show: OfficeShow
  readonly account: string
  /** How many stand before these. */
  readonly skip: number
}

/** What stands behind, once it is asked for. */
function Later(props: LaterProps) {
  const [asked, setAsked] = useState(false)
  if (asked) return <LaterCards {...props} />
  return (
    <Button kind="other" onPress={() => setAsked(true)}>
      再看后面的
    </Button>
  )
}

function LaterCards({ show, account, skip }: LaterProps) {
  const read = useAnswer('assessment', 'officeDesk', { show, skip }, account)
  const { data, retry } = read
  useDidShow(retry)
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && data.cards.length > 0 && <Cards show={show} cards={data.cards} />}
      {data?.more && <Later show={show} account={account} skip={skip + data.cards.length} />}
    </>
  )
}

function Queue({ account }: { readonly account: string }) {
  const [show, setShow] = useState<OfficeShow>('check')
  const read = useAnswer('assessment', 'officeDesk', { show }, account)
  const { data, retry } = read
  useClosing(read.error)
  useDidShow(retry)
  const late = data ? lateWords(data.counts) : null
  return (
    <>
      {late !== null && <Notice tone="bad">{late}</Notice>}
      <Chips
        label="看哪一步的"
        options={SHOWS.map((value) => ({ value, label: showLabel(value, data?.counts) }))}
        chosen={show}
        onChoose={setShow}
      />
      <Refresh onRefresh={retry}>刷新名单</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {data && <Cards show={show} cards={data.cards} />}
      {data?.more && <Later key={show} show={show} account={account} skip={data.cards.length} />}
    </>
  )
}

/** The desk of whoever takes applications on, sends assessors and answers for the result; what is late stands first. */
function OfficeDesk() {
  return (
    <Frame title="能力评估" who="none" calls="line" wide onBack={() => backOr(PATHS.official)}>
      <AtDesk role="official">
        {(staff, account) => (
          <>
            <Box className="note">{`${staff.name} · ${ROLE_WORDS[staff.role]} · ${staff.division}`}</Box>
            <Queue account={account} />
            <Card kind="rows" role="list" label="还能看的">
              <Row
                title="评估机构和评估员"
                detail="谁有医护背景、资格到哪天;每月评了几次"
                onPress={() => go(PATHS.officeOrgs)}
              />
              <Row title="评估统计" detail="各等级多少人、几天出结果、多少异议" onPress={() => go(PATHS.officeStats)} />
              <Row title="补贴审批" onPress={() => go(PATHS.official)} />
            </Card>
            <LeaveDesk />
          </>
        )}
      </AtDesk>
    </Frame>
  )
}

export default guarded(OfficeDesk)
