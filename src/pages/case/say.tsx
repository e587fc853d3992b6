import { useState } from 'react'
import type { CaseThread } from '@/contract/care'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import type { LocalFile } from '@/platform/local-file'
import { Alert, Button, Failure } from '@/ui'
import { PhotoPicker } from '@/ui/photo-picker'
import { TextArea } from '@/ui/text-area'
import { namelessWords, readerOf } from '../case-words'
import { MOST_PHOTOS, MOST_WORDS } from './help-form'
import { usePost } from './use-post'

const MISSING = '请写一句再发'

interface SayProps {
  readonly thread: CaseThread
  /** Nothing else on the page is its one strong button. */
  readonly main: boolean
}

/** A field for words of one's own, with photographs, at the end of the thread. What is typed stays until it is sent. */
export function Say({ thread, main }: SayProps) {
  const { id } = thread.case
  const words = caseDrafts.use()[`${id}:said`] ?? ''
  const [photos, setPhotos] = useState<readonly LocalFile[]>([])
  const [error, setError] = useState<string>()
  const { post, busy, failure } = usePost(thread)
  const hers = readerOf(thread) === 'hers'
  const tooLong = words.trim().length > MOST_WORDS

  const send = async (withPhotos: boolean): Promise<void> => {
    if (words.trim() === '') return setError(MISSING)
    if (tooLong) return setError(`最多写${MOST_WORDS}个字,请删短一些`)
    setError(undefined)
    if (await post({ kind: 'said', words, photos: withPhotos ? photos : [] })) {
      if (withPhotos) setPhotos([])
    }
  }
  return (
    <>
      {error && (
        <Alert key={error} className="errors" attend>
          {error}
        </Alert>
      )}
      <TextArea
        id="say"
        label="留言"
        hint={
          hers
            ? `问一句、补充情况都可以。${namelessWords(thread.case)}没有网也能写,有网时自动发。`
            : '老人和帮手都看得到。没有网也能写,有网时自动发。'
        }
        value={words}
        most={MOST_WORDS}
        error={error}
        onChange={(typed) => {
          setError(undefined)
          keepCaseDraft(id, 'said', typed)
        }}
      />
      {/* Photographs are taken from her side only. */}
      {hers && <PhotoPicker label="照片" photos={photos} most={MOST_PHOTOS} onChange={setPhotos} />}
      {failure && <Failure message={failure} onRetry={() => void send(true)} attend />}
      {failure && photos.length > 0 && (
        <Button kind="quiet" onPress={() => void send(false)}>
          先不传照片,只发文字
        </Button>
      )}
      <Button kind={main ? 'main' : 'other'} busy={busy} onPress={() => void send(true)}>
        发出留言
      </Button>
    </>
  )
}
