import { useRef, useState } from 'react'
import { sendPhotos } from '@/client/send-photos'
import type { LocalFile } from '@/platform/local-file'

/** Photographs first, which need a signal most; then the act that names them. Pressed twice it is done once. */
export function useSend(personId: string, photos: readonly LocalFile[]) {
  const [busy, setBusy] = useState(false)
  const [photoFailure, setPhotoFailure] = useState<string>()
  const under = useRef(false)
  /** @returns what the act gave; undefined where photographs or act did not get through */
  const send = async <T>(
    withPhotos: boolean,
    act: (files: string[]) => Promise<T | undefined>,
  ): Promise<T | undefined> => {
    if (under.current) return undefined
    under.current = true
    setBusy(true)
    setPhotoFailure(undefined)
    try {
      const sent = await sendPhotos(personId, withPhotos ? photos : [])
      if (sent.ok) return await act([...sent.data])
      setPhotoFailure(sent.error.message)
      return undefined
    } finally {
      under.current = false
      setBusy(false)
    }
  }
  return { send, busy, photoFailure }
}
