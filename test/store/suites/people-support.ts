import { randomUUID } from 'node:crypto'
import { helper, presence } from '../../../cloudfunctions/database/schema'
import type { HelperCard, InvitationCard, PersonCard, RecordCard } from '../../../src/contract/account'
import { SCOPES, type Scope, type Standing } from '../../../src/domain/helper/scope'
import type { Reply } from '../../../cloudfunctions/runtime/invoke'
import { inboxWords } from '../../../src/domain/notice/templates'
import { dataOf, type Somebody, type Worker, type World } from '../world'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

let sequence = 0

/** A right identity number of somebody invented, another one each time; the last digit of the sequence is even: female. */
export function freshNumber(birthDate = '1944-03-05'): string {
  sequence += 1
  const body = `141002${birthDate.replaceAll('-', '')}${String(sequence * 2).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

export interface Elder extends Somebody {
  /** Her record. */
  readonly person: string
}

/** An elder with a phone of her own, and a record that she told. */
export async function newElder(world: World, name: string, more: object = {}): Promise<Elder> {
  const somebody = await world.newAccount(name)
  const typed = { name, relation: '本人', birthDate: '1944-03-05', residence: '141002', ...more }
  const { person } = dataOf<{ person: PersonCard }>(
    await world.ask('account', 'addPerson', typed, { session: somebody.session }),
  )
  return { ...somebody, person: person.id }
}

/** Lets an account stand to a person, as if all had been agreed to. */
export async function stand(
  world: World,
  account: Somebody,
  person: string,
  scopes: readonly Scope[] = SCOPES,
  more: { readonly standing?: Standing; readonly until?: Date; readonly relation?: string } = {},
): Promise<string> {
  const id = randomUUID()
  const { standing = 'confirmed', until = null, relation = '妈妈' } = more
  await world.database.owner.insert(helper).values({
    ...{ id, accountId: account.id, personId: person, relation, standing, scopes: [...scopes], until },
    ...{ createdAt: world.now, confirmedAt: world.now },
  })
  return id
}

/** A worker of her street, beside her now. */
export async function workerBeside(world: World, person: string, name = '李敏'): Promise<Worker> {
  const worker = await world.staff({ role: 'community-worker', name, county: '141002', street: '解放路街道' })
  await world.database.owner.insert(presence).values({
    ...{ id: randomUUID(), staffId: worker.staff, personId: person, reason: 'consent', proof: 'service-code' },
    ...{ createdAt: world.now, endsAt: new Date(world.now.getTime() + 3_600_000) },
  })
  return worker
}

export interface Invited {
  readonly invitation: InvitationCard
  readonly link: string
  readonly code: string
}

/** Calls of one account about one person, with its answers opened or its refusals shown. */
export function actor(world: World, { session }: Somebody, person?: string) {
  const ask = (action: string, data: object = {}, of: string | undefined = person): Promise<Reply> =>
    world.ask('account', action, data, { session, for: of, sender: session })
  const own = (action: string, data: object = {}): Promise<Reply> =>
    world.ask('account', action, data, { session, sender: session })
  return {
    ask,
    own,
    record: async () => dataOf<RecordCard>(await ask('record')),
    helpers: async () =>
      dataOf<{ helpers: HelperCard[]; invitations: InvitationCard[]; workers: { name: string }[]; confirmed: number }>(
        await ask('helpers'),
      ),
    invite: async (scopes: readonly Scope[], more: object = {}) =>
      dataOf<Invited>(await ask('invite', { scopes, ...more })),
    add: async (data: object) =>
      dataOf<{ person: PersonCard }>(await own('addPerson', { name: '王秀英', relation: '妈妈', ...data })).person,
    accept: async (data: object) =>
      dataOf<{ person: PersonCard }>(await own('acceptInvitation', { relation: '妈妈', ...data })).person,
    people: async () => dataOf<{ people: PersonCard[] }>(await own('me')).people,
  }
}

/** The code of a refusal, or ok. */
export const codeOf = ({ answer }: Reply): string => (answer.ok ? 'ok' : answer.error.code)
export const wordsOf = ({ answer }: Reply): string => (answer.ok ? '' : answer.error.message)
export const fieldsOf = ({ answer }: Reply): Readonly<Record<string, string>> =>
  answer.ok ? {} : (answer.error.fields ?? {})

/** The words of a notice in the inbox. */
export const inbox = inboxWords

/** What every suite about people does, over its world. */
export function kitOf(world: () => World) {
  const kit = {
    owner: () => world().database.owner,
    account: (name: string) => world().newAccount(name),
    as: (somebody: Somebody, of?: string) => actor(world(), somebody, of),
    async later<T>(hours: number, work: () => Promise<T>): Promise<T> {
      const before = world().now
      world().now = new Date(before.getTime() + hours * 3_600_000)
      try {
        return await work()
      } finally {
        world().now = before
      }
    },
    /** A session at the time that it is now: the one of before may have ended. */
    async again(somebody: Somebody): Promise<Somebody> {
      const renewed = dataOf<{ session: string; renewal: string }>(
        await world().ask('account', 'renew', { renewal: somebody.renewal }, { sender: somebody.id }),
      )
      return { ...somebody, ...renewed }
    },
    /** What an account was told, newest last. */
    async told(somebody: Somebody): Promise<string[]> {
      const { notices } = dataOf<{ notices: { words: string }[] }>(
        await world().ask('notify', 'inbox', {}, { session: somebody.session }),
      )
      return notices.map(({ words }) => words).reverse()
    },
    async family(name = '王秀英') {
      const elder = await newElder(world(), name)
      return { elder, self: kit.as(elder, elder.person) }
    },
  }
  return kit
}
