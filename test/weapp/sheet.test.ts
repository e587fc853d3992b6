import { CITIES, LINFEN } from '../support/cities'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { answerQuestions, readTheAnswer, signInAndChooseMother } from '../support/story'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'
import type { Phone } from './host/wx-device'

/** The sheet for the counter, as a picture in the phone's album. */
let host: Host

const phoneWith = (phone: Partial<Phone>, storage: Map<string, string>): Host =>
  createHost({ folder: weappDist, storage, phone, origins: { [WEAPP_SERVER]: sharedOrigin() } })

async function answered(story = LINFEN): Promise<Map<string, string>> {
  const storage = new Map<string, string>()
  host = phoneWith({}, storage)
  const hands = fingersOn(host)
  await signInAndChooseMother(hands, story)
  await answerQuestions(hands, story)
  await readTheAnswer(hands, story)
  host.close()
  return storage
}

const openSheet = (query: string): Promise<void> => host.launch(`/pages/entitlement/sheet?${query}`)

afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it.each(CITIES)('goes into the album whole: every line inside the paper, none over another ($name)', async (story) => {
  host = phoneWith({}, await answered(story))
  await host.launch()
  const queries = [`ref=${story.benefit.ref}`, ...story.refs.map((ref) => `ref=${ref}`), '']
  for (const [index, query] of queries.entries()) {
    host.navigator.navigateTo(`/pages/entitlement/sheet?${query}`)
    await host.idle()
    await host.screen.tap('存到相册')
    expect(host.screen.has('已经存好了')).toBe(true)
    expect({ query, pictures: host.album.length }).toEqual({ query, pictures: index + 1 })
    const { width, height, lettering } = host.album[index]!
    expect([width, height]).toEqual([1240, 1754])
    const outside = lettering.filter(({ left, right, y, size }) => left < 0 || right > width || y < size || y > height)
    expect({ query, outside }).toEqual({ query, outside: [] })
    const covered = lettering.filter((one) =>
      lettering.some(
        (other) =>
          other !== one &&
          other.y >= one.y &&
          other.y - other.size < one.y &&
          other.left < one.right &&
          one.left < other.right,
      ),
    )
    expect({ query, covered }).toEqual({ query, covered: [] })
    const words = lettering
      .map((line) => line.words)
      .join('')
      .replace(/\s/g, '')
    expect(words).toContain('为妈妈办')
    expect(words).toContain('12349')
    host.navigator.navigateBack()
  }
})

it('says how to allow it when the album is closed, and saves once it is open', async () => {
  host = phoneWith({ albumAllowed: false }, await answered())
  await openSheet('ref=LF-11')
  await host.screen.tap('存到相册')
  expect(host.album).toEqual([])
  expect(host.screen.has('您没让小程序存照片')).toBe(true)
  await host.screen.tap('去打开相册权限')
  expect(host.screen.has('已经存好了')).toBe(true)
  expect(host.album).toHaveLength(1)
})

it.each<[what: string, refusing: Readonly<Record<string, string>>]>([
  ['cannot draw', { canvasToTempFilePath: 'canvas is empty' }],
  ['is full', { saveImageToPhotosAlbum: 'saveImage failed, no space' }],
])('says what to do on a phone that %s', async (_what, refusing) => {
  host = phoneWith({ refusing }, await answered())
  await openSheet('ref=LF-11')
  await host.screen.tap('存到相册')
  expect(host.screen.has('直接截屏')).toBe(true)
  expect(host.screen.has('已经存好了')).toBe(false)
})
