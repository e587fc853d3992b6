import { useState } from 'react'
import type { LocalFile } from '@/platform/local-file'
import type { Outcome } from '@/platform/outcome'
import { choosePhotos, releasePhoto } from '@/platform/photo'
import { Button } from './button'
import { Alert, Box, Press } from './elements'
import { Picture } from './picture'

interface PhotoPickerProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly photos: readonly LocalFile[]
  readonly onChange: (photos: readonly LocalFile[]) => void
  /** 1–9. */
  readonly most: number
}

const WHY: Readonly<Record<Exclude<Outcome['status'], 'ok'>, string>> = {
  denied: '没有选到照片。要是想选却选不了,请在手机设置里允许使用相机和相册。',
  unavailable: '这部手机选不了照片。可以把材料带到社区,请他们帮您拍。',
  failed: '有一张打不开。请换一张照片,或重新拍。',
}

/** Photographs to be sent: taken or chosen, seen small, and taken out again. */
export function PhotoPicker({ label, hint, error, photos, onChange, most }: PhotoPickerProps) {
  const [why, setWhy] = useState<string>()
  const add = async (): Promise<void> => {
    setWhy(undefined)
    const chosen = await choosePhotos(most - photos.length)
    if (chosen.status === 'ok') onChange([...photos, ...chosen.value])
    else setWhy(WHY[chosen.status])
  }
  const remove = (photo: LocalFile): void => {
    onChange(photos.filter(({ id }) => id !== photo.id))
    releasePhoto(photo)
  }
  return (
    <Box className="field" role="group" label={error ? `${label},${error}` : label}>
      <Box className="field__label">{label}</Box>
      {hint && <Box className="note">{hint}</Box>}
      {error && <Box className="field__error">{error}</Box>}
      {photos.length > 0 && (
        <Box className="photos" role="list">
          {photos.map((photo, index) => (
            <Box key={photo.id} className="photos__one" role="listitem">
              <Picture source={photo.source} label={`第 ${index + 1} 张`} />
              <Press className="photos__remove" label={`移除第 ${index + 1} 张`} onPress={() => remove(photo)}>
                移除
              </Press>
            </Box>
          ))}
        </Box>
      )}
      {why && <Alert className="notice notice--wait">{why}</Alert>}
      {photos.length < most && (
        <Button kind="other" onPress={() => void add()}>
          {photos.length === 0 ? '拍照或选照片' : '再加一张'}
        </Button>
      )}
      <Box className="note" role="status">{`已选 ${photos.length} 张,最多 ${most} 张`}</Box>
    </Box>
  )
}
