import type { Bridge, Call, Wx } from './bridge'

/** A photograph that the phone's owner can choose. */
export interface PhonePhoto {
  /** `IMG_1.jpg`: its ending tells the type. */
  readonly name: string
  readonly bytes: Uint8Array
}

const MOST_CHOSEN = 9

interface Asked extends Call {
  readonly count?: number
  readonly filePath?: string
  readonly encoding?: string
}

/**
 * Choosing photographs and reading temporary files. The owner chooses the first ones that she has, as many as she may;
 * with none to choose she cancels.
 */
export function fileApis({ realm, answer, clock }: Bridge, photos: readonly PhonePhoto[]): Wx {
  const files = new Map<string, Uint8Array>()

  function taken({ name, bytes }: PhonePhoto): object {
    const tempFilePath = `http://tmp/${files.size + 1}-${name}`
    files.set(tempFilePath, bytes)
    return { tempFilePath, size: bytes.length, fileType: 'image' }
  }

  function readFile(call: Asked): void {
    const bytes = files.get(String(call.filePath))
    // A buffer crosses the bridge as it is, a copy in JSON would lose it.
    clock.soon(() => {
      if (!bytes) return call.fail?.(realm.copy({ errMsg: `readFile:fail no such file or directory ${call.filePath}` }))
      if (call.encoding) return call.fail?.(realm.copy({ errMsg: 'readFile:fail this phone reads bytes only' }))
      call.success?.({ data: realm.bytes(bytes), errMsg: 'readFile:ok' })
    })
  }

  return {
    chooseMedia: (call: Asked) =>
      answer('chooseMedia', call, () => {
        const chosen = photos.slice(0, Math.min(call.count ?? MOST_CHOSEN, MOST_CHOSEN))
        if (chosen.length === 0) throw new Error('cancel')
        return { type: 'image', tempFiles: chosen.map(taken) }
      }),
    getFileSystemManager: () => ({ readFile }),
  }
}
