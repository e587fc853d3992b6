import { randomUUID } from 'node:crypto'
import { presence } from '../../../cloudfunctions/database/schema'
import { personFor } from '../../../cloudfunctions/runtime/access'
import type { Caller } from '../../../cloudfunctions/runtime/define'
import { contract, type Access, type Actions } from '../../../src/contract'
import { type Somebody, type Worker, type World } from '../world'
import { APPLICATION, assessmentOf } from './assessment-support'
import { bookingOf, newGuest, newOffering, newProvider, newSlot } from './booking-support'
import { newWorker } from './care-support'
import { divisionOf } from './desk-support'
import { codeOf, stand, wordsOf, type Elder } from './people-support'

type PersonAccess = Extract<Access, { by: 'person' }>

/** Every way of the contract to act for a person, once. */
const ACCESSES: readonly PersonAccess[] = Object.values(contract as unknown as Record<string, Actions>)
  .flatMap((actions) => Object.values(actions))
  .flatMap(({ access }) => (access.by === 'person' ? [access] : []))
const NEW: readonly string[] = ['book', 'pay', 'assess']
/** What somebody leaves is handled and looked at as before. */
const KEPT: readonly string[] = ['view', 'handle', 'own']

/** For somebody who died nothing new is begun, by whomever; what she leaves can be handled. */
export function deskLifeDiedSuite(world: () => World): void {
  const callerOf = ({ id }: Somebody, staff: Caller['staff'] = null): Caller => ({
    ...{ account: id, session: randomUUID(), openId: null, staff },
  })
  const staffOf = ({ staff: id }: Worker, role: 'community-worker' | 'phone-agent'): Caller['staff'] => ({
    ...{ id, role, city: 'linfen', provider: null },
    division: { county: null, street: null, community: null },
  })

  /** Everybody who may do everything for her. */
  const allOf = async (her: Elder): Promise<Readonly<Record<string, Caller>>> => {
    const [daughter, guardian] = [await world().newAccount('王丽'), await world().newAccount('王强')]
    await stand(world(), daughter, her.person)
    await stand(world(), guardian, her.person, [], { standing: 'guardian' })
    const withHer = async (role: 'community-worker' | 'phone-agent', proof: 'signature' | 'spoken') => {
      const worker = await world().staff({ role, name: '周敏' })
      await world()
        .database.owner.insert(presence)
        .values({
          ...{ id: randomUUID(), staffId: worker.staff, personId: her.person, reason: 'help', proof },
          ...{ createdAt: world().now, endsAt: new Date(world().now.getTime() + 3_600_000) },
        })
      return callerOf(worker, staffOf(worker, role))
    }
    return {
      ...{ self: callerOf(her), guardian: callerOf(guardian), helper: callerOf(daughter) },
      ...{ beside: await withHer('community-worker', 'signature'), call: await withHer('phone-agent', 'spoken') },
    }
  }
  /** Who is let through to what, «helper book», and the words of each refusal. */
  const tried = async (
    callers: Readonly<Record<string, Caller>>,
    person: string,
    accesses: readonly PersonAccess[],
  ) => {
    const through: string[] = []
    const words = new Set<string>()
    for (const [name, caller] of Object.entries(callers))
      for (const access of accesses)
        await world()
          .database.transaction((tx) => personFor(tx, caller, person, access, world().now))
          .then(
            () => through.push(`${name} ${access.scope}`),
            (error: Error) => words.add(error.message),
          )
    return { through, words: [...words] }
  }

  describe('for somebody who died', () => {
    it('nobody books, pays or asks for an assessment, whoever he is; what she leaves is handled as before', async () => {
      const [her, worker] = [await newGuest(world()), await newWorker(world())]
      const callers = await allOf(her)
      const fresh = ACCESSES.filter(({ scope }) => NEW.includes(scope))
      const kept = ACCESSES.filter(({ scope }) => KEPT.includes(scope))
      expect(fresh.length + kept.length).toBe(ACCESSES.length)
      expect([...new Set(fresh.map(({ scope }) => scope))]).toEqual(expect.arrayContaining(['book', 'assess']))
      // No action of today asks for paying alone; the rule is there before the first does.
      const pay: PersonAccess = { by: 'person', scope: 'pay', presence: true, call: true, trace: null }
      const living = await tried(callers, her.person, [...fresh, pay])
      const before = await tried(callers, her.person, kept)
      for (const name of Object.keys(callers))
        expect(living.through).toEqual(expect.arrayContaining([`${name} book`, `${name} pay`, `${name} assess`]))
      const { life } = await divisionOf(world(), worker).lived(her.person, 'died')
      const dead = await tried(callers, her.person, [...fresh, pay])
      expect(dead).toEqual({ through: [], words: [expect.stringContaining('已经去世')] })
      expect(await tried(callers, her.person, kept)).toEqual(before)
      await divisionOf(world(), worker).takeBack(life[0]!.id)
      expect(await tried(callers, her.person, [...fresh, pay])).toEqual(living)
    })

    it('a booking, an application for a grant and one for an assessment are refused at the door with what to do', async () => {
      const [her, worker] = [await newGuest(world()), await newWorker(world())]
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, her.person)
      const of = await newOffering(world(), await newProvider(world()))
      const lunch = await newSlot(world(), of, '2026-11-23')
      const wish = { offering: of.id, version: 1, units: 1, details: {}, slots: [lunch.id], ownFen: 1_500 }
      await divisionOf(world(), worker).lived(her.person, 'died')
      const grant = { city: 'linfen', programme: 'linfen.test-credit', words: '有低保' }
      for (const who of [her, daughter]) {
        const calls = bookingOf(world(), who, her.person)
        const assessed = await assessmentOf(world(), who, her.person).replyForHer('apply', APPLICATION)
        for (const reply of [
          await calls.replyForHer('book', wish),
          await calls.replyForHer('applyGrant', grant),
          assessed,
        ])
          expect([codeOf(reply), wordsOf(reply)]).toEqual([
            'forbidden',
            expect.stringMatching(/已经去世.*30天内能收回/),
          ])
      }
    })
  })
}
