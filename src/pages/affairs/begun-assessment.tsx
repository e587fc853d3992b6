import { useState } from 'react'
import { forgetAssessmentDrafts, type AssessmentDraft } from '@/client/assessment-draft'
import { go } from '@/platform/navigate'
import { Button, Card, Row } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { PATHS } from '../paths'

interface BegunAssessmentProps {
  readonly draft: AssessmentDraft
  /** Whether it is for the person chosen now. */
  readonly here: boolean
}

/** An application for an assessment that was begun and not handed over: to go on with, or to throw away. */
export function BegunAssessment({ draft: { person, answered }, here }: BegunAssessmentProps) {
  const [asked, setAsked] = useState(false)
  if (asked)
    return (
      <Confirm
        title={`删掉给${person.called}填的评估申请?`}
        action="删掉"
        danger
        onConfirm={() => forgetAssessmentDrafts(person.id)}
        onCancel={() => setAsked(false)}
      >
        填过的都会没有,找不回来。
      </Confirm>
    )
  return (
    <>
      <Card kind="rows" role="list" label="没有交的评估申请">
        <Row
          over={`还没交 · 给${person.called}`}
          title="申请评估"
          detail={here ? `答了 ${answered.length} 题,都留着` : `要先在上面换成${person.called}`}
          onPress={here ? () => go(PATHS.assessmentApply) : undefined}
        />
      </Card>
      <Button kind="quiet" label="删掉没交的评估申请" onPress={() => setAsked(true)}>
        删掉这一件
      </Button>
    </>
  )
}
