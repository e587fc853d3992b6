import { and, asc, desc, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm'
import { isAboutPlace } from '@/domain/case/case'
import { covers } from '@/domain/staff/staff'
import type { Tx } from '../database/database'
import { careCase, caseEvent, person } from '../database/schema'
import { elderName, homeOfCase } from '../runtime/cases'
import type { StaffCaller } from '../runtime/define'
import { casesInDivision, inCounty } from '../runtime/division'
import type { Keyring } from '../runtime/keyring'
import { staffSecret } from '../runtime/names'
import { leaveListTrace } from '../runtime/seen'
import { invalidField, WireFault } from '../runtime/wire-fault'
import { divisionOf, workersIn } from '../runtime/workers'
import { aboutCase, accountOf, act, tellDesk, tellHerSide } from './acts'
import { cardsOf, residentIn } from './cards'
import type { CareCall, CareOutput, CareParts } from './parts'
import { affairOf, threadOf } from './threads'

/** What one screen of a desk shows at the most; what is due first stands first. */
const MOST_ON_DESK = 100
const NAMED_TWICE = '同事已经接了这件事。请刷新工作台看看。'

/** The worker's desk: what waits for him, and what he does with it. */
export function deskHandlers(parts: CareParts) {
  const { keyring } = parts
  return {
    desk: (call: CareCall<'desk'>) => deskOf(keyring, call),
    async take(call: CareCall<'take'>): Promise<CareOutput<'take'>> {
      const { id } = workerOf(call.caller.staff)
      const { affair, who, by } = await act(parts, call, 'taken', { holder: id, lost: NAMED_TWICE })
      const telling = { template: 'case-taken', params: { worker: who, ...aboutCase(keyring, affair) } } as const
      await tellHerSide(call.db, keyring, affair, telling, { now: call.now, except: by.accountId })
      return { thread: await threadOf(call.db, keyring, call.caller, affair, call.now) }
    },
    async answer(call: CareCall<'answer'>): Promise<CareOutput<'answer'>> {
      const { row } = await affairOf(call.db, call.caller, call.forCase, call.now)
      if (row.kind === 'guardian')
        throw new WireFault('invalid', '这是监护人登记。请核对材料,选登记或者不登记,再写明理由。')
      const { id } = workerOf(call.caller.staff)
      const { affair, who, by } = await act(parts, call, 'answered', { heldBy: id })
      const telling = { template: 'case-answered', params: { worker: who, ...aboutCase(keyring, affair) } } as const
      await tellHerSide(call.db, keyring, affair, telling, { now: call.now, except: by.accountId })
      return { thread: await threadOf(call.db, keyring, call.caller, affair, call.now) }
    },
    handOn: (call: CareCall<'handOn'>) => handOn(parts, call),
  }
}

/** The worker of a call that the runtime let through as one. */
export function workerOf(staff: StaffCaller | null): StaffCaller {
  if (!staff) throw new WireFault('forbidden', '请先用动态码打开工作台,再接着办。')
  return staff
}

async function deskOf(keyring: Keyring, { db, caller, now, input }: CareCall<'desk'>): Promise<CareOutput<'desk'>> {
  const worker = workerOf(caller.staff)
  const found = await db
    .select({ row: careCase, owner: person })
    .from(careCase)
    .innerJoin(person, eq(person.id, careCase.personId))
    .where(and(onDeskOf(worker), wanted(input.show, worker), notHisOwn(accountOf(caller))))
    .orderBy(
      ...(input.show === 'done'
        ? [desc(careCase.updatedAt)]
        : [sql`${careCase.promisedOn} asc nulls last`, asc(careCase.createdAt)]),
      asc(careCase.id),
    )
    .limit(MOST_ON_DESK)
  const merged = found.flatMap(({ owner }) => owner.mergedInto ?? [])
  const into = merged.length > 0 ? await db.select().from(person).where(inArray(person.id, merged)) : []
  const shown = found.map(({ row, owner }) => {
    const her = into.find(({ id }) => id === owner.mergedInto) ?? owner
    return {
      row,
      owner,
      person: isAboutPlace(row.kind) ? residentIn(row) : { id: her.id, name: elderName(keyring, her) },
    }
  })
  const named = shown.filter(({ row }) => !isAboutPlace(row.kind))
  const seen = named.map((one) => ({ personId: one.person.id, ground: 'task' as const }))
  await leaveListTrace(db, accountOf(caller), 'care.desk', seen, now)
  return { cases: await cardsOf(db, keyring, shown, now), colleagues: await colleaguesOf(db, keyring, worker) }
}

/**
 * Cases that lie in a division, as `covers` says it, in the order of the index: a booking while a complaint is looked into, a grant while
 * the community checks it. The county's own are objections against what it decided.
 */
function onDeskOf(worker: StaffCaller): SQL | undefined {
  if (worker.role === 'official')
    return and(
      inCounty(worker, careCase),
      eq(careCase.desk, 'county'),
      eq(careCase.kind, 'grant'),
      sql`exists (select 1 from ${caseEvent} where ${caseEvent.caseId} = ${careCase.id} and ${caseEvent.kind} = 'objected')`,
    )
  return and(eq(careCase.desk, 'street'), casesInDivision(worker))
}

/** Who asks to be her guardian reads of his own case what everybody may who asks, desk or no desk. */
const notHisOwn = (account: string): SQL | undefined =>
  or(ne(careCase.kind, 'guardian'), ne(careCase.openedBy, account))

function wanted(show: 'open' | 'mine' | 'done', { id }: StaffCaller): SQL | undefined {
  if (show === 'done') return inArray(careCase.state, ['answered', 'withdrawn', 'closed'])
  const open = inArray(careCase.state, ['waiting', 'taken'])
  return show === 'open' ? open : and(open, eq(careCase.holder, id))
}

/** Those whose division meets his: to some of them each of his cases can go. */
async function colleaguesOf(tx: Tx, keyring: Keyring, worker: StaffCaller) {
  // What the county decided is answered by whoever took it.
  if (worker.role !== 'community-worker') return []
  const { county, street, community } = worker.division
  const meets = (his: string | null, other: string | null) => his === null || other === null || his === other
  const rows = await workersIn(tx, worker.city, county)
  return rows
    .filter((row) => row.id !== worker.id && meets(street, row.street) && meets(community, row.communityHash))
    .map((row) => ({ id: row.id, name: staffSecret(keyring, row).name }))
}

async function handOn(parts: CareParts, call: CareCall<'handOn'>): Promise<CareOutput<'handOn'>> {
  const { db, caller, now, input } = call
  const { keyring } = parts
  const worker = workerOf(caller.staff)
  const { row } = await affairOf(db, caller, call.forCase, now)
  const home = homeOfCase(row)
  const colleagues = (await workersIn(db, home.city, home.county)).filter((one) =>
    covers(divisionOf(one), divisionOf(home)),
  )
  const to = colleagues.find(
    ({ id, accountId }) =>
      id === input.to && id !== worker.id && (row.kind !== 'guardian' || accountId !== row.openedBy),
  )
  if (!to) throw invalidField('to', '这位同事接不了这件事,请从名单里另选一位')
  const { affair, by, who } = await act(parts, call, 'handed-on', { heldBy: worker.id, holder: to.id, to: to.id })
  const name = `社工 ${staffSecret(keyring, to).name}`
  const params = { worker: who, to: name, ...aboutCase(keyring, affair) }
  const telling = { template: 'case-handed-on', params } as const
  const told = { now, except: by.accountId }
  await tellHerSide(db, keyring, affair, telling, told)
  await tellDesk(db, keyring, affair, telling, told)
  return { thread: await threadOf(db, keyring, caller, affair, now) }
}
