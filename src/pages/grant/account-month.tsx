import { Box, Card, Heading, Row } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { amountIn, entryAmount, entryWords, monthName, type AccountMonth } from '../grant-words'
import { momentWords } from '../moments'

interface AccountMonthProps {
  readonly month: AccountMonth
}

/** The account of one month: what was given, what is held, used and left, and every movement with what it was for. */
export function AccountOfMonth({
  month: { month, unit, allotted, carriedIn, held, settled, left, entries },
}: AccountMonthProps) {
  const told = (amount: number): string => amountIn(unit, amount)
  return (
    <>
      <Heading level={2} className="subtitle">
        {`${monthName(month)}的账`}
      </Heading>
      <Card kind="answer">
        <Box>还能用</Box>
        <Box className="amount amount--big">{told(left)}</Box>
      </Card>
      <KeyValues
        label={`${monthName(month)}的账`}
        rows={[
          { id: 'allotted', label: '这个月给的', value: told(allotted) },
          ...(carriedIn > 0 ? [{ id: 'in', label: '上个月留下的', value: told(carriedIn) }] : []),
          { id: 'held', label: '订了还没做,先占着', value: told(held) },
          { id: 'settled', label: '已经用掉', value: told(settled) },
        ]}
      />
      {entries.length > 0 && (
        <Card kind="rows" role="list" label={`${monthName(month)}的每一笔`}>
          {entries.map(({ kind, amount, at, about }, index) => (
            <Row
              key={`${kind} ${at} ${index}`}
              over={momentWords(at)}
              title={[entryWords(kind), about].filter(Boolean).join(':')}
              end={entryAmount(unit, { kind, amount })}
            />
          ))}
        </Card>
      )}
    </>
  )
}
