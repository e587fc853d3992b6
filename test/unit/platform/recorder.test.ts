import { startRecording as startInBrowser } from '@/platform/recorder.h5'
import { startRecording } from '@/platform/recorder'
import type { LocalFile } from '@/platform/local-file'
import type { Outcome } from '@/platform/outcome'

type Made = Outcome<LocalFile>

const heard: Record<string, (told?: unknown) => void> = {}
const listen = (name: string) => (listener: (told?: unknown) => void) => void (heard[name] = listener)
jest.mock('@tarojs/taro', () => ({
  getRecorderManager: () => ({
    onStart: listen('start'),
    onStop: listen('stop'),
    onError: listen('error'),
    onInterruptionBegin: listen('interrupted'),
    start: () => heard['start']?.(),
    stop: () => heard['stop']?.({ tempFilePath: 'wxfile://tmp.mp3', fileSize: 400 }),
  }),
  onAppHide: (listener: () => void) => listen('hide')(listener),
  offAppHide: () => delete heard['hide'],
}))

describe('a recording in WeChat', () => {
  it.each(['interrupted', 'hide'])('is kept when it is ended from without: %s', async (name) => {
    const made: Made[] = []
    expect((await startRecording((one) => made.push(one))).status).toBe('ok')
    heard[name]?.()
    heard['stop']?.({ tempFilePath: 'wxfile://again.mp3', fileSize: 1 })
    expect(made).toMatchObject([{ status: 'ok', value: { source: 'wxfile://tmp.mp3', size: 400, type: 'audio/mpeg' } }])
  })

  it('says so when it fails under way', async () => {
    const made: Made[] = []
    await startRecording((one) => made.push(one))
    heard['error']?.({ errMsg: 'operateRecorder:fail system' })
    expect(made).toMatchObject([{ status: 'failed' }])
  })
})

describe('a recording in a browser', () => {
  let recorder: FakeRecorder | undefined
  let look: () => void = () => undefined
  const track = { stop: jest.fn(), onended: (): void => undefined }

  class FakeRecorder {
    static isTypeSupported = (): boolean => true
    state = 'inactive'
    ondataavailable: (told: { data: Blob }) => void = () => undefined
    onstop: () => void = () => undefined
    constructor() {
      // eslint-disable-next-line @typescript-eslint/no-this-alias -- the test ends it from without
      recorder = this
    }
    start(): void {
      this.state = 'recording'
    }
    stop(): void {
      this.state = 'inactive'
      this.ondataavailable({ data: new Blob(['words']) })
      this.onstop()
    }
  }

  const page = {
    visibilityState: 'visible',
    addEventListener: (_name: string, listener: () => void) => void (look = listener),
    removeEventListener: () => void (look = () => undefined),
  }

  beforeEach(() => {
    jest.useFakeTimers()
    page.visibilityState = 'visible'
    track.stop.mockClear()
    Object.assign(globalThis, { MediaRecorder: FakeRecorder, document: page })
    const mediaDevices = { getUserMedia: async () => ({ getTracks: () => [track] }) }
    Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices }, configurable: true })
  })
  afterEach(() => jest.useRealTimers())

  it.each<[string, () => void]>([
    ['ten minutes', () => void jest.advanceTimersByTime(600_000)],
    [
      'a page out of sight',
      () => {
        page.visibilityState = 'hidden'
        look()
      },
    ],
    ['a microphone taken away', () => track.onended()],
  ])('is kept whatever ends it: %s', async (_what, ends) => {
    const made: Made[] = []
    const started = await startInBrowser((one) => made.push(one))
    jest.advanceTimersByTime(599_000)
    look()
    expect(made).toEqual([])
    ends()
    expect(made).toMatchObject([{ status: 'ok', value: { size: 5, type: 'audio/mp4' } }])
    expect(track.stop).toHaveBeenCalledTimes(1)
    // Pressed afterwards, it is over already.
    if (started.status === 'ok') started.value.stop()
    expect(made).toHaveLength(1)
    expect(recorder?.state).toBe('inactive')
  })
})
