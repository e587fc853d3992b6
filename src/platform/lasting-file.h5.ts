import type { LocalFile } from './local-file'
import { releasePhoto } from './photo.h5'

/** A browser holds what was taken as long as its page stays open. */
export const lasting = (file: LocalFile): Promise<LocalFile> => Promise.resolve(file)

export const dropLasting = (file: LocalFile): void => releasePhoto(file)
