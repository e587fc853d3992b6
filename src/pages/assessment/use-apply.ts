import {
  assessmentDrafts,
  assessmentPhotos,
  keepAssessmentDraft,
  type AssessmentDraft,
} from '@/client/assessment-draft'
import { useCities, useHomeCity } from '@/client/city'
import { calledOf, forWhom, isKnown, may } from '@/client/for-whom'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import type { LocalFile } from '@/platform/local-file'
import { NOTHING_KNOWN, type Known } from './questions'
import { isOpenAssessment } from '../assessment-words'
import { useObstacle } from './use-obstacle'
import { useTerms } from './use-terms'
import { useThreads } from './use-threads'

const NO_PHOTOS: readonly LocalFile[] = []

/** What her record has: proposed, so that it is told once. Whoever may not read it types it. */
function useKnown(): { readonly known: Known; readonly loading: boolean } {
  const person = forWhom.use()
  const account = session.use()?.account.id ?? null
  const sees = account !== null && isKnown(person) && may(person, 'view')
  const read = useAnswer('account', 'record', {}, sees ? account : null, { for: person.id })
  const textOf = (key: string): string | null => {
    const value = read.data?.lines.find((line) => line.key === key)?.value
    return typeof value === 'string' ? value : null
  }
  const known = read.data ? { address: textOf('address'), phone: textOf('phone') } : NOTHING_KNOWN
  return { known, loading: sees && read.loading }
}

/** The application that these pages write, for the person one acts for, in the city where she lives. */
export function useApply() {
  const person = forWhom.use()
  const cities = useCities()
  const city = useHomeCity()
  const kept = assessmentDrafts.use()[person.id]
  const { obstacle, loading: asking } = useObstacle(person)
  const { known, loading } = useKnown()
  const read = useTerms(city)
  const draft: AssessmentDraft = {
    answered: [],
    ...kept,
    ...{ city: city ?? kept?.city ?? '', person: { id: person.id, called: calledOf(person) } },
  }
  return {
    ...{ person, draft, known, obstacle, cities, city, read },
    terms: read.terms,
    /** One that is under way already: nobody has two. */
    open: useThreads(person).find(({ assessment }) => isOpenAssessment(assessment)),
    /** What is proposed, or whether she may, is not known yet. */
    waits: loading || asking,
    keep: keepAssessmentDraft,
    photos: assessmentPhotos.use()[person.id] ?? NO_PHOTOS,
    setPhotos: (chosen: readonly LocalFile[]) =>
      assessmentPhotos.set({ ...assessmentPhotos.get(), [person.id]: chosen }),
  }
}
