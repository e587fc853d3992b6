import { signInAndChooseMother } from './story'
import { answerNeeds, daysOffered } from './book-meal'
import {
  acceptAndSend,
  answerPages,
  bookIt,
  codeOnPaper,
  chooses,
  hoursOffered,
  openAffair,
  openWindow,
  pressNearest,
  seekOffers,
  TUESDAY,
  writes,
  type Actor,
  type Answers,
  type World,
} from './booking-story'
import { callWire } from './wire'

/** Linfen: lunch every week and at the counter, a bath that moves to the home, paper for the refrigerator, a price that changes. */

const MOTHER = '王秀英'
const CLERK = '陈燕'
const CARER = '刘芳'

/** The clerk's own canteen: where the mother eats. */
async function canteenOf(world: World): Promise<string> {
  const { session } = await callWire(world.origin(), 'account', 'signInDemo', { identity: 'clerk' })
  const { offerings } = await callWire(world.origin(), 'booking', 'myOfferings', {}, session)
  const delivers = offerings.find(({ offering }) => offering.service === 'meal-delivery')
  if (!delivers) throw new Error('The canteen of the story delivers nothing.')
  return delivers.offering.place.name
}

/** Opens one thing that can be booked, also where it stands on a later page of the list. */
async function chooseOffer(daughter: Actor, name: string): Promise<void> {
  while ((await daughter.sees(name, '再看后面的')) !== name) await daughter.press('再看后面的')
  await daughter.press(name, '可以订的')
}

/** Lunch on three days of each week; the second one is skipped at once, for nothing. @returns the number of the order */
async function bookWeeklyLunch(daughter: Actor, canteen: string): Promise<string> {
  await seekOffers(daughter, '吃饭', '元/份')
  await daughter.look()
  await chooseOffer(daughter, `在食堂吃 老人午餐 ${canteen}`)
  await daughter.sees('哪几天')
  const days = await daysOffered(daughter)
  const [today = '', tomorrow = '', , thursday = ''] = days
  for (const day of [today, tomorrow, thursday]) await daughter.choose(day)
  await daughter.choose('每周一、二、四都这样订')
  await daughter.look()
  await daughter.press('下一步')
  await answerNeeds(daughter)
  await daughter.sees('每周一、二、四')
  await daughter.sees('吃的时候付')
  await daughter.look()
  const number = await bookIt(daughter, '订 3 份午餐')
  await daughter.sees('每周一、二、四 午餐')
  await daughter.look()
  await daughter.press('看这次预约')
  await undoDay(daughter, tomorrow, '只取消这一天,别的日子照旧')
  await daughter.sees('过去的和取消的 1 天')
  await daughter.press('过去的和取消的 1 天')
  await daughter.sees('已取消')
  await daughter.look()
  return number
}

/** Within ten minutes it costs nothing, and that stands there before it is pressed. */
async function undoDay(daughter: Actor, day: string, told = '取消不收钱'): Promise<void> {
  await daughter.press(`取消这一天:${day}`)
  await daughter.sees(told)
  await daughter.sees('取消不收钱')
  await daughter.look()
  await daughter.press('取消这一天')
}

/** What the kitchen reads on its wall: today one soft lunch, tomorrow none. */
async function kitchenCounts(desk: Actor): Promise<void> {
  await desk.press('厨房备餐数')
  await desk.press('午餐')
  await desk.sees('一共 1 份', '一共1份')
  await desk.sees('软食')
  await desk.look()
  await desk.press('明天')
  await desk.sees('这一餐没有人订')
  await desk.press('返回')
}

/** By the code on her card: what was ordered, a meal that nobody ordered, and each of them a second time. */
async function eatsAtCounter(desk: Actor, canteen: string, code: string): Promise<void> {
  await desk.press('吃饭核销')
  await desk.sees('服务码')
  await desk.press(canteen)
  for (const [meal, told] of [
    ['午餐', '订了:老人午餐 1 份'],
    ['晚餐', '没有预订,现吃'],
  ] as const) {
    await desk.press(meal)
    await desk.type('服务码', code)
    await desk.press('查一查')
    await desk.sees(told)
    await desk.look()
    await desk.press('已收')
    await desk.sees(`记好了:${MOTHER.charAt(0)}**`)
    await desk.type('服务码', code)
    await desk.press('查一查')
    await desk.sees(`今天的${meal}已经在${canteen}吃过了`)
  }
  await desk.look()
  await desk.press('看今天谁吃了')
  await desk.sees('现吃')
  await desk.look()
}

/** In the canteen as on the telephone: what was booked, skipped, cooked and eaten. */
export async function liveTheLunches(world: World): Promise<void> {
  const [daughter, desk] = [await world.phone(), await world.desk()]
  await signInAndChooseMother(daughter)
  const code = await codeOnPaper(daughter, MOTHER)
  const canteen = await canteenOf(world)
  const number = await bookWeeklyLunch(daughter, canteen)
  await openWindow(desk, CLERK)
  await desk.look()
  await kitchenCounts(desk)
  await eatsAtCounter(desk, canteen, code)
  await openAffair(daughter, MOTHER, number)
  await daughter.press('过去的和取消的')
  await daughter.sees('已完成')
  await daughter.sees('已取消')
  await codeOnPaper(daughter, MOTHER)
  await daughter.sees(`午餐 ${canteen}`)
  await daughter.look()
}

const WELL: Answers = [
  ['发烧', chooses('不是')],
  ['量血压', chooses('不是')],
  ['伤口', chooses('不是')],
  ['一个月', chooses('不是')],
  ['晕倒', chooses('不是')],
  ['要人扶', chooses('是')],
  ['要不要同性别', chooses('要同性别的')],
  ['有急事通知', writes(['姓名', '王丽'], ['电话', '13900001234'])],
  ['请看完这几句', chooses('看完了,都明白')],
]

async function bathRefused(daughter: Actor): Promise<void> {
  await seekOffers(daughter, '洗澡', '元/次')
  await daughter.look()
  await pressNearest(daughter, '到助浴点洗澡 到点助浴')
  const [first = ''] = await hoursOffered(daughter)
  await daughter.choose(first)
  await daughter.press('下一步')
  await answerPages(daughter, [['发烧', chooses('是')]], '这几天先不要洗澡')
  await daughter.look()
  await daughter.press('刚才答错了,重新答')
}

/** She cannot be moved: the answers go with her from the place to her home. @returns the number of the order */
async function bathMoved(daughter: Actor): Promise<string> {
  await answerPages(daughter, [['卧床', chooses('是')], ...WELL], '可以请人上门')
  await daughter.look()
  await daughter.press('看谁能上门洗')
  await daughter.sees('元/次')
  await pressNearest(daughter, '上门助浴 上门助浴')
  const [first = ''] = await hoursOffered(daughter)
  await daughter.choose(first)
  await daughter.press('下一步')
  await answerPages(daughter, WELL)
  await daughter.sees('要同性别的')
  await daughter.sees('上门的时候付')
  await daughter.look()
  return bookIt(daughter, '订上门助浴')
}

/** At the door: her card, what is measured, and her own hand at the end. */
async function bathes(carer: Actor, code: string): Promise<void> {
  await openWindow(carer, CARER)
  await carer.sees('上门助浴')
  await carer.look()
  await carer.press('9:00–10:30', '要去的')
  await carer.type('服务码', code)
  await carer.type('高压', '135')
  await carer.type('低压', '82')
  await carer.type('脉搏', '74')
  await carer.press('到了,可以洗')
  await carer.sees('请量体温')
  await carer.look()
  await carer.type('体温', '36.5')
  await carer.press('到了,可以洗')
  await carer.sees('做完了吗')
  await carer.choose('老人签名')
  await carer.sign('老人签名')
  await carer.sees('已经签了 1 笔')
  await carer.look()
  await carer.press('做完了')
  await carer.sees('做完了,老人也确认了')
}

/** Refused for a fever, moved to the home, accepted, two sent, measured, bathed, signed for and rated. */
export async function liveTheBath(world: World): Promise<void> {
  const [daughter, desk] = [await world.phone(), await world.desk()]
  await signInAndChooseMother(daughter)
  const code = await codeOnPaper(daughter, MOTHER)
  await bathRefused(daughter)
  const number = await bathMoved(daughter)
  await openWindow(desk, CLERK)
  const sent = await acceptAndSend(desk, { name: MOTHER, what: '上门助浴', first: CARER, needed: 2 })
  if (sent.length !== 2) throw new Error(`To a bath go ${sent.join()}.`)
  await daughter.press('看这次预约')
  for (const who of ['已接单', ...sent]) await daughter.sees(who)

  await world.goOnAt(TUESDAY)
  await bathes(await world.phone(), code)
  const later = await world.phone()
  await signInAndChooseMother(later)
  await openAffair(later, MOTHER, number)
  await later.sees('已完成')
  await later.look()
  await later.press('满意')
  await later.sees('您评了“满意”')
}

/** Up to the page on which all is looked over, for lunch carried to the door on the n-th day that is offered. */
async function checksDelivery(daughter: Actor, canteen: string, nth: number): Promise<string> {
  await seekOffers(daughter, '吃饭', '元/份')
  await chooseOffer(daughter, `送餐上门 午餐送上门 ${canteen}`)
  await daughter.sees('哪几天')
  const day = (await daysOffered(daughter))[nth] ?? ''
  await daughter.choose(day)
  await daughter.press('下一步')
  await answerPages(daughter, [
    ['有什么要求', chooses('没有要求')],
    ['会过敏', chooses('都不过敏')],
  ])
  await daughter.sees('上门的时候付')
  return day
}

const ownShare = (words: string): string => {
  const [, yuan] = /上门的时候付\s*([\d.]+) 元/.exec(words) ?? []
  if (!yuan) throw new Error(`What she pays herself is not to be read on: ${words}`)
  return yuan
}

async function openDelivery(desk: Actor): Promise<void> {
  await openWindow(desk, CLERK)
  await desk.press('价格和名额')
  await desk.sees('午餐送上门')
  await desk.look()
  await desk.press('午餐送上门')
  await desk.sees('每天的名额')
  await desk.look()
}

/** What changes in the canteen while her page stands open is told before anything is booked. */
export async function liveTheChanges(world: World): Promise<void> {
  const [daughter, desk] = [await world.phone(), await world.desk()]
  const canteen = await canteenOf(world)
  await signInAndChooseMother(daughter)
  const day = await checksDelivery(daughter, canteen, 2)
  const before = ownShare(await daughter.words())
  const after = String(Number(before) + 1.5)
  await openDelivery(desk)
  await desk.type('价格', after)
  await desk.press('改价')
  await desk.press(`改成 ${after} 元`)
  await desk.sees(`${after} 元`)

  await daughter.press('订 1 份午餐')
  await daughter.sees(`刚才是自己付 ${before} 元,现在是 ${after} 元。还没有订`)
  await daughter.sees('没有要求')
  await daughter.look()
  await bookIt(daughter, `订 1 份午餐,自己付 ${after} 元`)
  await daughter.press('看这次预约')
  await undoDay(daughter, day)
  await daughter.sees('已取消')

  const full = await checksDelivery(daughter, canteen, 4)
  const quicker = await world.phone()
  await signInAndChooseFather(quicker)
  await checksDelivery(quicker, canteen, 4)
  await desk.press(full.replace(/–\d+:\d\d$/, ''), '每天的名额')
  await desk.type('一共几个名额', '1')
  await desk.press('改名额')
  await desk.sees('改好了')
  await desk.look()
  await bookIt(quicker, '订 1 份午餐')
  await daughter.press('订 1 份午餐')
  await daughter.sees('刚刚订满了,没有订成,也没有扣钱')
  await daughter.sees('还有位子的')
  await daughter.sees('没有要求')
  await daughter.look()
}

async function signInAndChooseFather(phone: Actor): Promise<void> {
  await phone.open()
  await phone.press('登录,替家里老人办理')
  await phone.sees('演示数据')
  await phone.press('王丽')
  await phone.sees('王德山')
  await phone.press('爸爸')
  await phone.sees('为 爸爸 办理')
}
