import { download as inBrowser } from '@/platform/download.h5'
import type * as Download from '@/platform/download'

const asked: unknown[] = []
let statusCode = 200
jest.mock('@tarojs/taro', () => ({
  downloadFile: async (call: object) => {
    asked.push(call)
    return { tempFilePath: 'wxfile://tmp_1', statusCode }
  },
}))

function builtFor(server: string): typeof Download {
  Object.assign(globalThis, { SERVER_URL: server })
  let built: typeof Download | undefined
  jest.isolateModules(() => (built = jest.requireActual<typeof Download>('@/platform/download')))
  return built!
}

beforeEach(() => (asked.length = 0))

describe('in WeChat', () => {
  it('says to the city’s own server who is asking', async () => {
    statusCode = 200
    const outcome = await builtFor('https://elders.example').download('/api/file/1', 'S')
    expect(outcome).toMatchObject({ status: 'ok', value: { source: 'wxfile://tmp_1' } })
    expect(asked).toEqual([
      expect.objectContaining({
        url: 'https://elders.example/api/file/1',
        header: { authorization: 'Bearer S' },
      }),
    ])
  })

  it('takes no refusal for a picture', async () => {
    statusCode = 404
    expect((await builtFor('https://elders.example').download('/api/file/1', 'S')).status).toBe('failed')
  })

  it('has nobody to ask in a build without a server', async () => {
    expect(await builtFor('').download('/api/file/1')).toEqual({ status: 'unavailable' })
    expect(asked).toEqual([])
  })
})

describe('in a browser', () => {
  const { fetch } = globalThis
  afterEach(() => void (globalThis.fetch = fetch))

  it('holds the bytes until they are released', async () => {
    globalThis.fetch = async (path, init) => {
      asked.push([path, init?.headers])
      return new Response(new Uint8Array([255, 216]))
    }
    const outcome = await inBrowser('/api/file/1', 'S')
    expect(asked).toEqual([['/api/file/1', { authorization: 'Bearer S' }]])
    if (outcome.status !== 'ok') throw new Error(outcome.status)
    const { source, release } = outcome.value
    expect(new Uint8Array(await (await fetch(source)).arrayBuffer())).toEqual(new Uint8Array([255, 216]))
    release()
    await expect(fetch(source)).rejects.toThrow()
  })

  it('takes no refusal for a picture', async () => {
    globalThis.fetch = async () => new Response('{}', { status: 404 })
    expect((await inBrowser('/api/file/1', 'S')).status).toBe('failed')
  })
})
