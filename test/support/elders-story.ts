import { inventCast, workerOpensDesk, type Cast, type Phone } from './people-story'

/** A worker's register as it is lived in a browser and in the built WeChat package: from a paper list to one elder's card. */

/** The same number with a check digit that is not its own. */
const misread = (number: string): string => number.slice(0, -1) + (number.endsWith('1') ? '2' : '1')

const paper = ({ street, mother: { name } }: Cast, number: string): string =>
  `姓名,身份证号,街道(乡镇),社区(村),住法\n${name},${number},${street},商会社区,独居`

/** One line that is wrong brings nothing in; mended, it is checked and then brought in. */
async function bringIn(phone: Phone, cast: Cast): Promise<void> {
  const { identityNumber } = cast.mother
  await phone.press('导入纸质名册')
  await phone.type('表格的内容', paper(cast, misread(identityNumber)))
  await phone.press('检查,先不导入')
  await phone.sees('第 2 行 · 身份证号')
  await phone.sees('现在什么都没有导入')
  await phone.type('表格的内容', paper(cast, identityNumber))
  await phone.press('检查,先不导入')
  await phone.sees('可以导入:新的 1 位')
  await phone.press('导入 1 位')
  await phone.sees('导入了 1 位')
  await phone.press('去我的老人')
}

/** What happened, when, a look at it, done; and that it was a mistake. */
async function hospitalAndBack(phone: Phone): Promise<void> {
  await phone.press('记下变化')
  await phone.choose('住院')
  await phone.press('下一步:哪一天')
  await phone.press('就是今天')
  await phone.press('下一步:看看对不对')
  await phone.sees('这段时间不排探访')
  await phone.press('记下:住院')
  await phone.sees('记下了')
  await phone.press('回老人的卡')
  await phone.press('记错了,撤回')
  await phone.press('撤回')
  await phone.sees('(撤回了)')
}

/** @param look at each page as it stands */
export async function keepTheRegister(phone: Phone, look: () => Promise<void> = async () => undefined): Promise<void> {
  const cast = inventCast('linfen')
  const { name } = cast.mother
  await workerOpensDesk(phone, cast)
  await look()
  await phone.press('我的老人')
  await phone.sees('找一位老人')
  await look()
  await bringIn(phone, cast)
  await phone.type('找一位老人', name)
  await phone.press('搜索')
  await phone.sees('符合条件的 1 位')
  await phone.press(name)
  await phone.sees('会记在老人的')
  await look()
  await hospitalAndBack(phone)
  await look()
}
