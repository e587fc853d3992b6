import { TAIYUAN } from './cities'
import { signInAndChooseMother } from './story'
import { applyForCredit } from './grant-story'
import {
  acceptAndSend,
  answerPages,
  bookIt,
  codeOnPaper,
  hoursOffered,
  openAffair,
  openWindow,
  pressNearest,
  seekOffers,
  TUESDAY,
  writes,
  type Actor,
  type World,
} from './booking-story'
import { inventCast, lookAtRequests, workerOpensDesk } from './people-story'

/** Taiyuan: a hundred yuan a month applied for and approved, a cleaning paid from it, a complaint answered, the month settled. */

const MOTHER = '郝玉兰'
const CLERK = '贾红梅'
const CARER = '段丽'
const OFFICIAL = '卫东'
const CREDIT = '居家养老服务(每月100元)'
const COMPLAINT = '厨房的地没有擦,来的人说时间到了。'
const ANSWER = '问过了,明天上午补擦,不收钱。'

/** The community looks at it, the county decides: each at a desk of its own. */
async function grantedByOffices(world: World, worker: Actor, number: string): Promise<void> {
  const cast = inventCast('taiyuan')
  await workerOpensDesk(worker, cast)
  await lookAtRequests(worker)
  await worker.press(`申请补贴:${CREDIT}`)
  await worker.sees('核对的结果')
  await worker.look()
  await worker.choose('看起来符合')
  await worker.type('核对到什么', '看过低保证和户口本,独居,属实。')
  await worker.press('交给民政审批')
  // Back where the worker came from: her list, or the thread.
  await worker.sees('待办', '等县(市、区)民政', '经过')

  const official = await world.desk()
  await openWindow(official, OFFICIAL)
  await official.sees(`${number.slice(0, 4)} ${number.slice(4)}`)
  await official.press(MOTHER)
  await official.sees('社区核对的')
  await official.choose('批准')
  await official.sees('按哪一条批的')
  await official.type('写给老人的话', '符合条件,批准。')
  await official.look()
  await official.press('发出:批准')
  await official.sees('已批准,可以用')
  await official.look()
}

/** Every payer stands on the page before anything is booked. @returns the number of the order */
async function bookCleaning(daughter: Actor): Promise<string> {
  await seekOffers(daughter, '上门', '元/次')
  await daughter.look()
  await pressNearest(daughter, '助洁 两小时打扫')
  const [first = ''] = await hoursOffered(daughter)
  await daughter.choose(first)
  await daughter.press('下一步')
  await answerPages(daughter, [['还有什么要先说的', writes(['还有什么要先说的?', '家里有一只猫。'])]])
  for (const words of [`${CREDIT}(已批准)`, '市里出', '县(市、区)出', '上门的时候付', '现在还有 100 元'])
    await daughter.sees(words)
  await daughter.look()
  return bookIt(daughter, '订助洁')
}

/** At the door by her card; the yes is left to her daughter. */
async function cleans(carer: Actor, code: string): Promise<void> {
  await openWindow(carer, CARER)
  await carer.sees('两小时打扫')
  await carer.press('8:30–10:30', '要去的')
  await carer.sees('家里有一只猫')
  await carer.type('服务码', code)
  await carer.press('到了,开始')
  await carer.sees('做完了吗')
  await carer.type('做了什么', '厨房、卫生间、客厅都打扫了。')
  await carer.choose('以后再确认')
  await carer.look()
  await carer.press('做完了')
  await carer.sees('请他们确认')
}

/** Her word, one tap, and what was not right, in the same thread. */
async function confirmsRatesComplains(daughter: Actor, number: string): Promise<void> {
  await openAffair(daughter, MOTHER, number)
  await daughter.sees('用了补贴,要您说一声做完了')
  await daughter.look()
  await daughter.press('做完了')
  await daughter.sees('这次怎么样')
  await daughter.press('一般')
  await daughter.sees('您评了“一般”')
  await daughter.press('投诉')
  await daughter.type('哪里不满意', COMPLAINT)
  await daughter.look()
  await daughter.press('提交投诉')
  await daughter.sees('问一句、看留言', COMPLAINT)
  if (!(await daughter.words()).includes(COMPLAINT)) await daughter.press('问一句、看留言')
  await daughter.sees(COMPLAINT)
}

/** The street answers where it was complained. */
async function workerAnswers(worker: Actor): Promise<void> {
  const cast = inventCast('taiyuan')
  await workerOpensDesk(worker, cast)
  await lookAtRequests(worker)
  await worker.press('助洁')
  await worker.sees(COMPLAINT)
  await worker.press('我来接手')
  await worker.sees(`${cast.worker}正在办`)
  await worker.look()
  await worker.press('答复')
  await worker.type('答复', ANSWER)
  await worker.press('发出答复')
  await worker.sees('已经答复')
}

/** Her daughter reads it where she complained, and is content. */
async function readsTheAnswer(daughter: Actor): Promise<void> {
  await daughter.press('刷新,看有没有新的')
  await daughter.sees(ANSWER)
  await daughter.sees('这样行吗')
  await daughter.look()
  await daughter.press('办好了')
  await daughter.press('确认办好了')
  await daughter.sees('已经办结')
}

/** Where the month is settled: at the provider's desk and at the county's. */
export interface Books<A extends Actor> {
  readonly desk: A
  readonly official: A
}

/** From the application to the books of the month. */
export async function liveTheCredit<A extends Actor>(world: World<A>): Promise<Books<A>> {
  const [daughter, worker, desk] = [await world.phone(), await world.desk(), await world.desk()]
  await signInAndChooseMother(daughter, TAIYUAN)
  const code = await codeOnPaper(daughter, MOTHER)
  const applied = await applyForCredit(daughter, '一个人住,腿不好,想请人打扫。', '妈妈')
  await grantedByOffices(world, worker, applied)
  const number = await bookCleaning(daughter)
  await openWindow(desk, CLERK)
  await acceptAndSend(desk, { name: MOTHER, first: CARER, needed: 1 })

  await world.goOnAt(TUESDAY)
  await cleans(await world.phone(), code)
  const [later, street] = [await world.phone(), await world.desk()]
  await signInAndChooseMother(later, TAIYUAN)
  await confirmsRatesComplains(later, number)
  await workerAnswers(street)
  await readsTheAnswer(later)
  return readTheBooks(world)
}

/** The provider's settlement and the county's ledger. */
async function readTheBooks<A extends Actor>(world: World<A>): Promise<Books<A>> {
  const [desk, official] = [await world.desk(), await world.desk()]
  await openWindow(desk, CLERK)
  await desk.press('每月结算')
  await desk.sees('市里出')
  await desk.look()
  await openWindow(official, OFFICIAL)
  await official.press('补贴台账')
  await official.sees('账目和每一笔流水都对得上')
  await official.look()
  return { desk, official }
}
