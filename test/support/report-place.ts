import type { FacilityCard } from '@/domain/facility/facility'
import { LINFEN } from './cities'
import type { Hands } from './story'
import { callWire } from './wire'

/** 报错, as it is lived in a browser and in the built WeChat package. */

const STREET = '解放路街道'

/** A place of the demonstration, in the street of the worker who plays there. */
export async function placeOfWorker(origin: string): Promise<FacilityCard> {
  const { city, centre } = LINFEN
  const { pack } = await callWire(origin, 'entitlement', 'pack', { city })
  const seat = pack?.counties.find(({ code }) => code === centre)?.seat
  if (!seat) throw new Error(`${city} has no county ${centre}.`)
  const asked = { city, at: seat, county: centre, town: STREET, limit: 1 }
  const { facilities } = await callWire(origin, 'facility', 'near', asked)
  if (!facilities[0]) throw new Error(`The demonstration has no place in ${STREET}.`)
  return facilities[0].card
}

export const pathOf = ({ id }: Pick<FacilityCard, 'id'>): string => `/pages/facility/index?id=${encodeURIComponent(id)}`

/** What is to be read of any place, before anything is pressed. */
export async function readThePlace(hands: Hands, { name, address, typeName }: FacilityCard): Promise<void> {
  for (const words of [name, address, typeName, '其他', '谁能来', '演示数据', '国家放假的日子']) await hands.sees(words)
  for (const button of ['打电话', '带我去', '告诉家人', '报错']) await hands.sees(button)
}

/** From the page of a place up to the page on which the report is looked over. */
export async function writeReport(hands: Hands, { name }: FacilityCard, words: string): Promise<void> {
  await hands.press('报错')
  await hands.sees('哪里不对?可以选几样')
  await hands.sees(name)
  await hands.press('下一步:看看对不对')
  await hands.sees('请选一样:哪里不对')
  await hands.choose('其他')
  await hands.press('下一步:看看对不对')
  await hands.sees('选了“其他”,请写一句哪里不对')
  await hands.choose('开门时间不对')
  await hands.type('应该是怎样的', words)
  await hands.press('下一步:看看对不对')
  await hands.sees('看看对不对')
  for (const told of [name, '开门时间不对;其他', words, '替妈妈']) await hands.sees(told)
}

/** The words on the confirmation and in 我的事 are those of every case. */
export async function handReportOver(hands: Hands, { name }: FacilityCard): Promise<void> {
  await hands.press('提交报错')
  await hands.sees('已经交给社区')
  await hands.sees(`地点报错:${name}`)
  await hands.sees('以前答复')
}
