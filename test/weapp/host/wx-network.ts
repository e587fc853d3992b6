import type { Bridge, Call, Wx } from './bridge'

/** Something that the app asked of the world outside. */
export interface Asked {
  readonly url: string
  readonly method: string
  readonly body: unknown
}

/** The world outside the phone. */
export interface Network {
  online: boolean
  /** Every request so far, those that failed as well. */
  readonly asked: Asked[]
  /** Where the one allowed domain really answers, by the origin that the build was given. */
  readonly origins: Readonly<Record<string, string>>
  /** Told when the phone goes on or off line. */
  readonly listeners: Set<(state: object) => void>
}

interface Request extends Call {
  readonly url?: string
  readonly method?: string
  readonly data?: unknown
  readonly header?: Readonly<Record<string, string>>
}

/** The real address of a request. @throws Error as WeChat refuses plain http and domains that were not declared. */
function realUrl(url: string | undefined, { origins }: Network): string {
  const match = /^(https:\/\/[^/]+)(\/.*)?$/.exec(url ?? '')
  if (!match) throw new Error(`invalid url "${url}"`)
  const origin = origins[match[1] ?? '']
  if (!origin) throw new Error('url not in domain list')
  return origin + (match[2] ?? '/')
}

/** A buffer of the package's own world, which `instanceof` would not know. */
const isBuffer = (data: unknown): data is ArrayBuffer => Object.prototype.toString.call(data) === '[object ArrayBuffer]'

function bodyOf(data: unknown): string | Uint8Array<ArrayBuffer> {
  if (isBuffer(data)) return new Uint8Array(data)
  return typeof data === 'string' ? data : JSON.stringify(data ?? {})
}

interface Exchanged {
  readonly statusCode: number
  readonly header: object
  readonly data: unknown
}

async function exchange(asked: Request, network: Network, signal: AbortSignal): Promise<Exchanged> {
  if (!network.online) throw new Error('errcode:-106 net::ERR_INTERNET_DISCONNECTED')
  const method = asked.method ?? 'GET'
  const response = await fetch(realUrl(asked.url, network), {
    method,
    headers: asked.header,
    body: method === 'GET' ? undefined : bodyOf(asked.data),
    signal,
  })
  const text = await response.text()
  return { statusCode: response.status, header: Object.fromEntries(response.headers), data: dataOf(text) }
}

/** WeChat parses what looks like JSON, and hands the rest over as text. */
function dataOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const plain = (data: unknown): unknown =>
  isBuffer(data)
    ? `${data.byteLength} bytes`
    : data === undefined
      ? undefined
      : (JSON.parse(JSON.stringify(data)) as unknown)

const DOWNLOAD_MS = 60_000

/** `wx.request`, `wx.downloadFile` and what a phone knows of its own network. */
export function networkApis({ realm, answer, answerLater }: Bridge, network: Network): Wx {
  const listeners = new Map<unknown, (state: object) => void>()
  let downloads = 0
  return {
    request(call: Request) {
      network.asked.push({ url: String(call.url), method: call.method ?? 'GET', body: plain(call.data) })
      const abort = new AbortController()
      const { timeout } = call
      if (typeof timeout === 'number') AbortSignal.timeout(timeout).addEventListener('abort', () => abort.abort())
      answerLater('request', call, () => exchange(call, network, abort.signal))
      return { abort: () => abort.abort() }
    },
    downloadFile(call: Request) {
      network.asked.push({ url: String(call.url), method: 'GET', body: undefined })
      answerLater('downloadFile', call, async () => {
        const { statusCode } = await exchange({ ...call, method: 'GET' }, network, AbortSignal.timeout(DOWNLOAD_MS))
        return { statusCode, tempFilePath: `http://tmp/download-${++downloads}` }
      })
      return { abort() {}, onProgressUpdate() {}, offProgressUpdate() {} }
    },
    getNetworkType: (call: Call) =>
      answer('getNetworkType', call, () => ({ networkType: network.online ? 'wifi' : 'none' })),
    onNetworkStatusChange(told: (state: object) => void) {
      const listener = (state: object): void => told(realm.copy(state))
      listeners.set(told, listener)
      network.listeners.add(listener)
    },
    offNetworkStatusChange(told?: unknown) {
      const gone = told === undefined ? [...listeners.values()] : [listeners.get(told)]
      gone.forEach((listener) => listener && network.listeners.delete(listener))
    },
  }
}
