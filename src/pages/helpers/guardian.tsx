import { useState } from 'react'
import { calledOf, type ForWhom } from '@/client/for-whom'
import { guardianDraft } from '@/client/drafts'
import { sendPhotos } from '@/client/send-photos'
import { session } from '@/client/session'
import { useAct } from '@/client/use-act'
import { useAnswer } from '@/client/use-answer'
import type { LocalFile } from '@/platform/local-file'
import { backOr, go, goTab } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Failure, Notice } from '@/ui'
import { PhotoPicker } from '@/ui/photo-picker'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'

const MOST_PHOTOS = 9
const MOST_WORDS = 500

type Problems = Readonly<Partial<Record<'photos' | 'words', string>>>

function problemsOf(words: string, photos: readonly LocalFile[]): Problems {
  return {
    ...(photos.length === 0 && { photos: '请拍下证明材料,例如法院的判决书' }),
    ...(words.trim() === '' && { words: '请写一句,是什么材料' }),
    ...(words.length > MOST_WORDS && { words: `最多${MOST_WORDS}个字,请删短一些` }),
  }
}

/** A helper shows the papers that make him her guardian; a worker of the community looks at them. */
function Application({ person }: { readonly person: ForWhom }) {
  const kept = guardianDraft.use()
  const draft = kept.person === person.id ? kept : { person: person.id, words: '', sent: '' }
  const [photos, setPhotos] = useState<readonly LocalFile[]>([])
  const [problems, setProblems] = useState<Problems>({})
  const [tries, setTries] = useState(0)
  const [sending, setSending] = useState(false)
  const [lost, setLost] = useState<string>()
  const { act, busy, error, attempt } = useAct('account', 'askGuardianship', person.id)
  const called = calledOf(person)
  const send = async (): Promise<void> => {
    const found = problemsOf(draft.words, photos)
    setProblems(found)
    setTries(tries + 1)
    if (sending || Object.keys(found).length > 0) return toTop()
    setSending(true)
    const sent = await sendPhotos(person.id, photos)
    setLost(sent.ok ? undefined : sent.error.message)
    const answer = sent.ok && (await act({ files: [...sent.data], words: draft.words.trim() }))
    setSending(false)
    if (answer) guardianDraft.set({ ...draft, sent: answer.case })
    toTop()
  }
  if (draft.sent) return <Sent caseId={draft.sent} />
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      {lost && <Failure key={tries} message={lost} onRetry={() => void send()} attend />}
      <ActFailure error={error} attempt={attempt} onRetry={() => void send()} />
      <Box>{`您是${called}的监护人,请把证明材料拍下来。社区工作人员核对以后,您就能替${called}作主。`}</Box>
      <PhotoPicker
        label="证明材料"
        hint="例如法院的判决书、居委会或民政部门的指定书、公证书。字要看得清。"
        most={MOST_PHOTOS}
        photos={photos}
        error={problems.photos}
        onChange={(chosen) => {
          setProblems({ ...problems, photos: undefined })
          setPhotos(chosen)
        }}
      />
      <TextArea
        id="guardian-words"
        label="写一句,是什么材料"
        most={MOST_WORDS}
        value={draft.words}
        error={problems.words}
        onChange={(words) => {
          setProblems({ ...problems, words: undefined })
          guardianDraft.set({ ...draft, words })
        }}
      />
      <Button busy={busy || sending} onPress={() => void send()}>
        提交监护材料
      </Button>
    </>
  )
}

/** It stays after a reload, until the community has answered or it is put away. */
function Sent({ caseId }: { readonly caseId: string }) {
  const { data } = useAnswer('care', 'cases', {}, session.use()?.account.id ?? null)
  const state = data?.cases.find(({ id }) => id === caseId)?.state
  if (state !== undefined && state !== 'waiting' && state !== 'taken') return <Decided caseId={caseId} />
  return (
    <>
      <Notice tone="good">交上去了,社区工作人员会核对。办到哪一步,在“我的事”里看。</Notice>
      <Button
        role="link"
        onPress={() => {
          guardianDraft.clear()
          goTab(PATHS.affairs)
        }}
      >
        去我的事
      </Button>
    </>
  )
}

/** Answered, and he is no guardian by it: he reads why, and may hand in other papers. */
function Decided({ caseId }: { readonly caseId: string }) {
  return (
    <>
      <Notice tone="wait">上次交的材料,社区已经有结果了。先看看怎么说的。</Notice>
      <Button role="link" onPress={() => go(PATHS.thread, { id: caseId })}>
        看社区的答复
      </Button>
      <Button kind="other" onPress={() => guardianDraft.clear()}>
        再交一次材料
      </Button>
    </>
  )
}

function GuardianPage() {
  return (
    <Frame title="登记为监护人" onBack={() => backOr(PATHS.helpers)}>
      <OfPerson needs="any">
        {(person) =>
          person.standing === 'self' || person.standing === 'guardian' ? (
            <Notice>您已经可以作主,不用再登记。</Notice>
          ) : (
            <Application key={person.id} person={person} />
          )
        }
      </OfPerson>
    </Frame>
  )
}

export default guarded(GuardianPage)
