import Taro from '@tarojs/taro'
import { failed, ok, unavailable, type Outcome } from './outcome'

/** A picture of the server's, on this device for as long as it is shown. */
export interface Downloaded {
  /** Where an image element finds it. */
  readonly source: string
  /** To be called when it is shown no more. */
  readonly release: () => void
}

const TIMEOUT_MS = 60_000

/**
 * Fetches a picture that only the session may see, which an image element could not say.
 * @param path an address on the city's own server that begins with `/`
 * @returns unavailable where the build has no such server
 */
export async function download(path: string, session?: string): Promise<Outcome<Downloaded>> {
  if (SERVER_URL === '') return unavailable
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({
      url: `${SERVER_URL}${path}`,
      timeout: TIMEOUT_MS,
      header: session ? { authorization: `Bearer ${session}` } : {},
    })
    if (statusCode !== 200) throw new Error(`The server answered ${statusCode}.`)
    // WeChat clears its temporary files by itself.
    return ok({ source: tempFilePath, release: () => undefined })
  } catch (error) {
    return failed(error)
  }
}
