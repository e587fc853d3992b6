import { CLAUSE_WORDS, score, type Scored } from '@/domain/assessment/score'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { bestTotal, rangeOf } from '@/domain/assessment/instrument'
import { scoreInputOf } from '@/domain/assessment/sheet'
import { Box, Card, Heading, Notice } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import type { OpenSheet } from './use-sheet'

/** What the form comes to as the city reads it; null while something is missing. */
export function outcomeOf({ sheet, pack }: Pick<OpenSheet, 'sheet' | 'pack'>): Scored | null {
  const { value: stackClauses } = pack.terms.stackClauses
  const scored = score(scoreInputOf(GBT_42195, sheet), { stackClauses }, GBT_42195)
  return scored.complete ? scored : null
}

/** «38 / 90 分» */
const sumWords = (sum: number | null, best: number): string => (sum === null ? '没有填全' : `${sum} / ${best} 分`)

/** Total, level, the clause that moved it, and the sum of each section. */
export function Outcome({ scored }: { readonly scored: Scored }) {
  const { level, initialLevel, clauses, total, sections } = scored
  const rows = GBT_42195.sections.map(({ key, name, items }) => {
    const best = items.reduce((sum, { options }) => sum + (options[0]?.score ?? 0), 0)
    return { id: key, label: name, value: sumWords(sections[key] ?? null, best) }
  })
  const moved = initialLevel !== null && initialLevel !== level
  return (
    <>
      <Card kind="answer">
        <Heading level={2} className="title">
          {rangeOf(GBT_42195, level).name}
        </Heading>
        <Box>{`等级 ${level} · 总分 ${sumWords(total, bestTotal(GBT_42195))}`}</Box>
        {moved && <Box>{`按分数是${rangeOf(GBT_42195, initialLevel).name},按下面这条加重。`}</Box>}
        {clauses.map((clause) => (
          <Box key={clause} className="strong">
            {CLAUSE_WORDS[clause]}
          </Box>
        ))}
      </Card>
      <KeyValues label="各部分的分数" rows={rows} />
      <Notice>民政审核后才告诉老人。请不要当场说成最后的结果。</Notice>
    </>
  )
}
