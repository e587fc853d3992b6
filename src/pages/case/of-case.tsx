import type { CaseCard } from '@/contract/care'
import { Box, Inline } from '@/ui'
import { numberWords } from '../case-words'

/** Whose affair a page is about, and which: it need not be hers for whom one acts elsewhere. */
export function OfCase({ card }: { readonly card: CaseCard }) {
  return (
    <Box className="who who--thin">
      <Box className="note">
        <Inline className="strong">{card.person.name}</Inline> 的事 · {numberWords(card.number)}
      </Box>
    </Box>
  )
}
