/** An elder calls for help on her own phone and somebody comes: told once, lived in both builds. */

import type { UrgentCard } from '@/contract/booking/urgent'
import { signInByPhone, type Cast, type Phone } from './people-story'
import { callWire } from './wire'

/** What is told with the call. */
export interface Told {
  readonly address: string
  readonly words: string
}

/** Somebody of the city's staff, over the wire: what she does while the elder looks at her own screen. */
export interface Desk {
  /** The call that says these words, as it stands on the desk; undefined where it is none of hers. */
  call(words: string): Promise<UrgentCard | undefined>
  answer(words: string): Promise<UrgentCard>
  end(words: string, what: string): Promise<UrgentCard>
}

export async function urgentDeskOn(origin: string, identity = 'worker'): Promise<Desk> {
  const { session } = await callWire(origin, 'account', 'signInDemo', { identity })
  const call = async (words: string): Promise<UrgentCard | undefined> => {
    const { calls } = await callWire(origin, 'booking', 'urgentDesk', {}, session)
    return calls.find((one) => one.words === words)
  }
  const seen = async (words: string) => {
    const found = await call(words)
    if (!found) throw new Error(`No call for help on the desk of ${identity} says «${words}».`)
    return { case: found.case, version: found.version }
  }
  return {
    call,
    answer: async (words) => (await callWire(origin, 'booking', 'answerUrgent', await seen(words), session)).urgent,
    end: async (words, what) =>
      (await callWire(origin, 'booking', 'endUrgent', { ...(await seen(words)), words: what }, session)).urgent,
  }
}

/** A fresh phone in the hand of an elder who writes herself down. */
export async function elderRegisters(phone: Phone, { city, county, street, mother }: Cast): Promise<void> {
  await phone.open()
  await phone.press('登录,替家里老人办理')
  await signInByPhone(phone, mother.phone, mother.name)
  await phone.sees('登记我自己')
  await phone.press('登记我自己')
  await phone.type('您的姓名', mother.name)
  await phone.choose(city)
  await phone.sees('住在哪个县')
  await phone.choose(county)
  await phone.sees(street)
  await phone.choose(street)
  await phone.press('登记')
  await phone.sees('去首页')
  await phone.press('去首页')
}

/** From the home page to the question that is asked before anybody is told. */
export async function openCall(phone: Phone): Promise<void> {
  await phone.press('紧急呼叫')
  await phone.sees('有生命危险,先打 120')
  await phone.press('告诉家人和社区,请人来')
  await phone.sees('点下面的按钮,马上告诉')
}

export async function tellAll(phone: Phone, { address, words }: Told): Promise<void> {
  await phone.type('您现在在哪里?', address)
  await phone.type('出了什么事?(不写也能发)', words)
  await phone.press('马上告诉他们')
}

/** The whole of it. @param worker of her street */
export async function callAndBeHelped(phone: Phone, worker: Desk, cast: Cast, told: Told): Promise<void> {
  await elderRegisters(phone, cast)
  await openCall(phone)

  // Without a net nothing is promised, and nothing leaves later.
  await phone.setOnline(false)
  await tellAll(phone, told)
  await phone.sees('没有发出去')
  await phone.setOnline(true)
  if (await worker.call(told.words)) throw new Error('A call left although it was said that it did not.')

  await phone.press('再发一次')
  await phone.sees('已告诉')
  await phone.sees('没人应,就告诉全街道')
  const rings = await worker.call(told.words)
  if (rings?.address !== told.address) throw new Error(`The desk reads «${rings?.address}».`)

  await worker.answer(told.words)
  await phone.press('看看有没有人应')
  await phone.sees(`${cast.worker} 来处理`)
  await worker.end(told.words, '扶起来了,没有受伤。')
  await phone.press('看看有没有人应')
  await phone.sees('这次求助处理完了')
  await phone.press('看经过、留言')
  await phone.sees('扶起来了,没有受伤。')
}
