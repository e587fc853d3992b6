import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import { useAnswer } from '@/client/use-answer'
import { covered, type Covered } from '@/domain/facility/coverage'
import type { Need } from '@/domain/facility/types'
import { straightReach } from '@/domain/facility/walk'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Chips, Heading, Notice, Tag } from '@/ui'
import { Table } from '@/ui/table'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { NEEDS } from '../needs'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { CommunityMap } from './community-map'
import { numbered, type NumberedCommunity } from './community-marks'
import { communityTable } from './csv-tables'
import { DemoFigures } from './demo'
import { TakeTable } from './take'
import {
  beyondWords,
  CIRCLE_CHIPS,
  circleIn,
  eldersWords,
  needWords,
  reachWords,
  reckonedWords,
  shareWords,
  uncountedWords,
  visitWords,
  type CommunityLine,
} from './words'

type Answer = ActionOutput<'facility', 'coverageOf'>

/** Communities that the list and the map show at first, and more of at a press. */
const STEP = 30

/** «吃饭:62% 的老人走得到» */
const shareSentence = (need: Need, sum: Covered): string =>
  `${needWords(need)}:${shareWords(sum)}${sum.elders > 0 ? ' 的老人走得到' : ''}`

/** The county's own line: the same sum as on the page before. */
function Sum({ answer, need }: { readonly answer: Answer; readonly need: Need }) {
  const { minutes, pace, detour, communities } = answer
  const reaches = communities.map(({ elders, nearest }) => ({ elders, metres: nearest?.metres ?? null }))
  const sum = covered(reaches, { minutes, walk: { metresPerMinute: pace, detour } })
  return (
    <Card>
      <Box className="strong">{shareSentence(need, sum)}</Box>
      {sum.elders > 0 && <Box>{`${beyondWords(sum)}。`}</Box>}
      {sum.uncounted > 0 && <Box>{uncountedWords(sum.uncounted)}</Box>}
      <Box className="note">{`${reckonedWords(answer)}${visitWords([need])}`}</Box>
    </Card>
  )
}

function Reach({ line }: { readonly line: CommunityLine }) {
  return <Tag tone={line.nearest?.within ? 'good' : 'wait'}>{reachWords(line)}</Tag>
}

interface ListProps {
  readonly county: string
  readonly communities: readonly NumberedCommunity[]
  readonly onChoose: (id: string) => void
}

function Communities({ county, communities, onChoose }: ListProps) {
  return (
    <Table
      label={`${county}的社区`}
      columns={[
        { id: 'name', label: '社区' },
        { id: 'town', label: '街道' },
        { id: 'elders', label: '老人' },
        { id: 'reach', label: '走得到吗' },
        { id: 'nearest', label: '最近的地方' },
        { id: 'map', label: '在地图上' },
      ]}
      rows={communities.map(({ id, number, line }) => ({
        id,
        cells: {
          name: `${number} ${line.name}`,
          town: line.town,
          elders: eldersWords(line.elders),
          reach: <Reach line={line} />,
          nearest: line.nearest?.name ?? '全市没有',
          map: (
            <Button kind="quiet" label={`看地图:${line.name}`} onPress={() => onChoose(id)}>
              看地图
            </Button>
          ),
        },
      }))}
    />
  )
}

function Found({ answer, need }: { readonly answer: Answer; readonly need: Need }) {
  const [most, setMost] = useState(STEP)
  const [{ id: chosenId, turn }, setChosen] = useState<{ readonly id?: string; readonly turn: number }>({ turn: 0 })
  const choose = (id: string): void => setChosen({ id, turn: turn + 1 })
  const all = useMemo(() => numbered(answer.communities), [answer.communities])
  const shown = useMemo(() => all.slice(0, most), [all, most])
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0]
  if (!chosen) return <Notice tone="wait">这里还没有社区名单,算不了。请管系统的人先导入。</Notice>
  const { minutes, pace, detour, county, demo } = answer
  return (
    <>
      <DemoFigures demo={demo} />
      <Sum answer={answer} need={need} />
      <Box>走不到的排在前面,老人多的在最前。</Box>
      <Communities county={county} communities={shown} onChoose={choose} />
      {most < all.length && (
        <Button kind="other" onPress={() => setMost(most + STEP)}>
          {`再看 ${STEP} 个(一共 ${all.length} 个)`}
        </Button>
      )}
      <TakeTable name={`${county}-${needWords(need)}-社区`} table={() => communityTable(answer, need)} />
      <CommunityMap
        communities={shown}
        chosen={chosen}
        turn={turn}
        metres={straightReach({ metresPerMinute: pace, detour }, minutes)}
        minutes={minutes}
        onChoose={choose}
      />
    </>
  )
}

function County({ account }: { readonly account: string }) {
  const { county = '', ...asked } = useRouter().params
  const [need, setNeed] = useState<Need>(NEEDS.find(({ value }) => value === asked['need'])?.value ?? 'eat')
  const [minutes, setMinutes] = useState(circleIn(asked['minutes']))
  const input = { county, need, minutes: Number(minutes) }
  const read = useAnswer('facility', 'coverageOf', input, county === '' ? null : account)
  useClosing(read.error)
  const { data } = read
  if (county === '') return <Notice>没有说是哪个县(市、区)。请回到覆盖情况,点它的名字。</Notice>
  return (
    <>
      {data && (
        <Heading level={2} className="title">
          {data.county}
        </Heading>
      )}
      <Chips label="看哪一样" options={NEEDS} chosen={need} onChoose={setNeed} />
      <Chips label="走多久以内" options={CIRCLE_CHIPS} chosen={minutes} onChoose={setMinutes} />
      <Waiting {...read} shown={data !== undefined} />
      {data && <Found key={`${need} ${minutes}`} answer={data} need={need} />}
    </>
  )
}

/** Each community of a county: how far it is to the nearest place, as a list and on a map. */
function CountyPage() {
  return (
    <Frame title="各社区的覆盖情况" who="none" calls="line" wide onBack={() => backOr(PATHS.coverage)}>
      <AtDesk role="operator">{(_staff, account) => <County account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(CountyPage)
