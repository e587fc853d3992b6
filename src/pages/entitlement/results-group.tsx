import type { ReactNode } from 'react'
import type { GroupId } from '@/domain/entitlement'
import { go } from '@/platform/navigate'
import { Box, Card, Fold, GroupTitle, Inline, Row, Tag, type Tone } from '@/ui'
import { PATHS } from '../paths'
import { explanationFor, failureWords } from './benefit-tree'
import { amountWords, changeWords, conflictShort, missingWords, modeWords, notCash } from './benefit-words'
import { canBeAsked, type Judged } from './judged'
import { STANDING_WORDS } from './listed'
import { conflictsOf, nearestFirst, type Entry } from './results-entries'

export const GROUPS: Readonly<Record<GroupId, { readonly title: string; readonly tone: Tone }>> = {
  yes: { title: '可以享受', tone: 'good' },
  maybe: { title: '可能符合', tone: 'wait' },
  ask: { title: '还差一点信息', tone: 'wait' },
  soon: { title: '快到了', tone: 'info' },
  info: { title: '仅供了解', tone: 'plain' },
  no: { title: '目前不符合', tone: 'plain' },
}

/** Nineteen things to do at once help nobody: the others wait under a fold. */
const MOST_OPEN = 5

interface RowProps {
  readonly entry: Entry
  readonly judged: Judged
}

/** What it is and how one comes by it. */
function shortOf({ benefit, judged }: Entry): string {
  const mode = modeWords(judged.mode)
  return benefit.short.includes(mode) ? benefit.short : `${benefit.short} · ${mode}`
}

/** What it cannot be had together with, of what she may have as well; a row says one and counts the others. */
function Together({ entry, judged }: RowProps) {
  const [first, ...others] = conflictsOf(entry, judged.judgement.benefits)
  const name = judged.benefits.find(({ ref }) => ref === first?.with)?.name
  if (!first || !name) return null
  return (
    <Box>
      {conflictShort(name, first.rule)}
      {others.length > 0 && `;另有 ${others.length} 项,点开看`}
    </Box>
  )
}

/** What it comes to, at the row's end; services say under the figure what they are not. */
function RowSum({ entry: { judged } }: Pick<RowProps, 'entry'>) {
  const { amount } = judged
  const services = notCash(amount)
  // The row has room for a figure; what it buys stands below.
  const { number, unit } = amountWords(services ? { ...amount, as: undefined } : amount)
  return (
    <>
      <Inline className={unit ? 'amount' : 'note'}>
        {number}
        <Inline className="amount__unit">{unit}</Inline>
      </Inline>
      {services && <Box className="note">服务,{services}</Box>}
    </>
  )
}

function DueRow({ entry, judged }: RowProps) {
  const { number } = amountWords(entry.judged.amount)
  return (
    <Row
      title={entry.benefit.name}
      detail={
        <>
          {shortOf(entry)}
          <Together entry={entry} judged={judged} />
        </>
      }
      end={number !== '' && <RowSum entry={entry} />}
      onPress={() => go(PATHS.benefit, { ref: entry.benefit.ref })}
    />
  )
}

function AskRow({ entry, judged }: RowProps) {
  return (
    <Row
      title={entry.benefit.name}
      detail={missingWords(entry.judged)}
      end={canBeAsked(judged, entry.judged) && <Inline className="wait">去补</Inline>}
      onPress={() => go(PATHS.benefit, { ref: entry.benefit.ref })}
    />
  )
}

/** Never a bare «no»: what it fails on, in which clause, and when that changes. */
function NoRow({ entry, judged }: RowProps) {
  const { ref, name, short } = entry.benefit
  const explained = explanationFor(judged, ref)
  const failure = explained && failureWords(explained)
  const change = changeWords(entry.judged)
  return (
    <Row
      title={name}
      detail={
        <>
          <Box>{failure?.words ?? short}</Box>
          {change && <Box className="strong">{change}</Box>}
          {failure && <Box>依据:{failure.sources.join('、')}</Box>}
        </>
      }
      onPress={() => go(PATHS.benefit, { ref })}
    />
  )
}

/** Something that is no right: its standing in a word, and never a sum. */
function InfoRow({ entry: { benefit } }: RowProps) {
  const standing = STANDING_WORDS[benefit.standing]
  return (
    <Row
      title={benefit.name}
      detail={
        <>
          {benefit.short} {standing && <Tag tone="plain">{standing}</Tag>}
        </>
      }
      onPress={() => go(PATHS.benefit, { ref: benefit.ref })}
    />
  )
}

const ROWS: Readonly<Record<GroupId, (props: RowProps) => ReactNode>> = {
  yes: DueRow,
  maybe: DueRow,
  ask: AskRow,
  soon: NoRow,
  info: InfoRow,
  no: NoRow,
}

interface GroupProps {
  readonly group: GroupId
  readonly entries: readonly Entry[]
  readonly judged: Judged
}

function Rows({ group, entries, judged }: GroupProps) {
  const RowOf = ROWS[group]
  return (
    <Card kind="rows" role="list" label={GROUPS[group].title}>
      {entries.map((entry) => (
        <RowOf key={entry.benefit.ref} entry={entry} judged={judged} />
      ))}
    </Card>
  )
}

/** One group of the answer; what is no right and what she does not qualify for wait under a fold. */
export function Group({ group, entries, judged }: GroupProps) {
  if (entries.length === 0) return null
  const { title, tone } = GROUPS[group]
  if (group === 'no' || group === 'info') {
    return (
      <Fold title={`${entries.length} 项 ${title}`}>
        <Rows group={group} entries={group === 'no' ? nearestFirst(entries, judged) : entries} judged={judged} />
      </Fold>
    )
  }
  const first = group === 'ask' ? entries.slice(0, MOST_OPEN) : entries
  return (
    <>
      <GroupTitle count={entries.length} tone={tone}>
        {title}
      </GroupTitle>
      <Rows group={group} entries={first} judged={judged} />
      {first.length < entries.length && (
        <Fold title={`还有 ${entries.length - first.length} 项`}>
          <Rows group={group} entries={entries.slice(first.length)} judged={judged} />
        </Fold>
      )}
    </>
  )
}
