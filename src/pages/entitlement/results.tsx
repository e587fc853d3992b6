import { useEffect } from 'react'
import { toldOf } from '@/client/answers'
import { calledOf } from '@/client/for-whom'
import { GROUP_ORDER, groupOf, type Benefit, type GroupId, type JudgedBenefit } from '@/domain/entitlement'
import { go, replace } from '@/platform/navigate'
import { Box, Button, Card, Fold, GroupTitle, Inline, Notice, Row, type Tone } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { Waiting } from '../waiting'
import { fullDay, yuan } from '../words'
import { amountWords, changeWords, isSetByCounty, missingWords, modeWords } from './benefit-words'
import { canBeAsked, useJudged, type Judged } from './judged'

const GROUPS: Readonly<Record<GroupId, { readonly title: string; readonly tone: Tone }>> = {
  yes: { title: '可以享受', tone: 'good' },
  maybe: { title: '可能符合', tone: 'wait' },
  ask: { title: '还差一点信息', tone: 'wait' },
  soon: { title: '快到了', tone: 'info' },
  info: { title: '仅供了解', tone: 'plain' },
  no: { title: '目前不符合', tone: 'plain' },
}

/** Nineteen things to do at once help nobody: the others wait under a fold. */
const MOST_OPEN = 5

interface Entry {
  readonly benefit: Benefit
  readonly judged: JudgedBenefit
}

/** The judged list laid out in groups, in the order in which they are read. */
function grouped({ pack, judgement }: Judged): ReadonlyMap<GroupId, readonly Entry[]> {
  const groups = new Map<GroupId, Entry[]>(GROUP_ORDER.map((group) => [group, []]))
  for (const judged of judgement.benefits) {
    const benefit = pack.benefits.find(({ ref }) => ref === judged.ref)
    if (benefit) groups.get(groupOf(benefit, judged, judgement.on))?.push({ benefit, judged })
  }
  for (const entries of groups.values()) entries.sort((a, b) => weightOf(b) - weightOf(a))
  return groups
}

/** Money first, known sums before unknown ones; of all else the list's own order stands. */
function weightOf({ benefit, judged }: Entry): number {
  if (benefit.kind !== 'money') return 0
  if (judged.amount.fen !== undefined) return 3
  return judged.amount.kind === 'set-locally' || judged.amount.kind === 'formula' ? 2 : 1
}

function detailOf(group: GroupId, { benefit, judged }: Entry): string {
  if (group === 'ask') return missingWords(judged)
  if (group === 'soon') return changeWords(judged)
  if (group === 'no') return judged.reasons.find(({ holds }) => holds === false)?.text ?? benefit.short
  const mode = modeWords(judged.mode)
  return benefit.short.includes(mode) ? benefit.short : `${benefit.short} · ${mode}`
}

interface BenefitRowProps {
  readonly group: GroupId
  readonly entry: Entry
  /** A question of ours could still settle it. */
  readonly open: boolean
}

function BenefitRow({ group, entry, open }: BenefitRowProps) {
  const { number, unit } = amountWords(entry.judged.amount)
  const amount = (group === 'yes' || group === 'maybe') && number !== ''
  return (
    <Row
      title={entry.benefit.name}
      detail={detailOf(group, entry)}
      end={
        amount ? (
          <Inline className={unit ? 'amount' : 'amount amount--small'}>
            {number}
            <Inline className="amount__unit">{unit}</Inline>
          </Inline>
        ) : (
          open && <Inline className="wait">去补</Inline>
        )
      }
      onPress={() => go(PATHS.benefit, { ref: entry.benefit.ref })}
    />
  )
}

interface GroupProps {
  readonly group: GroupId
  readonly entries: readonly Entry[]
  readonly judged: Judged
}

function Group({ group, entries, judged }: GroupProps) {
  if (entries.length === 0) return null
  const { title, tone } = GROUPS[group]
  const card = (some: readonly Entry[]) => (
    <Card kind="rows" role="list" label={title}>
      {some.map((entry) => (
        <BenefitRow
          key={entry.benefit.ref}
          group={group}
          entry={entry}
          open={group === 'ask' && canBeAsked(judged, entry.judged)}
        />
      ))}
    </Card>
  )
  if (group === 'no' || group === 'info') return <Fold title={`${entries.length} 项 ${title}`}>{card(entries)}</Fold>
  const first = group === 'ask' ? entries.slice(0, MOST_OPEN) : entries
  return (
    <>
      <GroupTitle count={entries.length} tone={tone}>
        {title}
      </GroupTitle>
      {card(first)}
      {first.length < entries.length && (
        <Fold title={`还有 ${entries.length - first.length} 项`}>{card(entries.slice(first.length))}</Fold>
      )}
    </>
  )
}

/** The biggest thing on the page: what it comes to a month, and what that leaves out. */
function Sum({ judged, sure }: { readonly judged: Judged; readonly sure: readonly Entry[] }) {
  const { atLeastFen } = judged.judgement.monthly
  const local = sure.filter((entry) => isSetByCounty(entry.judged.amount)).length
  return (
    <Card kind="answer">
      {atLeastFen > 0 ? (
        <>
          <Box className="note">审核通过后,预计每月至少</Box>
          <Box className="amount amount--big">{yuan(atLeastFen)}</Box>
        </>
      ) : (
        <Box className="amount">可以享受 {sure.length} 项</Box>
      )}
      {local > 0 && (
        <Box className="note">
          {atLeastFen > 0 ? '另有' : '其中'} {local} 项金额由县里定,以当地规定为准。
        </Box>
      )}
      <Box className="note">{fullDay(judged.judgement.on)}查的,按您说的情况算,审核后才算数。</Box>
    </Card>
  )
}

function spoken(called: string, groups: ReadonlyMap<GroupId, readonly Entry[]>): string {
  const sentences = (['yes', 'maybe', 'ask', 'soon'] as const).flatMap((group) => {
    const entries = groups.get(group) ?? []
    if (entries.length === 0) return []
    const names = entries.map(({ benefit, judged }) => {
      const { number, unit } = amountWords(judged.amount)
      return `${benefit.name} ${number}${unit}`
    })
    return [`${GROUPS[group].title} ${entries.length} 项:${names.join('、')}`]
  })
  return [`${called}能领的`, ...sentences].join('。')
}

function Answer({ judged }: { readonly judged: Judged }) {
  const { judgement, person } = judged
  const groups = grouped(judged)
  const sure = groups.get('yes') ?? []
  useEffect(() => {
    toldOf(person.id).last.set({ on: judgement.on, yes: sure.length, atLeastFen: judgement.monthly.atLeastFen })
  }, [person.id, judgement, sure.length])
  return (
    <Frame title={`${calledOf(person)}能领的`} task="查" spoken={spoken(calledOf(person), groups)}>
      <Sum judged={judged} sure={sure} />
      {GROUP_ORDER.map((group) => (
        <Group key={group} group={group} entries={groups.get(group) ?? []} judged={judged} />
      ))}
      <Button kind="other" role="link" onPress={() => toMap('eat')}>
        最近的食堂
      </Button>
      <Button kind="quiet" role="link" onPress={() => go(PATHS.check)}>
        看看、改改回答
      </Button>
    </Frame>
  )
}

function ResultsPage() {
  const { judged, policy } = useJudged()
  if (judged?.answered) return <Answer judged={judged} />
  return (
    <Frame title="我能领什么">
      {judged ? (
        <>
          <Notice>还没有回答。先答几个问题,再看结果。</Notice>
          <Button onPress={() => replace(PATHS.question)}>开始答题</Button>
        </>
      ) : (
        <Waiting {...policy} shown={false} />
      )}
    </Frame>
  )
}

export default guarded(ResultsPage)
