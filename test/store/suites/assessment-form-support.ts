import { randomUUID } from 'node:crypto'
import type { ActionInput } from '../../../src/contract'
import type { OfficeThread } from '../../../src/contract/assessment/office'
import { BACKGROUND } from '../../../src/domain/assessment/background'
import { GBT_42195 } from '../../../src/domain/assessment/gbt-42195'
import { itemsOf } from '../../../src/domain/assessment/instrument'
import { SEATS, type AnswerValue, type Seat, type SheetTap } from '../../../src/domain/assessment/sheet'
import { totpCode } from '../../../cloudfunctions/runtime/totp'
import type { Worker, World } from '../world'
import { assessmentOf, assignedTo, newApplicant, newOfficial, newTeam, type Team } from './assessment-support'
import type { Elder } from './people-support'

/** A hand. */
export const STROKES: [number, number][][] = [
  [
    [10, 20],
    [300, 200],
  ],
]

/** The day of the tests themselves: an hour before the appointment somebody may stand at the door. */
export const TODAY = { day: '2026-11-21', from: 660 } as const

/** Somebody with a team at her door. */
export interface Scene {
  readonly her: Elder
  readonly official: Worker
  readonly team: Team
  readonly office: OfficeThread
  readonly visit: string
}

export async function newScene(
  world: World,
  more: {
    readonly her?: Elder
    readonly official?: Worker
    readonly team?: Team
    readonly when?: { readonly day: string; readonly from: number } | null
    /** Of the application. */
    readonly asks?: object
  } = {},
): Promise<Scene> {
  const her = more.her ?? (await newApplicant(world))
  const official = more.official ?? (await newOfficial(world))
  const team = more.team ?? (await newTeam(world))
  const office = await assignedTo(world, her, official, team, more.when === undefined ? TODAY : more.when, more.asks)
  return { her, official, team, office, visit: office.thread.assessment.visit!.id }
}

const ITEMS = itemsOf(GBT_42195)

/** Without these nobody can sign, in the order of the form. */
export const NEEDED = [...BACKGROUND.filter(({ needed }) => needed), ...ITEMS].map(({ key }) => key)

/** Answers that come to a total, from 0 to 90; nothing happened, no diagnosis, no coma. */
export function answersFor(total: number): Record<string, AnswerValue> {
  let left = 90 - total
  const answers: Record<string, AnswerValue> = {}
  for (const { key, needed } of BACKGROUND) if (needed) answers[key] = 0
  for (const { key, options } of ITEMS) {
    const best = options[0]!.score
    const off = Math.min(best, left)
    left -= off
    answers[key] = best - off
  }
  return answers
}

export const answer = (item: string, value: AnswerValue, by: Seat, at: Date): SheetTap => ({
  ...{ id: randomUUID(), kind: 'answer', by, item, value, at: at.toISOString() },
})

/** The taps of two who agree on everything, one after the other up to a minute before `now`. */
export function tapsOfBoth(answers: Readonly<Record<string, AnswerValue>>, now: Date): SheetTap[] {
  const lines = SEATS.flatMap((by) => Object.entries(answers).map(([item, value]) => ({ by, item, value })))
  const begins = now.getTime() - 60_000 - lines.length * 1_000
  return lines.map(({ by, item, value }, at) => answer(item, value, by, new Date(begins + at * 1_000)))
}

export type SignInput = ActionInput<'assessment', 'sign'>

/** Both names under a form, the second's with his six digits; a son tells of her. */
export function signInput(
  world: World,
  { team, visit }: Pick<Scene, 'team' | 'visit'>,
  taps: number,
  more: Partial<SignInput> = {},
): SignInput {
  const at = world.now.toISOString()
  const code = totpCode(team.second.secret, world.now)
  return {
    ...{ visit, version: 2, taps, first: { strokes: STROKES, at }, second: { strokes: STROKES, at, code } },
    informant: { strokes: STROKES, at, name: '王强', relation: '儿子' },
    ...more,
  } as SignInput
}

/** Sends taps in as many calls as the wire takes. @returns how many stand there */
export async function put(world: World, by: Worker, visit: string, taps: readonly SheetTap[]): Promise<number> {
  let there = 0
  for (let at = 0; at < taps.length; at += 150)
    there = (await assessmentOf(world, by).ask('putTaps', { visit, taps: taps.slice(at, at + 150) })).taps
  return there
}

/** Filled in with what comes to a total and signed by both. */
export async function signedWith(
  world: World,
  scene: Scene,
  answers: Readonly<Record<string, AnswerValue>>,
): Promise<void> {
  const { team, visit } = scene
  const n = await put(world, team.first, visit, tapsOfBoth(answers, world.now))
  const { visit: card } = (await assessmentOf(world, team.first).ask('sheet', { visit })).sheet.mine
  const input = signInput(world, scene, n, { version: card.version })
  await assessmentOf(world, team.first).ask('sign', input)
}
