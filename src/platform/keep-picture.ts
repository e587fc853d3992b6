import Taro from '@tarojs/taro'
import { failed, ok, unavailable, type Outcome } from './outcome'
import { draw, pixelsOf, type Paper, type Pen } from './paper'

/** Where a kept picture is found again. */
export const PICTURE_PLACE = '相册'

/** A person's no is remembered by WeChat; a page of its own takes it back. */
export const canAllowPictures = true

async function fileOf(paper: Paper): Promise<string> {
  const [width, height] = [pixelsOf(paper.width), pixelsOf(paper.height)]
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height })
  draw(paper, canvas.getContext('2d') as unknown as Pen, 'sans-serif')
  const size = { width, height, destWidth: width, destHeight: height }
  // Taro's types know canvases of a page only; WeChat takes one off screen too.
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    canvas: canvas as unknown as Taro.Canvas,
    ...size,
    fileType: 'png',
  })
  return tempFilePath
}

/** Draws a page and keeps it in the phone's album; WeChat asks the person once. Older phones cannot draw it. */
export async function keepPicture(paper: Paper, _name: string): Promise<Outcome> {
  if (typeof Taro.createOffscreenCanvas !== 'function') return unavailable
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: await fileOf(paper) })
    return ok()
  } catch (error) {
    return failed(error)
  }
}

/** Opens WeChat's page on which the album can be allowed. @returns ok when it is allowed now */
export async function allowPictures(): Promise<Outcome> {
  try {
    const { authSetting } = await Taro.openSetting()
    return authSetting['scope.writePhotosAlbum'] ? ok() : { status: 'denied' }
  } catch (error) {
    return failed(error)
  }
}
