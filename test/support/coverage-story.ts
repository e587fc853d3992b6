import type { Hands } from './story'

/** The story of a city's operator: where do elders walk too far, which streets lack what was promised, what is in the register. */

export const LINFENS_OPERATOR = '赵强'
export const HARBINS_OPERATOR = '姜波'
export const TAIYUANS_OPERATOR = '武建军'

/** From a fresh phone to the open desk. */
export async function openDeskOf(hands: Hands, name: string): Promise<void> {
  await hands.open()
  await hands.press('登录,替家里老人办理')
  await hands.sees('演示数据')
  await hands.press(name)
  await hands.sees('离开工作台')
}

/** «62%» of the first line, the whole city's. */
async function firstPercent(hands: Hands): Promise<number> {
  const [, percent] = /全市\D*(\d+)%/.exec(await hands.words()) ?? []
  if (percent === undefined) throw new Error(`No share of the whole city is to be read on: ${await hands.words()}`)
  return Number(percent)
}

/** County by need, one need, and the communities of a county. */
export async function lookAtCoverage(hands: Hands): Promise<void> {
  await hands.press('覆盖情况')
  await hands.sees('15 分钟以内走到最近的一处')
  await hands.sees('演示数据:')
  await hands.sees('走不到的')
  const fifteen = await firstPercent(hands)
  await hands.press('走 10 分钟')
  await hands.sees('10 分钟以内走到最近的一处')
  const ten = await firstPercent(hands)
  if (ten > fifteen) throw new Error(`${ten} % walk there in 10 minutes, and ${fifteen} % in 15.`)
  await hands.press('吃饭')
  await hands.sees('走得到的社区')
  await hands.press('尧都区')
  await hands.sees('走不到的排在前面')
  await hands.sees('吃饭:')
  await hands.press('走 20 分钟')
  await hands.sees('20 分钟以内走到最近的一处')
  await hands.press('洗澡')
  await hands.sees('洗澡:')
}
