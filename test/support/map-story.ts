/**
 * The story of the map, told once and lived in both builds: she is hungry at half past eleven, and walks slowly. Her family
 * finds an open canteen within fifteen minutes of her community, reads what it costs, rings it, is led there, hands it on,
 * and tells of a mistake.
 */

import type { FacilityCard } from '@/domain/facility/facility'
import { openState, wallTimeInChina } from '@/domain/facility/hours'
import { HARBIN, LINFEN, type CityStory } from './cities'
import { handReportOver, pathOf, readThePlace, writeReport } from './report-place'
import { signInAndChooseMother, type Hands } from './story'
import { callWire } from './wire'

/** A Wednesday on which nobody rests, when canteens are open: server and phones of the story begin at this time. */
export const HALF_PAST_ELEVEN = '2026-11-25T11:30:00+08:00'
export const NOW = Date.parse(HALF_PAST_ELEVEN)

const MINUTES = 15
const PAGE = 10

/** A place as it was handed to a map outside of the app. */
export interface Led {
  readonly lng: number
  readonly lat: number
  readonly name: string
}

/** Hands that can also go out, and eyes that look at each page. */
export interface Walker extends Hands {
  /** Places that a map outside was told so far. */
  led(): Promise<readonly Led[]>
  /** The path that was handed to the family last. */
  handedOn(): Promise<string>
  /** Names of all that stands on the map, or undefined where there is no map. */
  marks(): Promise<readonly string[] | undefined>
  /** Looks at the page as it stands. @throws Error when something is wrong with it */
  look(page: string): Promise<void>
}

/** What is to be found, as the server tells it beside the screen. */
export interface Sought {
  readonly story: CityStory
  /** From where it is counted. */
  readonly community: string
  /** Open canteens within the walk, nearest first: the first page of the list. */
  readonly places: readonly FacilityCard[]
  readonly total: number
}

const IDENTITIES: Readonly<Record<string, string>> = { [LINFEN.city]: 'daughter', [HARBIN.city]: 'harbin' }
export const MAP_CITIES: readonly CityStory[] = [HARBIN, LINFEN]

/** Asks the server what the screens are to show. @throws Error when the demonstration has no such place */
export async function seekOpenCanteen(origin: string, story: CityStory): Promise<Sought> {
  const identity = IDENTITIES[story.city] ?? ''
  const { session } = await callWire(origin, 'account', 'signInDemo', { identity })
  const { people } = await callWire(origin, 'account', 'me', {}, session)
  const community = people.find(({ name }) => name === story.mother)?.community
  if (!community) throw new Error(`It is not known where ${story.mother} lives.`)
  const asked = { city: story.city, at: community.place, need: 'eat', open: 'now', within: MINUTES } as const
  const { facilities, days, total } = await callWire(origin, 'facility', 'near', { ...asked, limit: PAGE })
  const places = facilities.map(({ card }) => card)
  const [first] = places
  const state = first && openState(first, days, wallTimeInChina(NOW))
  if (!state?.open || state.doubt !== null || !first?.price)
    throw new Error(`${story.name} has no canteen near ${community.name} that is surely open and says what it costs.`)
  return { story, community: community.name, places, total }
}

/** From her community, now, on foot. */
export async function lookForCanteen(hands: Walker, { community }: Sought): Promise<void> {
  await hands.press('地图')
  await hands.sees('来做什么', '吃饭')
  await hands.press('吃饭')
  await hands.sees(`从 ${community} 算`)
  await hands.sees('近的在前')
  await hands.look('地图')
  await hands.press('选条件')
  await hands.sees('什么时候开')
  await hands.choose('现在开着')
  await hands.choose('走 15 分钟以内')
  await hands.look('选条件')
  await hands.press('看结果')
}

/** «6 家,…» stands for six. */
const placesOf = (mark: string): number => Number(/^(\d+) 家,/.exec(mark)?.[1] ?? 1)

/** The map draws what the list counts: the circle is in sight, and all that was found lies in it. */
async function seeThemOnTheMap(hands: Walker, { total }: Sought): Promise<void> {
  const marks = await hands.marks()
  const drawn = marks?.reduce((sum, mark) => sum + placesOf(mark), 0) ?? total
  if (drawn !== total) throw new Error(`Of ${total} places the map draws ${drawn}: ${marks?.join(' · ')}`)
}

/** The list says how many there are, and of each the name, the walk, that it is open, and the price. */
export async function readTheList(hands: Walker, sought: Sought): Promise<void> {
  const { places, total } = sought
  await hands.sees(`走 15 分钟以内,符合条件的吃饭的地方有 ${total} 家`)
  for (const { name, price } of places) {
    await hands.sees(name)
    if (price) await hands.sees(`${price.what} ${price.fen / 100} 元`)
  }
  for (const words of ['开着,到', '演示数据']) await hands.sees(words)
  if (/不开|已停业/.test(await hands.words())) throw new Error(`What is closed is listed: ${await hands.words()}`)
  await hands.press('走几分钟是怎么算的')
  await hands.sees('按每分钟走 65 米')
  await hands.look('列表')
  await seeThemOnTheMap(hands, sought)
}

/** The price, the telephone, the way. */
export async function goToTheFirst(hands: Walker, { places: [place] }: Sought): Promise<void> {
  if (!place) throw new Error('Nothing was found.')
  await hands.press('1', '找到的地方')
  await readThePlace(hands, place)
  for (const words of ['开着,到', '有什么,多少钱', `${(place.price?.fen ?? 0) / 100} 元`]) await hands.sees(words)
  await hands.look('一个地方')
  await hands.press('打电话')
  await hands.press('带我去')
}

/** Handed on, and told where it is wrong. */
export async function tellOthers(hands: Walker, { places: [place] }: Sought): Promise<void> {
  if (!place) throw new Error('Nothing was found.')
  await hands.press('告诉家人')
  const path = await hands.handedOn()
  if (path !== pathOf(place)) throw new Error(`The family was handed ${path}.`)
  await writeReport(hands, place, '门口写的是十一点半才开')
  await hands.look('报错')
  await handReportOver(hands, place)
  await hands.look('交给社区了')
}

/** The whole of it. */
export async function liveTheMapStory(hands: Walker, sought: Sought): Promise<void> {
  await signInAndChooseMother(hands, sought.story)
  await lookForCanteen(hands, sought)
  await readTheList(hands, sought)
  await goToTheFirst(hands, sought)
  await tellOthers(hands, sought)
}

/** The app is opened anew where there is no network: what was seen is there, and it says that it is old. */
export async function liveItWithoutNetwork(hands: Walker, { places: [place], community }: Sought): Promise<void> {
  if (!place) throw new Error('Nothing was found.')
  await hands.open()
  await hands.press('地图')
  await hands.sees('连不上网,这是上次看到的')
  await hands.sees(`从 ${community} 算`)
  await hands.press('1', '找到的地方')
  await hands.sees('连不上网,这是上次看到的')
  await readThePlace(hands, place)
  await hands.sees('有什么,多少钱')
  await hands.press('打电话')
}
