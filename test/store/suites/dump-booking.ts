import type { World } from '../world'
import { agree, codeOfCard, doJob, rowOf, sceneOf } from './booking-desk-support'
import { bookingOf, COUNTY, grantTo, newCareWorker, newGuest, newSlot, newTime } from './booking-support'
import { newWorker } from './care-support'

const SAID = '低保证放在五斗柜里'
const FOUND = '入户看过,屋里只有一张竹床'
const DECIDED = '凭尧民认字第七号认定'
const NOTE = '门铃坏了,请敲窗户'
const PRAISE = '擦得比我年轻时还亮堂'
const STREET_DOOR = '滨河东路16弄9号楼1402'
const UNPROVEN = '服务卡落在侄女包里'
const CALL = '摔在灶台旁边起不来'
const WAITS = '想坐靠近暖气的位子'

/** From ten in the morning to after lunch, in milliseconds. */
const AFTER_LUNCH = 2.6 * 3_600_000

/** What is booked, granted, eaten, waited for and called for, with every word that must not be read afterwards. */
export async function bookingStory(world: World): Promise<string[]> {
  await cleaningByGrant(world)
  await mealsAndWaiting(world)
  const caller = await newGuest(world)
  await agree(world, caller)
  const call = { lifeAtRisk: false, words: CALL, address: STREET_DOOR }
  await bookingOf(world, caller, caller.person).forHer('callUrgent', call)
  return [SAID, FOUND, DECIDED, NOTE, PRAISE, UNPROVEN, STREET_DOOR, CALL, WAITS]
}

/** Applied for, checked and approved; a cleaning paid from it, served, confirmed, rated. */
async function cleaningByGrant(world: World): Promise<void> {
  const { guest, served, desk, book } = await sceneOf(world, { service: 'cleaning' })
  const hers = bookingOf(world, guest, guest.person)
  const asked = await hers.forHer('applyGrant', { city: 'linfen', programme: 'linfen.test-credit', words: SAID })
  const of = { case: asked.grant.grant.case }
  const community = bookingOf(world, await newWorker(world))
  const checked = await community.ask('checkGrant', { ...of, version: 1, finding: 'fits', words: FOUND })
  const county = bookingOf(world, await world.staff({ role: 'official', name: '薛经办', county: COUNTY }))
  const terms = { approve: true, clause: '正文第11条', from: '2026-11-01', words: DECIDED }
  await county.ask('decideGrant', { ...of, version: checked.grant.grant.version, ...terms })
  const { card, order } = await book({ ownFen: 0, details: { address: STREET_DOOR, note: NOTE } })
  const cleaner = await newCareWorker(world, served, ['household'])
  await desk.ask('assign', { booking: card.id, version: card.version, workers: [cleaner] })
  const seen = async () => ({ case: order.case, booking: card.id, version: (await rowOf(world, card.id)).version })
  const proof = { way: 'none', words: UNPROVEN }
  const place = { lng: 111.5187, lat: 36.0883 }
  await desk.ask('checkIn', { booking: card.id, version: (await seen()).version, proof, place })
  await desk.ask('finish', { booking: card.id, version: (await seen()).version })
  await hers.ask('confirm', await seen())
  await hers.ask('rate', { ...(await seen()), score: 'good', words: PRAISE })
}

/** A meal at the counter with a day's subsidy, somebody who waits for a place, and somebody who did not come. */
async function mealsAndWaiting(world: World): Promise<void> {
  const { guest, served, offered, desk, book } = await sceneOf(world)
  await newTime(world, offered)
  await grantTo(world, guest.person, { programme: 'linfen.test-meals', monthly: 6_200, daily: 200 })
  const by = { way: 'code', code: await codeOfCard(world, guest) }
  await desk.ask('counterServe', { facility: served.facility, meal: 'lunch', by })
  const { id: slot } = await newSlot(world, offered, '2026-11-23', { capacity: 1 })
  await book({ slot, ownFen: 1_300, day: '2026-11-23' })
  const waiting = await newGuest(world)
  await agree(world, waiting)
  await bookingOf(world, waiting, waiting.person).forHer('waitFor', { slot, units: 1, details: { note: WAITS } })
  const alone = await sceneOf(world)
  const missed = await alone.book({ details: { asksIfAbsent: true } })
  await doJob(world, 'absence-check', missed.slot, new Date(world.now.getTime() + AFTER_LUNCH))
}
