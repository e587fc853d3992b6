import { useEffect, useRef } from 'react'
import { useRouter } from '@tarojs/taro'
import { forgetGrantDrafts } from '@/client/grant-draft'
import { session } from '@/client/session'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Failure } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { ActFailure } from '../act-failure'
import { communityObstacle } from '../community-obstacle'
import { Frame } from '../frame'
import { programmeAmount, sourceWords } from '../grant-words'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { wordsProblem } from './said'
import { forgetGrantPhotos, useGrantDraft } from './use-grant-draft'
import { useSend } from './use-send'

/** The application as it will be read, before it goes. */
function Check() {
  const { programme: key, city } = useRouter().params
  const { person, draft, programme, read, photos } = useGrantDraft({ programme: key, city })
  const signedIn = session.use() !== null
  const { act, error, attempt } = useAct('booking', 'applyGrant', person.id)
  const { send, busy, photoFailure } = useSend(person.id, photos)
  const words = (draft.words ?? '').trim()
  const isReady = communityObstacle(person, signedIn, 'handle') === null && wordsProblem(words) === undefined
  // What was sent is no draft any more, and that is no reason to go back to the form.
  const sent = useRef(false)
  useEffect(() => {
    // Opened by itself, by somebody who may not or has not written anything: the form tells what is missing.
    if (!isReady && !sent.current) replace(PATHS.grantApply, { programme: key, city })
  }, [isReady, key, city])
  const change = (step: 'words' | 'papers') => (): void => go(PATHS.grantApply, { programme: key, city, step })

  const submit = async (withPhotos: boolean): Promise<void> => {
    const { programme: of } = draft
    const done = await send(withPhotos, (files) =>
      act({ city: draft.city, programme: of, words, ...(files.length > 0 && { files }) }),
    )
    if (!done) return toTop()
    sent.current = true
    forgetGrantDrafts((one) => one.person.id === person.id && one.programme === of)
    forgetGrantPhotos(person.id, of)
    askAgain('booking', 'grants')
    askAgain('care', 'cases')
    replace(PATHS.grantApplied, { id: done.grant.grant.case, for: person.id })
  }
  const called = person.relation === '本人' ? '自己' : `${person.relation} ${person.name}`
  return (
    <Frame
      title="看看对不对"
      task="申请补贴"
      actions={
        isReady &&
        programme && (
          <Button busy={busy} onPress={() => void submit(true)}>
            提交补贴申请
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
      {error?.code === 'conflict' && (
        <Button kind="other" role="link" onPress={() => go(PATHS.programmes, { city })}>
          看看已经申请的
        </Button>
      )}
      <Waiting {...read} shown={read.data !== undefined} />
      {programme && (
        <KeyValues
          label="申请补贴"
          rows={[
            {
              id: 'who',
              label: '为谁申请',
              value: called,
              onChange: () => go(PATHS.grantApply, { programme: key, city }),
            },
            { id: 'programme', label: '申请什么', value: `${programme.name} · ${programmeAmount(programme)}` },
            { id: 'words', label: '为什么申请', value: words, onChange: change('words') },
            {
              ...{ id: 'papers', label: '材料的照片', onChange: change('papers') },
              value: photos.length > 0 ? `${photos.length} 张` : '没有',
            },
            { id: 'desk', label: '交给谁核对', value: person.community?.name ?? '住处所在的街道、社区' },
          ]}
        />
      )}
      {programme && <Box className="note">{sourceWords(programme)}</Box>}
      <Box className="note">
        社区和民政的工作人员会看到这些话、照片和资料里的姓名、住处。他们看过,“谁看过我的资料”里都有记录。
      </Box>
    </Frame>
  )
}

export default guarded(Check)
