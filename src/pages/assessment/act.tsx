import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { AssessmentThread } from '@/contract/assessment/shapes'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { DAY_PARTS, DAY_PART_WORDS, type DayPart } from '@/domain/assessment/states'
import type { LocalFile } from '@/platform/local-file'
import { backOr, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, ErrorSummary, Failure, Notice } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { PhotoPicker } from '@/ui/photo-picker'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { useSend } from '../grant/use-send'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { ACT_WORDS, actWords, isWrittenAct, wordsProblem, type WrittenAct } from './act-words'
import { AssessmentPage, whoOf } from './of-assessment'
import { MOST_PHOTOS } from './questions'
import { askAssessmentAgain, useAssessmentOfPage } from './use-assessment-of'
import { useWrittenAct } from './use-written-act'

interface FormProps {
  readonly thread: AssessmentThread
  readonly act: WrittenAct
}

const DAY_OPTIONS = DAY_PARTS.map((id) => ({ id, label: DAY_PART_WORDS[id] }))

/** Under which name the words of an act are kept on the phone. */
const draftOf = (act: WrittenAct): string => `assessment-${act}`

/** What stands on the form, and what is wrong with it. */
function useForm({ thread, act }: FormProps) {
  const { assessment, wishes } = thread
  const asked = actWords(act, assessment)
  const words = caseDrafts.use()[`${assessment.case}:${draftOf(act)}`] ?? ''
  const [photos, setPhotos] = useState<readonly LocalFile[]>([])
  const [dayPart, setDayPart] = useState<DayPart>(wishes.dayPart)
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  return {
    ...{ asked, words, photos, setPhotos, dayPart, setDayPart, problem, tries },
    type: (typed: string): void => {
      setProblem(undefined)
      keepCaseDraft(assessment.case, draftOf(act), typed)
    },
    /** Whether it can go; where not, she is brought to what is wrong. */
    isFit: (): boolean => {
      const found = wordsProblem(asked, words)
      setProblem(found)
      setTries(tries + 1)
      if (found !== undefined) toTop()
      return found === undefined
    },
  }
}

function Form({ thread, act }: FormProps) {
  const { case: id, person } = thread.assessment
  const form = useForm({ thread, act })
  const [confirming, setConfirming] = useState(false)
  const { asked, words, photos, dayPart } = form
  const { done, error, attempt } = useWrittenAct(act, thread)
  const { send, busy, photoFailure } = useSend(person.id, photos)
  const submit = async (withPhotos: boolean): Promise<void> => {
    if (!form.isFit()) return
    if (!(await send(withPhotos, (files) => done({ words: words.trim(), dayPart, files })))) return toTop()
    keepCaseDraft(id, draftOf(act), '')
    askAssessmentAgain()
    // An objection is written on the page with the result, and goes on from where the application stands.
    if (act === 'object') replace(PATHS.assessmentOne, { id, for: person.id })
    else backOr(PATHS.assessmentOne, { id, for: person.id })
  }
  // What cannot be taken back as it was done is asked once more, after what is missing was said.
  const press = (): void => {
    if (!asked.confirm) void submit(true)
    else if (form.isFit()) setConfirming(true)
  }
  return (
    <>
      <ErrorSummary errors={form.problem === undefined ? [] : [form.problem]} attempt={form.tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit(true)} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={askAssessmentAgain}>
          看看现在的情况
        </Button>
      )}
      {photoFailure && (
        <>
          <Failure message={photoFailure} onRetry={() => void submit(true)} attend />
          <Button kind="quiet" onPress={() => void submit(false)}>
            先不传照片,只交文字
          </Button>
        </>
      )}
      <Box>{asked.about}</Box>
      {act === 'send-again' && thread.answer !== '' && (
        <Card>
          <Box className="note">民政说还缺</Box>
          <Box>{thread.answer}</Box>
        </Card>
      )}
      {act === 'postpone' && (
        <Choice
          label="上午还是下午"
          kind="one"
          options={DAY_OPTIONS}
          chosen={[dayPart]}
          onChoose={(one) => form.setDayPart(DAY_PARTS.find((part) => part === one) ?? dayPart)}
        />
      )}
      <TextArea
        id="act-words"
        label={asked.label}
        {...(asked.hint && { hint: asked.hint })}
        value={words}
        most={asked.most}
        error={form.problem}
        onChange={form.type}
      />
      {asked.photos && (
        <PhotoPicker
          label="照片"
          hint="没有也行。照片要有网才能传,关掉小程序要重新选。"
          photos={photos}
          most={MOST_PHOTOS}
          onChange={form.setPhotos}
        />
      )}
      {confirming && asked.confirm ? (
        <Confirm
          title={asked.confirm.title}
          action={asked.button}
          danger={asked.danger}
          busy={busy}
          onConfirm={() => void submit(true)}
          onCancel={() => setConfirming(false)}
        >
          {asked.confirm.about}
        </Confirm>
      ) : (
        <Button kind={asked.danger ? 'danger' : 'main'} busy={busy} onPress={press}>
          {asked.button}
        </Button>
      )}
    </>
  )
}

/** One act that wants a moment's thought, and words: another day, what was missing, an objection, taking it back. */
function ActPage() {
  const { act: named } = useRouter().params
  const act = isWrittenAct(named) ? named : 'withdraw'
  const page = useAssessmentOfPage()
  const title = page.thread ? actWords(act, page.thread.assessment).title : ACT_WORDS[act].title
  return (
    <Frame title={title} who={whoOf(page)} calls="line" onBack={() => backOr(PATHS.assessmentOne, page.at)}>
      <AssessmentPage page={page}>
        {(thread) =>
          thread.may.includes(act) ? (
            <Form key={act} thread={thread} act={act} />
          ) : (
            <Notice tone="wait">这份申请现在不能这样办了,请回去看看它到哪一步了。</Notice>
          )
        }
      </AssessmentPage>
    </Frame>
  )
}

export default guarded(ActPage)
