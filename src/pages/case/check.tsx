import { useEffect, useRef } from 'react'
import { useRouter } from '@tarojs/taro'
import { session } from '@/client/session'
import { backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Alert, Box, Button, Failure } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { communityObstacle } from '../community-obstacle'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { helpProblems } from './help-form'
import { useAsk } from './use-ask'
import { useHelpDraft } from './use-help-draft'

/** The request as it will be read, before it goes. */
function Check() {
  const { ref, city } = useRouter().params
  const { person, draft, photos } = useHelpDraft({ ref, city })
  const { ask, busy, photoFailure, signedOut } = useAsk(draft, photos)
  const signedIn = session.use() !== null
  const back = (): void => backOr(PATHS.ask, { ref, city })
  // Opened by itself, by somebody who may not or has not written anything: the form tells what is missing.
  const isReady =
    (signedOut || communityObstacle(person, signedIn, 'handle') === null) &&
    Object.keys(helpProblems(draft)).length === 0
  // What was sent is no draft any more, and that is no reason to go back to the form: an answer may be faster than the next page.
  const sent = useRef(false)
  useEffect(() => {
    if (!isReady && !sent.current) replace(PATHS.ask, { ref, city })
  }, [isReady, ref, city])

  const submit = async (withPhotos: boolean): Promise<void> => {
    sent.current = true
    const act = await ask(withPhotos)
    sent.current = act !== undefined
    if (act) replace(PATHS.asked, { act })
    else toTop()
  }
  const called = person.relation === '本人' ? '自己' : `${person.relation} ${person.name}`
  const { reasons, words, phone, title } = draft
  return (
    <Frame
      title="看看对不对"
      task="请社区帮忙"
      actions={
        isReady && (
          <Button busy={busy} onPress={() => void submit(true)}>
            请社区帮我办
          </Button>
        )
      }
    >
      {photoFailure && (
        <>
          <Failure message={photoFailure} onRetry={() => void submit(true)} attend />
          <Button kind="quiet" onPress={() => void submit(false)}>
            先不传照片,只发文字
          </Button>
        </>
      )}
      {signedOut && (
        <>
          <Alert className="notice notice--bad" attend>
            登录已经过期。填好的都留着,登录以后再发。
          </Alert>
          <Button kind="other" role="link" onPress={() => go(PATHS.signIn, { next: 'back' })}>
            登录
          </Button>
        </>
      )}
      <KeyValues
        label="请社区帮忙"
        rows={[
          { id: 'who', label: '为谁办', value: called, onChange: back },
          { id: 'title', label: '办什么', value: title, onChange: back },
          { id: 'reasons', label: '哪里要帮忙', value: reasons.join(';') || '没有选', onChange: back },
          { id: 'words', label: '还想说的话', value: words.trim() || '没有写', onChange: back },
          { id: 'phone', label: '联系电话', value: phone.trim() || '没有填,就在这里答复', onChange: back },
          { id: 'photos', label: '照片', value: photos.length > 0 ? `${photos.length} 张` : '没有', onChange: back },
          { id: 'desk', label: '交给谁', value: person.community?.name ?? '住处所在的街道、社区' },
        ]}
      />
      <Box className="note">
        社区工作人员会看到这些话、照片、姓名和资料里的电话。没有网也可以交:先存在这部手机上,有网时自动发。
      </Box>
    </Frame>
  )
}

export default guarded(Check)
