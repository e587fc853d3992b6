import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { fetchCaseFile } from '@/client/case-file'
import { session } from '@/client/session'
import type { Downloaded } from '@/platform/download'
import { backOr } from '@/platform/navigate'
import { Button, Failure, Notice } from '@/ui'
import { Picture } from '@/ui/picture'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { NoCase } from './no-case'
import { SignedOut } from './signed-out'

type Loaded = { readonly picture: Downloaded } | { readonly failure: string } | undefined

const WORDS = {
  lost: '照片没有取到。请看看网络,再试一次。',
  'too-large': '这张照片太大,这部手机上打不开。可以到社区请工作人员给您看。',
} as const

async function load(caseId: string, id: string): Promise<Exclude<Loaded, undefined>> {
  const found = await fetchCaseFile(caseId, id)
  if (found.kind === 'here') return { picture: found.file }
  return { failure: found.kind === 'refused' ? found.message : WORDS[found.kind] }
}

/** The photograph is fetched while the page is open, and not kept on this phone. */
function usePhoto(caseId: string, id: string) {
  const [loaded, setLoaded] = useState<Loaded>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let release: () => void = () => undefined
    let left = false
    setLoaded(undefined)
    void load(caseId, id).then((next) => {
      if ('picture' in next) release = next.picture.release
      if (left) release()
      else setLoaded(next)
    })
    return () => {
      left = true
      release()
    }
  }, [caseId, id, attempt])
  return { loaded, retry: () => setAttempt(attempt + 1) }
}

function Shown({ caseId, file }: { readonly caseId: string; readonly file: string }) {
  const { loaded, retry } = usePhoto(caseId, file)
  if (!loaded) return <Notice>正在打开…</Notice>
  if ('failure' in loaded) return <Failure message={loaded.failure} onRetry={retry} />
  return <Picture source={loaded.picture.source} label="这件事里的照片" whole />
}

/** One photograph of a case, as large as the screen. */
function Photo() {
  const { case: caseId = '', file = '', for: personId } = useRouter().params
  const signedIn = session.use() !== null
  if (!signedIn || caseId === '' || file === '')
    return (
      <Frame title="照片" who="none">
        {signedIn ? <NoCase /> : <SignedOut />}
      </Frame>
    )
  return (
    <Frame title="照片" who="none">
      <Shown caseId={caseId} file={file} />
      <Button kind="other" onPress={() => backOr(PATHS.thread, { id: caseId, for: personId })}>
        回到这件事
      </Button>
    </Frame>
  )
}

export default guarded(Photo)
