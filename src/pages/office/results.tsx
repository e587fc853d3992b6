import type { OfficeThread } from '@/contract/assessment/office'
import type { ResultCard } from '@/contract/assessment/shapes'
import { Box, Card, Heading, Tag } from '@/ui'
import { longDay } from '../words'
import { levelWords, resultLines } from './words'

function Result({ result, label }: { readonly result: ResultCard; readonly label: string }) {
  return (
    <Card role="group" label={label}>
      <Box className="note">{label}</Box>
      <Heading level={2} className="subtitle">
        {levelWords(result)}
      </Heading>
      {result.superseded && (
        <Box>
          <Tag>后来有了新的结果</Tag>
        </Box>
      )}
      {resultLines(result).map((line) => (
        <Box key={line}>{line}</Box>
      ))}
      <Box className="note">{`${result.instrument} · 评估日期 ${longDay(result.on)}`}</Box>
    </Card>
  )
}

const roundWords = ({ round }: ResultCard): string => (round > 1 ? '异议以后另一组评的' : '第一组评的')

/** What was signed and waits to be read by the office, and what she was told. */
export function Results({ office: { draft, thread } }: { readonly office: OfficeThread }) {
  return (
    <>
      {draft && <Result result={draft} label="签字的评估表算出来的结果,审核以后才告诉老人" />}
      {thread.results
        .filter(({ id }) => id !== draft?.id)
        .map((result) => (
          <Result key={result.id} result={result} label={`告诉老人的结果 · ${roundWords(result)}`} />
        ))}
    </>
  )
}
