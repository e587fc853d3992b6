import type { Lasting } from './lasting-file'
import type { LocalFile } from './local-file'
import { blobOf, releasePhoto } from './photo.h5'

export type { Lasting }

/** A browser holds what was taken as long as its page stays open. */
export const lasting = (file: LocalFile): Promise<Lasting> => Promise.resolve({ file, lasts: false })

/** Whether its bytes are on this device still: what did not get through may then be sent again. */
export const isHeld = (file: LocalFile): Promise<boolean> => Promise.resolve(blobOf(file) !== undefined)

export const dropLasting = (file: LocalFile): void => releasePhoto(file)
