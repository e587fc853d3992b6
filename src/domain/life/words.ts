import { effectsOf, type LifeEventKind } from './event'

const TOLD = '知道过的人会再收到一次消息。'

/** What taking an event back brings, told before it is done: what the event stopped goes on, and what «回家了» let go on stops. */
export function takeBackWords(kind: LifeEventKind): string {
  const { bookings, grants, assessments } = effectsOf(kind)
  if (bookings === 'resume') return `每周的预约又停下,约好的取消,不收钱;探访也先停下。${TOLD}`
  const meals = '停掉的每周预约接着订,探访接着排。位子已经给了别人的、只订一次的、排着队的,要重新订。'
  const money = grants === 'stop' ? '因为这次登记停掉的补贴、没办完的申请恢复。' : ''
  const assessed = assessments === 'keep' ? '' : '没做完的能力评估接着做。'
  return `${meals}${money}${assessed}${TOLD}`
}
