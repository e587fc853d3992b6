import Taro from '@tarojs/taro'
import { cloud } from './cloud'
import type { LocalFile } from './local-file'
import { failed, ok, type Outcome } from './outcome'

/** What became of a file: what the city's server answered, unread, or where CloudBase keeps it. */
export type Uploaded =
  { readonly by: 'server'; readonly answer: unknown } | { readonly by: 'cloud'; readonly fileId: string }

const TIMEOUT_MS = 60_000

function bytesOf(file: LocalFile): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) =>
    Taro.getFileSystemManager().readFile({
      filePath: file.source,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: reject,
    }),
  )
}

async function toServer(path: string, file: LocalFile, bearer?: string): Promise<Uploaded> {
  const { data, statusCode } = await Taro.request({
    url: `${SERVER_URL}${path}`,
    method: 'PUT',
    data: await bytesOf(file),
    timeout: TIMEOUT_MS,
    header: { 'content-type': file.type, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
  })
  if (statusCode >= 500) throw new Error(`The server answered ${statusCode}.`)
  return { by: 'server', answer: data }
}

async function toCloud(cloudPath: string, file: LocalFile): Promise<Uploaded> {
  const { fileID } = await cloud().uploadFile({ cloudPath, filePath: file.source })
  return { by: 'cloud', fileId: fileID }
}

/**
 * Sends one file, by PUT to a city's own server or into CloudBase's storage.
 * @param path what the server's ticket names: an address on it that begins with `/`, or CloudBase's `cloudPath`
 * @param bearer what lets it in: the ticket, or a session
 */
export async function upload(path: string, file: LocalFile, bearer?: string): Promise<Outcome<Uploaded>> {
  try {
    return ok(CLOUD_ENV ? await toCloud(path, file) : await toServer(path, file, bearer))
  } catch (error) {
    return failed(error)
  }
}
