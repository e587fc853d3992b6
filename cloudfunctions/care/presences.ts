import { randomUUID } from 'node:crypto'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { PresenceCard } from '@/contract/care'
import { PRESENCE_REASON_WORDS } from '@/domain/notice/templates'
import { PRESENCE_MINUTES } from '@/domain/staff/staff'
import { passOneByOne, type Tx } from '../database/database'
import { person, presence, staff } from '../database/schema'
import { elderName } from '../runtime/cases'
import type { StaffCaller } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import { put } from '../runtime/jobs'
import { staffSecret } from '../runtime/names'
import { openPerson, type PersonRow } from '../runtime/records'
import { drawServiceCode } from '../runtime/service-code'
import { tellThose } from '../runtime/tell'
import { leaveTrace } from '../runtime/trace'
import { HOTLINE, windowOf } from '../runtime/windows'
import { accountOf } from './acts'
import { workerOf } from './desk'
import { findBeside } from './meet'
import type { CareCall, CareOutput, CareParts } from './parts'

type PresenceRow = typeof presence.$inferSelect

const MINUTE_MS = 60_000

/** 当面代办: a worker opens an elder's record with her beside him, and her card. */
export function presenceHandlers(parts: CareParts) {
  const { keyring } = parts
  return {
    meet: (call: CareCall<'meet'>) => meet(parts, call),
    async presence({ db, caller, now }: CareCall<'presence'>): Promise<CareOutput<'presence'>> {
      const [open] = await db
        .select({ row: presence, her: person })
        .from(presence)
        .innerJoin(person, eq(person.id, presence.personId))
        .where(and(eq(presence.staffId, workerOf(caller.staff).id), isNull(presence.endedAt), gt(presence.endsAt, now)))
        .orderBy(desc(presence.createdAt))
      return { presence: open ? cardOf(keyring, open.row, open.her) : null }
    },
    async leave({ db, caller, now }: CareCall<'leave'>): Promise<CareOutput<'leave'>> {
      await closeOpen(db, keyring, workerOf(caller.staff), accountOf(caller), now)
      return {}
    },
    async card({ db, forPerson }: CareCall<'card'>): Promise<CareOutput<'card'>> {
      if (!forPerson) throw new Error('card was called for nobody')
      const { row } = await openPerson(db, keyring, forPerson.id, true)
      const { code, replaced } = await drawServiceCode(db, keyring, row.id)
      const window = await windowOf(db, row.residence, row.street)
      const phones = window ? [window, HOTLINE] : [HOTLINE]
      return { name: elderName(keyring, row), code: inFours(code), phones, replaced }
    },
  }
}

/** As it is printed and read out: «1234 5678». */
const inFours = (digits: string): string => `${digits.slice(0, 4)} ${digits.slice(4)}`

async function meet(parts: CareParts, call: CareCall<'meet'>): Promise<CareOutput<'meet'>> {
  const { db, caller, now, input } = call
  const { keyring, places } = parts
  const worker = workerOf(caller.staff)
  const accountId = accountOf(caller)
  // One elder at a time: two taps at once are one after the other.
  await passOneByOne(db, `presence ${worker.id}`)
  const her = await findBeside({ tx: db, keyring, places, worker, accountId, now }, input.by)
  await closeOpen(db, keyring, worker, accountId, now)
  const { reason, by } = input
  const row: PresenceRow = {
    id: randomUUID(),
    staffId: worker.id,
    personId: her.row.id,
    reason,
    proof: by.proof,
    sealedProof:
      by.proof === 'signature' ? keyring.sealUnder(her.row.wrappedKey, her.row.id, { strokes: by.strokes }) : null,
    createdAt: now,
    endsAt: new Date(now.getTime() + PRESENCE_MINUTES * MINUTE_MS),
    endedAt: null,
  }
  await db.insert(presence).values(row)
  await put(db, 'presence-end', row.id, row.endsAt, now)
  await leaveTrace(db, { personId: row.personId, accountId, ground: 'presence', action: 'care.meet' }, now)
  const telling = {
    template: 'presence-opened',
    params: {
      worker: await workerWords(db, keyring, worker.id),
      elder: elderName(keyring, her.row),
      reason: PRESENCE_REASON_WORDS[reason],
    },
    link: { person: row.personId },
  } as const
  await tellThose(db, keyring, row.personId, telling, now, { except: accountId })
  return { presence: cardOf(keyring, row, her.row) }
}

function cardOf(keyring: Keyring, row: PresenceRow, her: PersonRow): PresenceCard {
  return {
    id: row.id,
    person: { id: her.id, name: elderName(keyring, her), identitySeen: her.identitySeen },
    reason: row.reason,
    proof: row.proof,
    openedAt: row.createdAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }
}

const workerWords = async (tx: Tx, keyring: Keyring, staffId: string): Promise<string> => {
  const [row] = await tx.select().from(staff).where(eq(staff.id, staffId))
  return row ? `社工 ${staffSecret(keyring, row).name}` : '社工'
}

/** Closes whatever a worker has open, and tells her and her helpers. Done twice it is done once. */
async function closeOpen(tx: Tx, keyring: Keyring, worker: StaffCaller, accountId: string, now: Date): Promise<void> {
  const closed = await tx
    .update(presence)
    .set({ endedAt: now })
    .where(and(eq(presence.staffId, worker.id), isNull(presence.endedAt)))
    .returning({ personId: presence.personId })
  for (const { personId } of closed) {
    const [her] = await tx.select().from(person).where(eq(person.id, personId))
    if (!her?.wrappedKey) continue
    const params = { worker: await workerWords(tx, keyring, worker.id), elder: elderName(keyring, her) }
    const telling = { template: 'presence-closed', params, link: { person: personId } } as const
    await tellThose(tx, keyring, personId, telling, now, { except: accountId })
  }
}
