import { useEffect } from 'react'
import { toldOf } from '@/client/answers'
import { calledOf } from '@/client/for-whom'
import { openQuestions } from '@/client/interview'
import { GROUP_ORDER, type Pack } from '@/domain/entitlement'
import { go, replace } from '@/platform/navigate'
import { Box, Button, Card, Notice } from '@/ui'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { Waiting } from '../waiting'
import { fullDay, longDay, yuan } from '../words'
import { spokenAnswer } from './benefit-spoken'
import { isSetByCounty } from './benefit-words'
import { useJudged, type Judged } from './judged'
import { checkedSince, listDay } from './listed'
import { LivesElsewhere } from './results-elsewhere'
import { countedOnce, grouped, monthlyParts, type Entry, type Groups } from './results-entries'
import { Group, GROUPS } from './results-group'
import { SaveResult } from './save-result'

/** The biggest thing on the page: what it comes to a month, and what that leaves out. */
function Sum({ judged, sure }: { readonly judged: Judged; readonly sure: readonly Entry[] }) {
  const { all, services } = monthlyParts(judged.judgement)
  const local = sure.filter((entry) => isSetByCounty(entry.judged.amount)).length
  const count = countedOnce(sure)
  return (
    <Card kind="answer">
      {all > 0 ? (
        <>
          <Box className="note">审核通过后,预计每月至少</Box>
          <Box className="amount amount--big">{yuan(all)}</Box>
        </>
      ) : (
        <Box className="amount">可以享受 {count} 项</Box>
      )}
      {count < sure.length && <Box className="note">有的可能是同一样,只算一项,所以一共算 {count} 项。</Box>}
      {services > 0 && (
        <Box className="strong">
          {services === all ? '都是服务,不是现金。' : `其中 ${yuan(services)}是服务,不是现金。`}
        </Box>
      )}
      {local > 0 && (
        <Box className="note">
          {all > 0 ? '另有' : '其中'} {local} 项金额由当地定,以当地规定为准。
        </Box>
      )}
      <Box className="note">{fullDay(judged.judgement.on)}查的,按您说的情况算,审核后才算数。</Box>
    </Card>
  )
}

/** What this city's papers are, before the answer is read. */
function AboutPapers({ pack: { hasList, name, note } }: { readonly pack: Pack }) {
  const words = note ?? (hasList ? '' : `${name}自己的清单还没有,没写到的先按国家清单。`)
  return words ? <Box className="note">{words}</Box> : null
}

/** By which edition it was judged, for whoever wants to hold somebody to it. */
function Edition({ pack }: { readonly pack: Pack }) {
  const listed = listDay(pack)
  const paper = pack.hasList ? '清单' : '文件'
  return (
    <Box className="note">
      {listed && `按 ${longDay(listed)}的${paper} · `}核对于 {longDay(checkedSince(pack))}
    </Box>
  )
}

/** Pages that would make the answer surer: after a change of city, or when she came by one benefit's link. */
function MoreQuestions({ judged }: { readonly judged: Judged }) {
  const open = openQuestions(judged.situation).length
  if (open === 0) return null
  return (
    <>
      <Notice tone="wait">还有 {open} 题没问过,答了更准。答过的不会再问。</Notice>
      <Button kind="other" role="link" onPress={() => replace(PATHS.question)}>
        {`再答 ${open} 题`}
      </Button>
    </>
  )
}

function spoken(called: string, atLeastFen: number, groups: Groups): string {
  const parts = GROUP_ORDER.map((group) => ({ group, title: GROUPS[group].title, entries: groups.get(group) ?? [] }))
  return spokenAnswer(`${called}能领的`, atLeastFen, parts)
}

function Answer({ judged }: { readonly judged: Judged }) {
  const { judgement, person, pack } = judged
  const groups = grouped(judged)
  const sure = groups.get('yes') ?? []
  const { city, on, monthly } = judgement
  const yes = countedOnce(sure)
  useEffect(() => {
    toldOf(person.id).last.set({ on, city, yes, atLeastFen: monthly.atLeastFen })
  }, [person.id, on, city, monthly, yes])
  return (
    <Frame
      title={`${calledOf(person)}能领的`}
      tabTitle="我能领什么"
      task="查"
      spoken={spoken(calledOf(person), monthly.atLeastFen, groups)}
    >
      <CityLine city={city} />
      <AboutPapers pack={pack} />
      <LivesElsewhere judged={judged} />
      <Sum judged={judged} sure={sure} />
      <MoreQuestions judged={judged} />
      {GROUP_ORDER.map((group) => (
        <Group key={group} group={group} entries={groups.get(group) ?? []} judged={judged} />
      ))}
      <Edition pack={pack} />
      {sure.length > 0 && (
        <Button kind="other" role="link" onPress={() => go(PATHS.sheet)}>
          带去窗口的一张纸
        </Button>
      )}
      <Button kind="other" role="link" onPress={() => toMap('eat')}>
        最近的食堂
      </Button>
      <Button kind="quiet" role="link" onPress={() => go(PATHS.check)}>
        看看、改改回答
      </Button>
      <Button kind="quiet" role="link" onPress={() => go(PATHS.list)}>
        看全部清单
      </Button>
      <SaveResult key={person.id} judged={judged} />
    </Frame>
  )
}

function ResultsPage() {
  const { judged, policy, city } = useJudged()
  if (judged?.answered) return <Answer judged={judged} />
  return (
    <Frame title="我能领什么">
      {city === null && <AskCity />}
      {judged && (
        <>
          <Notice>还没有回答。先答几个问题,再看结果。</Notice>
          <Button onPress={() => replace(PATHS.question)}>开始答题</Button>
        </>
      )}
      {city !== null && !judged && <Waiting {...policy} shown={false} />}
    </Frame>
  )
}

export default guarded(ResultsPage)
