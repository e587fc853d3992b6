import { newId } from './identifier'
import type { LocalFile } from './local-file'
import { failed, ok, type Outcome } from './outcome'

const TYPES = ['image/jpeg', 'image/png']

/** Longest side in pixels: a paper photographed whole stays readable, and one bar of signal carries it. */
const LONGEST_SIDE = 2_000
const QUALITY = 0.85

const held = new Map<string, Blob>()

/** The bytes behind a photograph that `choosePhotos` gave; undefined once it was released. */
export const blobOf = ({ id }: LocalFile): Blob | undefined => held.get(id)

/** Forgets a photograph that is no longer shown. */
export function releasePhoto({ id, source }: LocalFile): void {
  held.delete(id)
  URL.revokeObjectURL(source)
}

/** Holds what was taken here, a photograph or a recording, until it is released. */
export function holdFile(taken: Blob): LocalFile {
  const id = newId()
  held.set(id, taken)
  return { id, source: URL.createObjectURL(taken), size: taken.size, type: taken.type }
}

/** Asks with the browser's own list of files, on a phone its camera too. @returns none when she chose none */
function askForFiles(several: boolean): Promise<readonly File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = TYPES.join(',')
  input.multiple = several
  input.hidden = true
  document.body.append(input) // older Safari tells nothing of an input outside the page
  return new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  }).finally(() => input.remove())
}

/** Drawn anew, smaller, without the place and the camera that a phone writes into its photographs. */
async function redrawn(file: File): Promise<Blob> {
  const image = await createImageBitmap(file)
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!drawn) throw new Error('The photograph could not be drawn.')
  return drawn
}

/**
 * Lets the person take or choose photographs, and makes them smaller.
 * @param most 1–9
 * @returns denied when she chose none; failed when one of them is no picture
 */
export async function choosePhotos(most: number): Promise<Outcome<readonly LocalFile[]>> {
  try {
    const files = await askForFiles(most > 1)
    if (files.length === 0) return { status: 'denied' }
    const photos = await Promise.all(files.slice(0, most).map(redrawn))
    return ok(photos.map(holdFile))
  } catch (error) {
    return failed(error)
  }
}
