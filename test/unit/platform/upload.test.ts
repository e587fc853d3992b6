import type * as Upload from '@/platform/upload'
import type { LocalFile } from '@/platform/local-file'

const PHOTO: LocalFile = { id: 'p', source: 'wxfile://tmp_1.jpg', size: 3, type: 'image/jpeg' }
const BYTES = new Uint8Array([1, 2, 3]).buffer

const done: unknown[] = []
let answered: { data: unknown; statusCode: number } = { data: {}, statusCode: 200 }
let readable = true
jest.mock('@tarojs/taro', () => ({
  getFileSystemManager: () => ({
    readFile: (call: { filePath: string; success: (read: object) => void; fail: (why: object) => void }) =>
      readable ? call.success({ data: BYTES }) : call.fail({ errMsg: `readFile:fail no such file ${call.filePath}` }),
  }),
  request: async (call: object) => {
    done.push(call)
    return answered
  },
  cloud: {
    init: () => undefined,
    uploadFile: async (call: object) => {
      done.push(call)
      return { fileID: 'cloud://city-1/photo' }
    },
  },
}))

function builtFor(defines: { readonly CLOUD_ENV: string; readonly SERVER_URL: string }): typeof Upload {
  Object.assign(globalThis, defines)
  let built: typeof Upload | undefined
  jest.isolateModules(() => (built = jest.requireActual<typeof Upload>('@/platform/upload')))
  return built!
}

const onServer = (): typeof Upload => builtFor({ CLOUD_ENV: '', SERVER_URL: 'https://elders.example' })

beforeEach(() => {
  done.length = 0
  readable = true
})

it('puts the bytes to the city’s own server, with the session', async () => {
  answered = { data: { ok: true }, statusCode: 200 }
  const outcome = await onServer().upload('/files/T', PHOTO, 'S')
  expect(outcome).toEqual({ status: 'ok', value: { by: 'server', answer: { ok: true } } })
  expect(done).toEqual([
    expect.objectContaining({
      url: 'https://elders.example/files/T',
      method: 'PUT',
      data: BYTES,
      header: { 'content-type': 'image/jpeg', authorization: 'Bearer S' },
    }),
  ])
})

it('hands on a refusal in the server’s words, and owns up when it broke', async () => {
  const refusal = { ok: false, error: { code: 'invalid', message: '照片太大' } }
  answered = { data: refusal, statusCode: 413 }
  expect(await onServer().upload('/files/T', PHOTO)).toEqual({
    status: 'ok',
    value: { by: 'server', answer: refusal },
  })
  answered = { data: '<html>', statusCode: 502 }
  expect((await onServer().upload('/files/T', PHOTO)).status).toBe('failed')
})

it('sends nothing when the photograph is gone', async () => {
  readable = false
  expect((await onServer().upload('/files/T', PHOTO)).status).toBe('failed')
  expect(done).toEqual([])
})

it('lays it into CloudBase’s storage where the build says so', async () => {
  const { upload } = builtFor({ CLOUD_ENV: 'city-1', SERVER_URL: '' })
  expect(await upload('papers/1', PHOTO)).toEqual({
    status: 'ok',
    value: { by: 'cloud', fileId: 'cloud://city-1/photo' },
  })
  expect(done).toEqual([{ cloudPath: 'papers/1', filePath: PHOTO.source }])
})
