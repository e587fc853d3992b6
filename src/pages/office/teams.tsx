import type { VisitCard } from '@/contract/assessment/shapes'
import { Dial, Heading, spokenPhone } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { momentWords } from '../moments'
import { teamWords, visitTime } from './words'

/** How one team stands, line by line. */
const linesOf = (visit: VisitCard): readonly string[] => [
  visit.org.name,
  teamWords(visit),
  visitTime(visit),
  ...(visit.signedAt === null ? [] : [`${momentWords(visit.signedAt)} 两个人都签了字`]),
]

/** All teams so far, latest first. */
export function Teams({ visits }: { readonly visits: readonly VisitCard[] }) {
  const [latest] = visits
  if (!latest) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        评估员
      </Heading>
      <KeyValues
        label="评估员"
        rows={visits.map((visit) => ({
          id: visit.id,
          label: visit.round > 1 ? '异议以后另派的一组' : '第一组',
          value: linesOf(visit),
        }))}
      />
      <Dial phone={latest.org.phone} kind="other">{`给评估机构打电话 ${spokenPhone(latest.org.phone)}`}</Dial>
    </>
  )
}
