import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { session } from '@/client/session'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, ErrorSummary, Failure, Notice } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { namelessWords } from '../case-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { ACT_PAGES, isActKind, type ActKind, type ActPage } from './act-words'
import { MOST_WORDS } from './help-form'
import { NoCase } from './no-case'
import { OfCase } from './of-case'
import { SignedOut } from './signed-out'
import { useCaseOf } from './use-case-of'
import { usePost } from './use-post'

interface FormProps {
  readonly kind: ActKind
  readonly page: ActPage
  /** Above the field: what is better left out of it. */
  readonly without: string
  readonly words: string
  readonly error?: string
  readonly onChange: (words: string) => void
}

function problemOf({ needsWords }: ActPage, words: string): string | undefined {
  if (needsWords && words.trim() === '') return '请写一句,社区才知道怎么回事'
  return words.trim().length > MOST_WORDS ? `最多写${MOST_WORDS}个字,请删短一些` : undefined
}

function Form({ kind, page, without, words, error, onChange }: FormProps) {
  return (
    <>
      <Box>{page.about}</Box>
      <TextArea
        id={kind}
        label={page.label}
        {...(without && { hint: without })}
        value={words}
        most={MOST_WORDS}
        error={error}
        onChange={onChange}
      />
      <Box className="note">没有网也可以交:先存在这部手机上,有网时自动发。</Box>
    </>
  )
}

/** One act in a thread that wants a moment's thought: done, not done, objecting, complaining, withdrawing. */
function CaseAct() {
  const { id = '', for: personId, kind: named } = useRouter().params
  const kind = isActKind(named) ? named : 'complained'
  const page = ACT_PAGES[kind]
  const { read, thread } = useCaseOf(id, personId)
  const words = caseDrafts.use()[`${id}:${kind}`] ?? ''
  const [error, setError] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const { post, busy, failure } = usePost(thread)
  const signedIn = session.use() !== null
  const possible = signedIn && (thread?.may.includes(kind) ?? false)

  const submit = async (): Promise<void> => {
    const problem = problemOf(page, words)
    setError(problem)
    setAttempt(attempt + 1)
    if (!problem && (await post({ kind, words }))) return backOr(PATHS.thread, { id, for: personId })
    toTop()
  }
  return (
    <Frame
      title={page.title}
      who="none"
      actions={
        possible && (
          <Button kind={page.danger ? 'danger' : 'main'} busy={busy} onPress={() => void submit()}>
            {page.button}
          </Button>
        )
      }
    >
      <ErrorSummary attempt={attempt} errors={error ? [error] : []} />
      {failure && <Failure message={failure} onRetry={() => void submit()} attend />}
      {!signedIn && <SignedOut />}
      {signedIn && <Waiting {...read} shown={thread !== undefined} />}
      {signedIn && id === '' && <NoCase />}
      {signedIn && thread && <OfCase card={thread.case} />}
      {signedIn && thread && !possible && <Notice tone="wait">这件事现在不能这样办了,请回去看看它办到哪里了。</Notice>}
      {thread && possible && (
        <Form
          kind={kind}
          page={page}
          without={namelessWords(thread.case)}
          words={words}
          error={error}
          onChange={(typed) => {
            setError(undefined)
            keepCaseDraft(id, kind, typed)
          }}
        />
      )}
    </Frame>
  )
}

export default guarded(CaseAct)
