import type { ProgrammeCard as Programme } from '@/contract/booking/shapes'
import { Box, Card, Fold, Heading } from '@/ui'
import { carryWords, fundingWords, programmeAmount, servicesWords, sourceWords } from '../grant-words'

/** What a programme is: what it comes to, for which services, who pays, by which clause, and what nobody has laid down. */
export function ProgrammeFacts({ programme }: { readonly programme: Programme }) {
  const carry = carryWords(programme)
  const funding = fundingWords(programme)
  return (
    <Card>
      <Box className="amount">{programmeAmount(programme)}</Box>
      <Box>{programme.plain}</Box>
      {programme.services.length > 0 && <Box>{`能用在:${servicesWords(programme)}。`}</Box>}
      {funding && programme.kind !== 'historic' && <Box>{`谁出钱:${funding}。`}</Box>}
      {carry && <Box>{`${carry}。`}</Box>}
      <Box className="note">{sourceWords(programme)}</Box>
      {programme.doubts.length > 0 && (
        <Fold title="文件没写清楚的">
          {programme.doubts.map((doubt) => (
            <Box key={doubt}>{doubt}</Box>
          ))}
        </Fold>
      )}
    </Card>
  )
}

export const ProgrammeTitle = ({ programme }: { readonly programme: Programme }) => (
  <Heading level={2} className="subtitle">
    {programme.name}
  </Heading>
)
