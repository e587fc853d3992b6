import type { Hands } from './story'

/** A place found by hand: from one's own community, by conditions and by words. */
export interface FindingStory {
  readonly city: string
  /** By its name, or by county, street and community. */
  readonly community:
    | { readonly typed: string; readonly name: string }
    | { readonly county: string; readonly street: string; readonly name: string }
}

export const FINDING_LINFEN: FindingStory = {
  city: '临汾市',
  community: { typed: 'pingyangsheq', name: '平阳社区' },
}
export const FINDING_HARBIN: FindingStory = {
  city: '哈尔滨市',
  community: { county: '道里区', street: '兆麟街道', name: '兆麟社区' },
}

/** From a fresh phone to the list that is counted from a community. */
export async function countFromCommunity(hands: Hands, { city, community }: FindingStory): Promise<void> {
  await hands.open()
  await hands.press(city)
  await hands.press('找附近的地方')
  await hands.sees('还不知道您在哪里')
  await hands.press('选县(市、区)')
  if ('typed' in community) {
    await hands.press('按名字找社区')
    await hands.type('社区(村)的名字', community.typed)
  } else {
    await hands.press(community.county)
    await hands.press(community.street)
  }
  await hands.sees(community.name)
  await hands.press(community.name, '社区')
  await hands.sees(`从 ${community.name} 算`)
  await hands.sees('走 15 分钟以内,吃饭的地方有')
}

const counted = (words: string): number =>
  Number(/走 ?15 ?分钟以内,(?:符合条件的)?吃饭的地方有 ?(\d+) ?家/.exec(words)?.[1])

/** A condition narrows the list and is taken away again. */
export async function narrow(hands: Hands): Promise<void> {
  const before = counted(await hands.words())
  await hands.press('选条件')
  await hands.choose('走 15 分钟以内')
  await hands.sees(`现在一共找到 ${before} 家`)
  await hands.press('看结果')
  await hands.sees(`走 15 分钟以内,符合条件的吃饭的地方有 ${before} 家`)
  await hands.press('走 15 分钟以内')
  await hands.sees('近的在前')
}

/** By words that are there, that are nowhere, and taken away again. */
export async function lookForWords(hands: Hands): Promise<void> {
  await hands.press('按名字找')
  await hands.type('按名字找(打拼音也行)', 'shitang')
  await hands.sees('找到“shitang”')
  await hands.type('按名字找(打拼音也行)', '火箭发射场')
  await hands.sees('没有找到“火箭发射场”')
  await hands.sees('12349')
  await hands.press('清空要找的')
  await hands.sees('吃饭的地方有')
}

/** The whole of it, to the telephone. */
export async function findAPlace(hands: Hands, story: FindingStory): Promise<void> {
  await countFromCommunity(hands, story)
  await narrow(hands)
  await lookForWords(hands)
  await hands.press('再看 10 个')
  await hands.sees('已列出 20 家')
  await hands.press('1', '找到的地方')
  await hands.sees('从出发的地方走')
  await hands.press('打电话')
}
