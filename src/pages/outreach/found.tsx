import { useDidShow } from '@tarojs/taro'
import { useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Card, Heading, Notice, Row } from '@/ui'
import { Meter } from '@/ui/meter'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { TakeTable } from '../register/take'
import { Waiting } from '../waiting'
import { fullDay } from '../words'
import {
  editionWords,
  kindsWords,
  partTold,
  progressTable,
  progressWords,
  spokenWith,
  type FoundBenefit,
  type ProgressRow,
} from './found-words'

function Benefits({ benefits }: { readonly benefits: readonly FoundBenefit[] }) {
  return (
    <Card kind="rows" role="list" label="按待遇看">
      {benefits.map((benefit) => (
        <Row
          key={benefit.ref}
          title={benefit.name}
          detail={`${benefit.mode} · ${kindsWords(benefit)}。${progressWords(benefit.states)}`}
          onPress={() => go(PATHS.foundPeople, { ref: benefit.ref })}
        />
      ))}
    </Card>
  )
}

/** How far telling has come, place by place. */
export function Progress({ rows }: { readonly rows: readonly ProgressRow[] }) {
  return (
    <>
      <Heading level={2} className="subtitle">
        各处办到哪里了
      </Heading>
      <Table
        label="各处办到哪里了"
        columns={[
          { id: 'place', label: '地方' },
          { id: 'found', label: '找到' },
          { id: 'spoken', label: '说过' },
          { id: 'unreached', label: '没联系上' },
          { id: 'wants', label: '想要办' },
          { id: 'applied', label: '交上去了' },
        ]}
        rows={rows.map(({ place, found, states }) => ({
          id: place,
          cells: {
            place,
            found: `${found} 位`,
            spoken: `${spokenWith(states)} 位`,
            unreached: `${states.unreached} 位`,
            wants: `${states.wants} 位`,
            applied: `${states.applied} 位`,
          },
        }))}
      />
      <TakeTable name="政策找人进度" table={() => progressTable(rows)} />
    </>
  )
}

function Found({ account }: { readonly account: string }) {
  const read = useAnswer('care', 'foundBenefits', {}, account)
  const progress = useAnswer('care', 'foundProgress', {}, account)
  useClosing(read.error)
  const { data, retry } = read
  useDidShow(retry)
  const rows = progress.data?.rows ?? []
  return (
    <>
      <Waiting {...read} shown={data !== undefined} />
      {data && (
        <>
          <Box className="note">
            {data.matched
              ? `${fullDay(data.matched.on)}把全部老人都对过一遍,${editionWords(data.matched.pack)}。`
              : '还没有把全部老人对过一遍。请管系统的人先做。'}
          </Box>
          {data.benefits.length === 0 && data.matched && <Notice>现在没有新找到的人。</Notice>}
          {data.benefits.length > 0 && (
            <>
              <Total benefits={data.benefits} />
              <Benefits benefits={data.benefits} />
            </>
          )}
          <Box className="note">说过“不要主动联系”的老人,这里不列。找到的是按登记的情况算的,批不批由主管部门定。</Box>
        </>
      )}
      {rows.length > 1 && <Progress rows={rows} />}
    </>
  )
}

/** All benefits together. One elder may stand under several. */
function Total({ benefits }: { readonly benefits: readonly FoundBenefit[] }) {
  const states = benefits.reduce(
    (all, { states: one }) => ({
      open: all.open + one.open,
      told: all.told + one.told,
      wants: all.wants + one.wants,
      declined: all.declined + one.declined,
      unreached: all.unreached + one.unreached,
      applied: all.applied + one.applied,
      has: all.has + one.has,
    }),
    { open: 0, told: 0, wants: 0, declined: 0, unreached: 0, applied: 0, has: 0 },
  )
  return (
    <Card kind="answer">
      <Box role="list" label="一共">
        <Meter label="各项加起来" words={progressWords(states).replace(/位/g, '人次')} part={partTold(states)} />
      </Box>
    </Card>
  )
}

/** 政策找人: what the register says people may have and do not get, benefit by benefit. */
function FoundPage() {
  return (
    <Frame title="政策找人" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="community-worker">{(_staff, account) => <Found account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(FoundPage)
