import type { ReactNode } from 'react'
import type { AssessmentThread } from '@/contract/assessment/shapes'
import { isBarred } from '@/client/gone'
import { go, goTab } from '@/platform/navigate'
import { Box, Button, Inline, Notice } from '@/ui'
import { SignedOut } from '../case/signed-out'
import { numberWords } from '../case-words'
import { NoLonger } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import type { AssessmentOfPage } from './use-assessment-of'

/** Whose assessment it is: it need not be hers for whom one acts elsewhere. */
function OfAssessment({ thread: { assessment } }: { readonly thread: AssessmentThread }) {
  const { person, number, round } = assessment
  return (
    <Box className="who who--thin">
      <Box className="note">
        <Inline className="strong">{person.name}</Inline>
        {` 的能力评估${round > 1 ? '(重评)' : ''} · ${numberWords(number)}`}
      </Box>
    </Box>
  )
}

function NoAssessment() {
  return (
    <>
      <Notice>这个链接里没有写是哪次评估。办过的事都在“我的事”里。</Notice>
      <Button role="link" onPress={() => goTab(PATHS.affairs)}>
        看我的事
      </Button>
      <Button kind="quiet" role="link" onPress={() => go(PATHS.assessment)}>
        申请评估
      </Button>
    </>
  )
}

interface AssessmentPageProps {
  readonly page: AssessmentOfPage
  readonly children: (thread: AssessmentThread) => ReactNode
}

/** Whose assessment it is, and what stands on the page where there is none to show. */
export function AssessmentPage({ page: { read, thread, signedIn, named }, children }: AssessmentPageProps) {
  const { error } = read
  if (!named) return <NoAssessment />
  if (!signedIn) return <SignedOut />
  if (error && isBarred(error)) return <NoLonger message={error.message} />
  return (
    <>
      <Waiting {...read} shown={thread !== undefined} />
      {thread && <OfAssessment thread={thread} />}
      {thread && children(thread)}
    </>
  )
}

/** Until the page knows whose application it shows, it says for whom one acts. */
export const whoOf = ({ thread }: AssessmentOfPage): 'none' | 'thin' => (thread ? 'none' : 'thin')
