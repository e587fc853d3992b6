import { LINFEN } from './cities'
import { chooseCity, type Hands } from './story'

/** Ways of looking for the bus pass on Linfen's list, each of them enough. */
export const WAYS_TO_FIND = ['公交', '10', '第10项', '附件第10项', '43号 公交', '临政办发〔2023〕43号 免费坐'] as const

/** From a fresh phone to Linfen's list. */
export async function openList(hands: Hands): Promise<void> {
  await chooseCity(hands, LINFEN)
  await hands.press('看全部清单')
  await hands.sees('临汾市的清单')
}

const counted = (words: string): { readonly found: number; readonly all: number } | undefined => {
  const [, found, all] = /找到 (\d+) 项,一共 (\d+) 项/.exec(words) ?? []
  return found && all ? { found: Number(found), all: Number(all) } : undefined
}

/** Looks for something, and gives back how many of how many were found. */
export async function lookFor(hands: Hands, words: string): Promise<{ readonly found: number; readonly all: number }> {
  await hands.type('找一项', words)
  await hands.sees('找到')
  const count = counted(await hands.words())
  if (!count) throw new Error(`It is not said how many were found: ${await hands.words()}`)
  return count
}
