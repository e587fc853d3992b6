import { eq } from 'drizzle-orm'
import { person, registerEntry, staff, visit } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import { isHis } from '../../runtime/division'
import { staffWords } from '../../runtime/names'
import { leaveTrace } from '../../runtime/trace'
import { WireFault } from '../../runtime/wire-fault'
import { accountOf } from '../acts'
import { workerOf } from '../desk'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { secretOf } from './record'

const NO_VISIT = '没有找到这次探访。'

/** One visit, for whoever works where she lives now. @throws WireFault not-found to everybody else */
export async function visitRead(parts: CareParts, call: CareCall<'visit'>): Promise<CareOutput<'visit'>> {
  const { db, caller, now, input } = call
  const worker = workerOf(caller.staff)
  const [found] = await db
    .select({ row: visit, owner: person, by: staff })
    .from(visit)
    .innerJoin(person, eq(person.id, visit.personId))
    .innerJoin(staff, eq(staff.id, visit.staffId))
    .where(eq(visit.id, input.visit))
  const rootId = found && (found.owner.mergedInto ?? found.owner.id)
  const [home] = rootId
    ? await db
        .select({ entry: registerEntry, her: person })
        .from(registerEntry)
        .innerJoin(person, eq(person.id, registerEntry.personId))
        .where(eq(registerEntry.personId, rootId))
    : []
  if (!found?.owner.wrappedKey || !home || !isHis(parts.places, worker, home.entry))
    throw new WireFault('not-found', NO_VISIT)
  const { row, by } = found
  const { findings, words } = await secretOf(db, parts.keyring, row)
  const line = { personId: home.her.id, accountId: accountOf(caller), ground: 'task', action: 'care.visit' } as const
  await leaveTrace(db, line, now)
  return {
    person: home.her.id,
    name: elderName(parts.keyring, home.her),
    at: row.at.toISOString(),
    mode: row.mode,
    outcome: row.outcome,
    findings,
    words,
    by: await staffWords(db, parts.keyring, by),
  }
}
