import { failed, ok, unavailable, type Outcome } from './outcome'
import { draw, pixelsOf, type Paper } from './paper'

/** Where a kept picture is found again. */
export const PICTURE_PLACE = '下载'

/** A browser asks nobody. */
export const canAllowPictures = false

function blobOf(paper: Paper): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = pixelsOf(paper.width)
  canvas.height = pixelsOf(paper.height)
  const pen = canvas.getContext('2d')
  if (!pen) return Promise.resolve(null)
  draw(paper, pen, getComputedStyle(document.body).fontFamily)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** Browsers begin to read a download after the press has been answered. */
const READ_BY_MS = 60_000

/** Draws a page and hands it over as a download. */
export async function keepPicture(paper: Paper, name: string): Promise<Outcome> {
  try {
    const blob = await blobOf(paper)
    if (!blob) return unavailable
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `${name}.png`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_MS)
    return ok()
  } catch (error) {
    return failed(error)
  }
}

export async function allowPictures(): Promise<Outcome> {
  return unavailable
}
