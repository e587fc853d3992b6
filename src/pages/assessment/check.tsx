import { useEffect, useRef } from 'react'
import type { WireError } from '@/contract'
import { forgetAssessmentDrafts } from '@/client/assessment-draft'
import { calledOf, decides, type ForWhom } from '@/client/for-whom'
import { useRefreshedPerson } from '@/client/refresh-person'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Failure, Notice } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { useSend } from '../grant/use-send'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { answerTold, isWhole, labelWords, QUESTIONS } from './questions'
import { freeWords, youngWords } from './terms-words'
import { toSend } from './to-send'
import { askAssessmentAgain } from './use-assessment-of'
import { useApply } from './use-apply'

type Apply = ReturnType<typeof useApply>

/** All that was told, a row each. */
function Told({ apply: { draft, known, photos, person, terms } }: { readonly apply: Apply }) {
  const who = calledOf(person)
  const told = { draft, known, photos: photos.length, who }
  const rows = QUESTIONS.map((id) => ({
    ...{ id, label: labelWords(id), value: answerTold(id, told) },
    onChange: () => go(PATHS.assessmentApply, { id }),
  }))
  const forWhom = person.relation === '本人' ? '自己' : `${person.relation} ${person.name}`
  return (
    <KeyValues
      label="申请评估"
      rows={[
        { id: 'who', label: '为谁申请', value: forWhom },
        ...rows,
        ...(terms ? [{ id: 'office', label: '交给谁', value: `住处的${terms.office}` }] : []),
      ]}
    />
  )
}

/** What it costs, as far as somebody has promised it. */
function Cost({ apply: { terms, person } }: { readonly apply: Apply }) {
  if (!terms) return null
  const young = youngWords(terms, { called: calledOf(person), birthDate: person.birthDate }, today())
  return young ? <Notice tone="wait">{young}</Notice> : <Box className="note">{freeWords(terms)}</Box>
}

/** Where an application is open already, or something has to be agreed to first: the way there. */
function Refused({ error, person }: { readonly error: WireError | undefined; readonly person: ForWhom }) {
  if (error?.code === 'conflict')
    return (
      <Button kind="other" role="link" onPress={() => go(PATHS.assessment)}>
        看看已经申请的
      </Button>
    )
  if (error?.code !== 'forbidden') return null
  if (error.fields?.['consent'] !== undefined && decides(person))
    return (
      <Button kind="other" role="link" onPress={() => go(PATHS.consents, { class: 'assessment' })}>
        看看要同意什么
      </Button>
    )
  return (
    <Button kind="other" role="link" onPress={() => go(PATHS.ask)}>
      请社区帮忙
    </Button>
  )
}

/** The application as it will be read, before it goes. */
function Check() {
  useRefreshedPerson()
  const apply = useApply()
  const { person, draft, known, photos, obstacle, waits, read } = apply
  const { act, error, attempt } = useAct('assessment', 'apply', person.id)
  const { send, busy, photoFailure } = useSend(person.id, photos)
  const isReady = obstacle === null && isWhole(draft) && toSend(draft, known, []) !== undefined
  // What was sent is no draft any more, and that is no reason to go back to the form.
  const sent = useRef(false)
  useEffect(() => {
    // Opened by itself, by somebody who may not or has not told all: the form asks what is missing.
    if (!isReady && !waits && !sent.current) replace(PATHS.assessmentApply)
  }, [isReady, waits])

  const submit = async (withPhotos: boolean): Promise<void> => {
    const done = await send(withPhotos, async (files) => {
      const data = toSend(draft, known, files)
      return data && (await act(data))
    })
    if (!done) return toTop()
    sent.current = true
    forgetAssessmentDrafts(person.id)
    askAssessmentAgain()
    replace(PATHS.assessmentApplied, { id: done.thread.assessment.case, for: person.id })
  }
  return (
    <Frame
      title="看看对不对"
      task="申请评估"
      actions={
        isReady && (
          <Button busy={busy} onPress={() => void submit(true)}>
            提交评估申请
          </Button>
        )
      }
    >
      {photoFailure && (
        <>
          <Failure message={photoFailure} onRetry={() => void submit(true)} attend />
          <Button kind="quiet" onPress={() => void submit(false)}>
            先不传照片,只交文字
          </Button>
        </>
      )}
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit(true)} />
      <Refused error={error} person={person} />
      {waits && <Waiting {...read} loading shown={false} />}
      {isReady && <Told apply={apply} />}
      {isReady && <Cost apply={apply} />}
      <Box className="note">
        民政的工作人员和来的两位评估员会看到这些话、照片和资料里的姓名、年龄、住处。谁看过,“谁看过我的资料”里都有记录。
      </Box>
    </Frame>
  )
}

export default guarded(Check)
