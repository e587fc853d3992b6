import { numberOn } from './ask-help'
import { openDeskOf } from './coverage-story'
import { saidOn } from './names'
import type { Phone } from './people-story'

/**
 * The story of booking, told once and lived in both builds: she who looks after her mother on a telephone, and those who serve on
 * theirs. What several parts of it do stands here.
 */

/** One device in the story. */
export interface Actor extends Phone {
  /** Looks at the page as it stands. @throws Error with what is wrong on it */
  look(): Promise<void>
}

/** Where the story is lived: a server of its own, whose hour is known. */
export interface World<A extends Actor = Actor> {
  /** Where its server answers. */
  origin(): string
  /** A telephone, fresh from the shop. */
  phone(): Promise<A>
  /** A wide screen on a desk, where the build has one. */
  desk(): Promise<A>
  /** The server ends and goes on with all it knows at another hour; every device is to be taken up anew. @param now ISO, with its zone */
  goOnAt(now: string): Promise<void>
}

/** A Monday: today's lunch can be ordered for another hour, and tomorrow's visits till the afternoon. */
export const MONDAY = '2026-11-23T09:00:00+08:00'
/** The first visits of the day have begun. */
export const TUESDAY = '2026-11-24T09:05:00+08:00'

/** The eight digits of her service card, as they stand on the paper for the refrigerator. */
export async function codeOnPaper(daughter: Actor, name: string): Promise<string> {
  await daughter.follow('/pages/booking/sheet')
  await daughter.sees(`${name}这一周`)
  const [, first, last] = /服务码\s*(\d{4})\s?(\d{4})/.exec(await daughter.words()) ?? []
  if (!first || !last) throw new Error(`No service code is to be read on: ${await daughter.words()}`)
  return first + last
}

export async function openWindow(desk: Actor, name: string): Promise<void> {
  await openDeskOf(desk, name)
}

/** How one page is answered where it says something. */
export type Answers = readonly (readonly [asked: string, answer: (hands: Actor) => Promise<void>])[]

export const chooses =
  (...answers: readonly string[]) =>
  async (hands: Actor): Promise<void> => {
    for (const answer of answers) await hands.choose(answer)
  }
export const writes =
  (...fields: readonly (readonly [field: string, words: string])[]) =>
  async (hands: Actor): Promise<void> => {
    for (const [field, words] of fields) await hands.type(field, words)
  }

const CHECK_PAGE = '看看对不对'
const MOST_QUESTIONS = 16

/** Opens the nearest of what is offered under a name. */
export async function pressNearest(hands: Pick<Actor, 'sees' | 'words' | 'press'>, name: string): Promise<void> {
  await hands.sees(name)
  const said = (await hands.words()).replace(/\s+/g, ' ')
  const place =
    said
      .slice(said.indexOf(name) + name.length)
      .trim()
      .split(' ')[0] ?? ''
  await hands.press(`${name} ${place}`, '可以订的')
}

const ALL_KNOWN = '需要问的都问过了'

/** Answers page after page, until all is looked over, or until the page says one of the words that end it. */
export async function answerPages(hands: Actor, answers: Answers, ...ends: readonly string[]): Promise<string> {
  for (let asked = 0; asked <= MOST_QUESTIONS; asked += 1) {
    const seen = await hands.sees(`第 ${asked + 1} 题`, CHECK_PAGE, ALL_KNOWN, ...ends)
    if (seen === ALL_KNOWN) await hands.press('看看订得对不对')
    if (seen === ALL_KNOWN) return hands.sees(CHECK_PAGE)
    if (seen !== `第 ${asked + 1} 题`) return seen
    const page = await hands.words()
    const [, answer] = answers.find(([question]) => saidOn(page, [question])) ?? []
    if (!answer) throw new Error(`Nobody knows what to answer on: ${page}`)
    await answer(hands)
    await hands.press('下一题')
  }
  throw new Error(`More than ${MOST_QUESTIONS} questions were asked.`)
}

/** Days of visits as they stand on the page, the nearest first: «11月24日 周二 09:00–10:30». */
export async function hoursOffered(hands: Actor): Promise<readonly string[]> {
  await hands.sees('哪一天', '哪几天')
  const found = (await hands.words()).match(/\d+月\d+日\s*周.\s*\d+:\d\d–\d+:\d\d/g) ?? []
  return [...new Set(found)]
}

/** From the home page to what can be booked of one kind. */
export async function seekOffers(hands: Actor, kind: '吃饭' | '洗澡' | '上门', unit: string): Promise<void> {
  await hands.open()
  await hands.press('订服务')
  await hands.press(kind)
  await hands.sees(unit)
}

/** The page of a case from 我的事. */
export async function openAffair(hands: Actor, name: string, number: string): Promise<void> {
  await hands.open()
  await hands.press('我的事')
  const told = `${name} · 编号 ${number.slice(0, 4)} ${number.slice(4)}`
  await hands.sees(told)
  await hands.press(told)
}

/** Books what stands on the check page. @returns the number of the order */
export async function bookIt(hands: Actor, button: string): Promise<string> {
  await hands.press(button)
  await hands.sees('编号')
  return numberOn(hands)
}

/** The provider says yes, and sends people of whom `first` is one. @returns who was sent */
export async function acceptAndSend(
  desk: Actor,
  {
    name,
    what,
    first,
    needed,
  }: {
    readonly name: string
    /** Which of several new orders; the only one without it. */
    readonly what?: string
    readonly first: string
    readonly needed: number
  },
): Promise<readonly string[]> {
  // Before she is promised anything, her name is theirs to know only in part.
  await desk.press(`接单:${name.charAt(0)}**${what ? ` ${what}` : ''}`)
  await desk.sees(what ? '要派人 1' : '现在没有新订单')
  await desk.press(`要派人 1`)
  await desk.sees(`还差 ${needed} 人`)
  await desk.press(name)
  await desk.press('派人去')
  await desk.sees(`派谁去?要 ${needed} 个人`)
  await desk.sees('去不了的')
  await desk.look()
  const free = (await desk.words()).match(/\S+\([女男]\)/g) ?? []
  const sent = [...free].sort((a, b) => Number(b.startsWith(first)) - Number(a.startsWith(first))).slice(0, needed)
  for (const who of sent) await desk.choose(who)
  await desk.press('就派这几位')
  await desk.sees('换人去')
  await desk.look()
  return sent.map((who) => who.slice(0, -'(女)'.length))
}
