import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { assessor, helper, provider } from '../../../cloudfunctions/database/schema'
import { mergeInto } from '../../../cloudfunctions/runtime/records-merge'
import type { ActionName, ActionOutput } from '../../../src/contract'
import type { OfficeThread } from '../../../src/contract/assessment/office'
import type { AssessmentThread } from '../../../src/contract/assessment/shapes'
import { currentText } from '../../../src/domain/consent/texts'
import { dataOf, type Somebody, type Worker, type World } from '../world'
import { newElder, type Elder } from './people-support'

/** Where those of the tests live: 尧都区, 解放路街道. */
export const COUNTY = '141002'
export const STREET = '解放路街道'
export const CITY = 'linfen'
/** A Wednesday of the tests' own calendar, and half past nine. */
export const VISIT_DAY = '2026-11-25'
export const WHEN = { day: VISIT_DAY, from: 570 } as const

/** What her side asks for, where a test does not care. */
export const APPLICATION = {
  ...{ city: CITY, reason: 'first', place: 'home', address: '解放路街道五一社区3号楼501', dayPart: 'morning' },
  ...{ times: '周三下午要透析', phone: '13935700001', words: '走路不稳,想请人看看', agreed: 1 },
  companion: { name: '王丽', relation: '女儿', phone: '13935700002' },
} as const

/** A city's assessing organisation. @returns its id */
export async function newOrg(world: World, more: Partial<typeof provider.$inferInsert> = {}): Promise<string> {
  const id = `org-${randomUUID().slice(0, 8)}`
  await world.database.owner.insert(provider).values({
    ...{ id, city: CITY, name: '安康评估中心', phone: '0357-2095000', assesses: true, createdAt: world.now },
    ...more,
  })
  return more.id ?? id
}

/** Somebody of an organisation who assesses, with the desk open and a certificate that holds for years. */
export async function newAssessor(
  world: World,
  org: string,
  more: { readonly name?: string; readonly medical?: boolean; readonly validTo?: string } = {},
): Promise<Worker> {
  const { name = '王芳', medical = false, validTo = '2030-12-31' } = more
  const worker = await world.staff({ role: 'assessor', name, provider: org })
  await world.database.owner.insert(assessor).values({ staffId: worker.staff, medical, validTo, createdAt: world.now })
  return worker
}

export interface Team {
  readonly org: string
  /** Has a medical background. */
  readonly first: Worker
  readonly second: Worker
}

/** Two who may go: a new organisation's own. */
export async function newTeam(world: World, names: readonly [string, string] = ['王芳', '李强']): Promise<Team> {
  const org = await newOrg(world)
  const first = await newAssessor(world, org, { name: names[0], medical: true })
  return { org, first, second: await newAssessor(world, org, { name: names[1] }) }
}

/** A civil servant of her county; of the whole city with `county: undefined`. */
export const newOfficial = (world: World, more: object = {}): Promise<Worker> =>
  world.staff({ role: 'official', name: '薛经办', county: COUNTY, ...more })

/** Her word, under the text that is shown now. */
export async function consentTo(world: World, her: Elder, given = true): Promise<void> {
  const { version } = currentText('assessment')
  const word = { class: 'assessment', version, given }
  dataOf(await world.ask('account', 'consent', word, { session: her.session, for: her.person, sender: her.session }))
}

/** An elder of 82 in the street who agrees that her assessment is kept. */
export async function newApplicant(world: World, name = '王秀英', more: object = {}): Promise<Elder> {
  const her = await newElder(world, name, { street: STREET, ...more })
  await consentTo(world, her)
  return her
}

/** Two records were found to be one elder's, who signs in by the account of the second. */
export async function merged(world: World, from: Elder, to: Elder): Promise<void> {
  const { database, keyring, now } = world
  const self = and(eq(helper.personId, from.person), eq(helper.standing, 'self'))
  await database.owner.update(helper).set({ standing: 'ended' }).where(self)
  await database.transaction((tx) => mergeInto(tx, keyring, from.person, to.person, now))
}

type Assessment = { [A in ActionName<'assessment'>]: ActionOutput<'assessment', A> }

/** Calls of one account in `assessment`; for somebody where a person is given. */
export function assessmentOf(world: World, { session }: Pick<Somebody, 'session'>, person?: string) {
  const reply = (action: ActionName<'assessment'>, data: object = {}, more: object = {}) =>
    world.ask('assessment', action, data, { session, sender: session, ...more })
  return {
    reply,
    /** About a case, or as somebody of the staff. */
    ask: async <A extends ActionName<'assessment'>>(action: A, data: object = {}): Promise<Assessment[A]> =>
      dataOf<Assessment[A]>(await reply(action, data)),
    /** For the person. */
    forHer: async <A extends ActionName<'assessment'>>(action: A, data: object = {}): Promise<Assessment[A]> =>
      dataOf<Assessment[A]>(await reply(action, data, { for: person })),
    replyForHer: (action: ActionName<'assessment'>, data: object = {}, more: object = {}) =>
      reply(action, data, { for: person, ...more }),
  }
}

/** An application by which case, and as it was seen. */
export const seen = ({ assessment }: Pick<AssessmentThread, 'assessment'>) => ({
  case: assessment.case,
  version: assessment.version,
})

/** She has applied. */
export const appliedFor = async (world: World, her: Elder, more: object = {}): Promise<AssessmentThread> =>
  (await assessmentOf(world, her, her.person).forHer('apply', { ...APPLICATION, ...more })).thread

/** The office has taken it on. */
export async function checkedFor(world: World, her: Elder, official: Worker, more: object = {}): Promise<OfficeThread> {
  const asked = await appliedFor(world, her, more)
  const input = { ...seen(asked), finding: 'accept', words: '材料齐了' }
  return (await assessmentOf(world, official).ask('check', input)).office
}

/** A team has it, with a day unless `when` is null. */
export async function assignedTo(
  world: World,
  her: Elder,
  official: Worker,
  { first, second }: Pick<Team, 'first' | 'second'>,
  when: { readonly day: string; readonly from: number } | null = WHEN,
  asks: object = {},
): Promise<OfficeThread> {
  const { thread } = await checkedFor(world, her, official, asks)
  const input = { ...seen(thread), first: first.staff, second: second.staff, ...(when && { when }) }
  return (await assessmentOf(world, official).ask('assignTeam', input)).office
}
