import { useState } from 'react'
import { nameToMeet } from '@/client/meet-draft'
import type { LocalFile } from '@/platform/local-file'
import { go } from '@/platform/navigate'
import { releasePhoto } from '@/platform/photo'
import { Button, Choice, Failure, Notice } from '@/ui'
import { PhotoPicker } from '@/ui/photo-picker'
import { PATHS } from '../paths'
import { MOST_PHOTOS, type PhotoFailure } from './visit-form'

interface VisitPhotosProps {
  readonly photos: readonly LocalFile[]
  readonly onChange: (photos: readonly LocalFile[]) => void
}

/** Photographs of a problem, and only where she said yes to them at the door. */
export function VisitPhotos({ photos, onChange }: VisitPhotosProps) {
  const [agreed, setAgreed] = useState(photos.length > 0)
  const turn = (): void => {
    setAgreed(!agreed)
    if (!agreed) return
    photos.forEach(releasePhoto)
    onChange([])
  }
  return (
    <>
      <Choice
        label="照片"
        kind="many"
        options={[{ id: 'agreed', label: '老人同意拍照', hint: '不拍也行。要拍,先问老人' }]}
        chosen={agreed ? ['agreed'] : []}
        onChoose={turn}
      />
      {agreed && (
        <PhotoPicker
          label="问题的照片"
          hint="传照片要有网。办这件事的人看得到。"
          photos={photos}
          most={MOST_PHOTOS}
          onChange={onChange}
        />
      )}
    </>
  )
}

/** She has not agreed that her home is kept: nothing is offered that will be refused, but the way to ask her. */
export function PhotosUnasked({ name }: { readonly name: string }) {
  const meet = (): void => {
    nameToMeet(name)
    go(PATHS.meet)
  }
  return (
    <>
      <Notice>
        老人没有同意保存住址和家里的情况,现在不能拍照,写文字就行。老人愿意的话,有网时用“当面代办”记下同意,再回来拍。这里写好的会留着。
      </Notice>
      <Button kind="other" role="link" onPress={meet}>
        去当面代办,问老人同意
      </Button>
    </>
  )
}

interface PhotosLeftProps {
  readonly failure: PhotoFailure
  readonly onAgain: () => void
  readonly onWithout: () => void
}

/** The photographs did not get there: what was found is written down all the same. */
export function PhotosLeft({ failure: { words, again }, onAgain, onWithout }: PhotosLeftProps) {
  return (
    <>
      <Failure message={words} onRetry={again ? onAgain : undefined} attend />
      <Button kind="other" onPress={onWithout}>
        不带照片,先记下来
      </Button>
    </>
  )
}
