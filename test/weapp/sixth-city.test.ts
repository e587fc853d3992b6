import { MADE_UP_CITIES } from '../support/pack-copy'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { startServer, type TestServer } from '../support/server'
import { answerQuestions, readTheAnswer, type Hands } from '../support/story'
import { LINFEN, type CityStory } from '../support/cities'
import { fingersOn } from './fingers'
import { createHost, type Host } from './host'

/** A city that there is not joins by data alone: no line of the program, the package or the demonstration knows it. */
const YUNXI: CityStory = {
  ...LINFEN,
  city: 'yunxi',
  name: '云溪市(虚构)',
  areaCode: '0000',
  centre: '990101',
  known: [['户口在哪里', '山前县'], ...LINFEN.known.slice(1)],
}

let server: TestServer
let host: Host
let hands: Hands

beforeAll(async () => {
  server = await startServer(undefined, { SENIOR_CARE_CITIES: MADE_UP_CITIES })
})
beforeEach(() => {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: server.origin } })
  hands = fingersOn(host)
})
afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})
afterAll(() => server.stop())

/** A grandmother who lives in the county that pays more than its city. */
async function addGrandmother(): Promise<void> {
  await hands.open()
  await hands.press('登录,替家里老人办理')
  await hands.press('王丽')
  await hands.press('添加一位老人')
  await hands.choose('奶奶')
  await hands.type('老人姓名', '云奶奶')
  for (const [field, words] of [
    ['年', '1940'],
    ['月', '1'],
    ['日', '1'],
  ])
    await hands.type(`出生日期,${field}`, words!)
  await hands.choose(YUNXI.name)
  await hands.choose('山前县')
  await hands.press('添加这位老人')
  await hands.press('去首页,查能领什么')
  await hands.sees('为 奶奶 办理')
  await hands.sees(`按 ${YUNXI.name} 的政策`)
}

it('judges by the county’s own list, shows its paper, and prints its sheet', async () => {
  await addGrandmother()
  expect((await answerQuestions(hands, YUNXI)).length).toBeGreaterThanOrEqual(2)
  await readTheAnswer(hands, YUNXI, '奶奶')
  await hands.sees('60 元/月')
  await hands.sees('进城班车')
  await hands.press('高龄津贴', '可以享受')
  await hands.sees('山政办〔2026〕3号(虚构) 第1条')
  await hands.press('带去窗口的一张纸')
  await hands.sees('为 奶奶 办')
  await hands.sees('山政办〔2026〕3号')
})

it('is on the list of cities, with a list, papers and places of its own', async () => {
  await hands.open()
  await hands.press(YUNXI.name)
  await hands.press('看全部清单')
  await hands.sees('茶馆优惠')
  await hands.press('这些写在哪些文件里')
  await hands.sees('云政办〔2025〕1号(虚构)')
  await host.launch()
  await hands.press('找附近的地方')
  await hands.press('选县(市、区)')
  await hands.press('云东区')
  await hands.press('云东区中心')
  await hands.press('1', '找到的地方')
  await hands.press('打电话')
  expect(await hands.rung()).toEqual([expect.stringMatching(/^0000/)])
})
