import type { PriceCard as Price } from '@/contract/booking/shapes'
import { Box, Card } from '@/ui'
import { yuan } from '../words'
import { shareLines, type PriceLine } from './price-words'

interface PriceCardProps {
  readonly price: Price
  /** What is counted: «4 份 × 15 元». */
  readonly label: string
  readonly names: ReadonlyMap<string, string>
  /** When the own share is paid: «吃的时候付». */
  readonly ownLabel: string
}

function Line({ line: { label, detail, amount }, own = false }: { readonly line: PriceLine; readonly own?: boolean }) {
  return (
    <Box className={own ? 'price__line price__line--own' : 'price__line'} role="listitem">
      <Box className="price__words">
        <Box>{label}</Box>
        {detail && <Box className="note">{detail}</Box>}
      </Box>
      <Box className="price__amount">{amount}</Box>
    </Box>
  )
}

/** A price with everybody who pays a part of it, and what is left for her. */
export function PriceCard({ price, label, names, ownLabel }: PriceCardProps) {
  const { listFen, ownFen } = price
  return (
    <Card role="list" label="价钱">
      <Line line={{ id: 'list', label, amount: yuan(listFen) }} />
      {shareLines(price, names).map((line) => (
        <Line key={line.id} line={line} />
      ))}
      <Line own line={{ id: 'own', label: ownLabel, amount: yuan(ownFen) }} />
    </Card>
  )
}
