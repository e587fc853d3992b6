import type { AssessmentThread } from '@/contract/assessment/shapes'
import type { SharedPage } from '@/platform/share'
import { inGroups } from '@/ui'
import { PATHS } from '../paths'

/** What a member of the family opens: the application, by its case; who may not see it is told nothing. */
export const sharedPage = (thread: AssessmentThread | undefined): SharedPage =>
  thread
    ? {
        title: `一次能力评估,编号 ${inGroups(thread.assessment.number)}`,
        path: `${PATHS.assessmentOne}?id=${thread.assessment.case}`,
      }
    : { title: '养老服务', path: PATHS.home }
