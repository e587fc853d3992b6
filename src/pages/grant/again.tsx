import { useState } from 'react'
import type { GrantThread } from '@/contract/booking/grants'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import type { LocalFile } from '@/platform/local-file'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, ErrorSummary, Failure, Notice } from '@/ui'
import { PhotoPicker } from '@/ui/photo-picker'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { MOST_PHOTOS, MOST_WORDS } from './said'
import { GrantPage } from './of-grant'
import { useGrantOfPage } from './use-grant-of'
import { useSend } from './use-send'

const KIND = 'grant-again'

function Again({ thread: { grant, found } }: { readonly thread: GrantThread }) {
  const { case: id, version, person } = grant
  const words = caseDrafts.use()[`${id}:${KIND}`] ?? ''
  const [photos, setPhotos] = useState<readonly LocalFile[]>([])
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { act, error, attempt } = useAct('booking', 'sendGrantAgain')
  const { send, busy, photoFailure } = useSend(person.id, photos)
  const submit = async (withPhotos: boolean): Promise<void> => {
    const told = words.trim()
    const wrong =
      told === '' ? '请写一句补了什么' : told.length > MOST_WORDS ? `最多写${MOST_WORDS}个字,请删短一些` : undefined
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong !== undefined) return toTop()
    const done = await send(withPhotos, (files) =>
      act({ case: id, version, words: told, ...(files.length > 0 && { files }) }),
    )
    if (!done) return toTop()
    keepCaseDraft(id, KIND, '')
    askAgain('booking', 'grant', 'grants')
    askAgain('care', 'cases', 'thread')
    backOr(PATHS.grant, { id, for: person.id })
  }
  return (
    <>
      <ErrorSummary errors={problem === undefined ? [] : [problem]} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit(true)} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('booking', 'grant')}>
          看看现在的情况,再交
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
      {found && (
        <Card>
          <Box className="note">社区说还缺</Box>
          <Box>{found}</Box>
        </Card>
      )}
      <TextArea
        id="again-words"
        label="补了什么"
        hint="写一句就行,例如:低保证的照片补上了。"
        value={words}
        most={MOST_WORDS}
        error={problem}
        onChange={(typed) => {
          setProblem(undefined)
          keepCaseDraft(id, KIND, typed)
        }}
      />
      <PhotoPicker
        label="材料的照片"
        hint="照片要有网才能传,关掉小程序要重新选。"
        photos={photos}
        most={MOST_PHOTOS}
        onChange={setPhotos}
      />
      <Button busy={busy} onPress={() => void submit(true)}>
        交材料
      </Button>
    </>
  )
}

/** Brings what was missing. */
function AgainPage() {
  const page = useGrantOfPage()
  return (
    <Frame title="补材料" who="none" calls="line">
      <GrantPage page={page}>
        {(thread) =>
          thread.may.includes('send-again') ? (
            <Again thread={thread} />
          ) : (
            <Notice tone="wait">这次申请现在不用补材料。请回去看看它到哪一步了。</Notice>
          )
        }
      </GrantPage>
    </Frame>
  )
}

export default guarded(AgainPage)
