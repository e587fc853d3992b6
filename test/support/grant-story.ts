/** Taiyuan's credit is applied for, checked, approved, and stands in the account: told once, lived in both builds. */

import { callWire } from './wire'
import type { Phone } from './people-story'

const CREDIT = '居家养老服务(每月100元)'

/**
 * From the list of what pays for services to the page with the number.
 * @param called how the page speaks of her whom it is for
 * @returns the eight digits
 */
export async function applyForCredit(phone: Phone, why: string, called = '您'): Promise<string> {
  await phone.follow('/pages/grant/programmes?city=taiyuan')
  await phone.sees(CREDIT)
  await phone.press(`申请:${CREDIT}`)
  await phone.sees('申请分三步')
  await phone.press('下一步:写为什么申请')
  await phone.sees('写几句实际情况')
  await phone.press('下一步:材料的照片')
  await phone.sees('请写一句为什么申请')
  await phone.type(`${called}为什么要申请?`, why)
  await phone.press('下一步:材料的照片')
  await phone.sees('拍照或选照片')
  await phone.press('下一步:看看对不对')
  await phone.sees('为谁申请')
  await phone.sees(why)
  await phone.press('提交补贴申请')
  await phone.sees('申请交好了')
  const [, first, last] = /编号\s*(\d{4})\s?(\d{4})/.exec(await phone.words()) ?? []
  if (!first || !last) throw new Error(`No number is to be read on: ${await phone.words()}`)
  return first + last
}

/** From nothing to a hundred yuan in this month's account. */
export async function creditGranted(phone: Phone, offices: Offices, why: string): Promise<void> {
  const number = await applyForCredit(phone, why)
  await phone.press('看申请到哪一步')
  await phone.sees('已申请,等社区核对')
  const caseId = await offices.check(number)
  await phone.follow(`/pages/grant/grant?id=${caseId}`)
  await phone.sees('等民政审批')
  await offices.approve(caseId)
  await phone.follow(`/pages/grant/grant?id=${caseId}`)
  await phone.sees('已批准,可以用')
  await phone.sees('还能用')
  await phone.sees('100 元')
  await phone.sees('市里出、县(市、区)出,各一半')
}

/** What the community and the county do meanwhile, over the wire. */
export interface Offices {
  check(number: string): Promise<string>
  approve(caseId: string): Promise<void>
}

export async function officesOn(origin: string): Promise<Offices> {
  const as = async (identity: string): Promise<string> =>
    (await callWire(origin, 'account', 'signInDemo', { identity })).session
  return {
    async check(number) {
      const session = await as('taiyuan-worker')
      const { cases } = await callWire(origin, 'care', 'desk', { show: 'open' }, session)
      const card = cases.find((one) => one.number === number)
      if (!card) throw new Error(`No application ${number} lies on the street's desk.`)
      const { grant } = (await callWire(origin, 'booking', 'grant', { case: card.id }, session)).grant
      const at = { case: card.id, version: grant.version }
      const words = '看过低保证和户口本,独居,属实。'
      await callWire(origin, 'booking', 'checkGrant', { ...at, finding: 'fits', words }, session)
      return card.id
    },
    async approve(caseId) {
      const session = await as('taiyuan-official')
      const { grant } = (await callWire(origin, 'booking', 'grantOnDesk', { case: caseId }, session)).grant
      const at = { case: caseId, version: grant.version }
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      await callWire(
        origin,
        'booking',
        'decideGrant',
        { ...at, approve: true, clause: '正文第11条', from: today, words: '符合条件,批准。' },
        session,
      )
    },
  }
}
