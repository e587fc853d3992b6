import { openDeskOf } from './coverage-story'
import {
  giveCard,
  inventCast,
  leaveElder,
  meetBySignature,
  recordConsent,
  workerOpensDesk,
  type Phone,
} from './people-story'

/** 吃饭核销 as it is lived in a browser and in the built WeChat package: with a signal, twice, and without one. */

/** An elder who comes to the counter for the first time, with a card. @returns the eight digits on it */
export async function elderWithCard(worker: Phone): Promise<string> {
  const cast = inventCast('linfen')
  await workerOpensDesk(worker, cast)
  await meetBySignature(worker, cast)
  await recordConsent(worker)
  const code = await giveCard(worker)
  await leaveElder(worker)
  return code
}

export async function openTill(clerk: Phone): Promise<void> {
  await openDeskOf(clerk, '陈燕')
  await clerk.sees('新订单')
  await clerk.press('吃饭核销')
  await clerk.sees('数字键', '服务码')
}

async function lookUp(clerk: Phone, meal: string, code: string): Promise<void> {
  await clerk.press(meal)
  await clerk.type('服务码', code)
  await clerk.press('查一查')
}

/** She eats without having ordered, pays her share, and cannot have the same meal again. */
export async function eatOnce(clerk: Phone, code: string): Promise<void> {
  await lookUp(clerk, '午餐', '12')
  await clerk.sees('请输入8位服务码,或者最后4位')
  await lookUp(clerk, '午餐', code)
  await clerk.sees('没有预订,现吃')
  await clerk.press('已收')
  await clerk.sees('记好了')
  await lookUp(clerk, '午餐', code)
  await clerk.sees('吃过')
  // She is known here from now on, by the end of her code.
  await lookUp(clerk, '晚餐', code.slice(-4))
  await clerk.sees('没有预订,现吃')
}

/** Without a signal her dinner is written down; it counts as soon as there is one. A second lunch comes back as a question. */
export async function eatOffline(clerk: Phone, code: string): Promise<void> {
  await clerk.setOnline(false)
  await lookUp(clerk, '晚餐', code)
  await clerk.sees('连不上网,可以先记下')
  await clerk.press('先记下')
  await clerk.sees('已记下 1 位,联网后再算补贴')
  await lookUp(clerk, '午餐', code)
  await clerk.sees('连不上网,可以先记下')
  await clerk.press('先记下')
  await clerk.sees('已记下 2 位,联网后再算补贴')
  await clerk.setOnline(true)
  await clerk.sees('没有记上')
  await clerk.press('知道了,删掉')
  await lookUp(clerk, '晚餐', code)
  await clerk.sees('吃过')
  if ((await clerk.kept()).includes(code.replace(/\s/g, '')))
    throw new Error('The code of her card lies on the phone still.')
}
