import type { LifeDraft } from '@/client/life-draft'
import { LIFE_EVENT_WORDS, LIFE_EVENTS, whereAfter, type LifeEventKind } from '@/domain/life/event'
import type { Whereabouts } from '@/domain/register/entry'
import { dayOf } from '../official/decide-form'

/** What may be said in a few words beside it. */
export const MOST_WORDS = 300

const HINTS: Readonly<Record<LifeEventKind, string>> = {
  died: '预约、补贴、申请、探访都停,不再给老人发消息',
  hospital: '预约和探访先停,回家了再接着来',
  institution: '家里的预约、补贴、探访停下',
  moved: '这里的预约、补贴、探访停下,不再列在名单里',
  'home-again': '先停的预约接着来,探访接着排',
}

/** What comes of each, told before it is sent. */
export const EFFECT_WORDS: Readonly<Record<LifeEventKind, readonly string[]>> = {
  died: [
    '没用的预约都取消,固定的不再订',
    '在领的补贴停发,没批的申请不办了',
    '没做完的能力评估不做了',
    '不再给老人的手机发提醒',
    '要知道的人会收到消息',
  ],
  hospital: ['预约先暂停,回家了再接着来', '补贴照旧', '这段时间不排探访', '要知道的人会收到消息'],
  institution: [
    '家里的预约都取消',
    '通过这里领的补贴停发,没批的申请不办了',
    '能领什么要重新看',
    '不排上门探访',
    '要知道的人会收到消息',
  ],
  moved: [
    '这里的预约都取消',
    '通过这里领的补贴停发,没批的申请不办了',
    '还没上门的能力评估不做了',
    '从名单里拿掉,不排探访',
    '要知道的人会收到消息',
  ],
  'home-again': ['先停的预约接着来', '探访重新排上'],
}

/** What can have happened to somebody who is there now: who is at home has not come home again, who died has nothing more. */
export function possibleEvents(where: Whereabouts): readonly LifeEventKind[] {
  if (where === 'died') return []
  return LIFE_EVENTS.filter((kind) => whereAfter(kind) !== where)
}

export const eventOptions = (where: Whereabouts) =>
  possibleEvents(where).map((id) => ({ id, label: LIFE_EVENT_WORDS[id], hint: HINTS[id] }))

/** What is wrong with the day, in the words of the page. @param now today, `YYYY-MM-DD` */
export function dayProblem(on: LifeDraft['on'], now: string): string | undefined {
  const day = dayOf(on)
  if (day === undefined) return '请写清哪年哪月哪日'
  return day > now ? '这一天还没到,请看看日期' : undefined
}
