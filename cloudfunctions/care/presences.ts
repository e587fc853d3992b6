import type { PresenceCard } from '@/contract/care'
import { passOneByOne } from '../database/database'
import { elderName } from '../runtime/cases'
import type { Keyring } from '../runtime/keyring'
import { closePresence, openBefore, openPresence, type PresenceRow } from '../runtime/presence'
import { openPerson, type PersonRow } from '../runtime/records'
import { drawServiceCode } from '../runtime/service-code'
import { leaveTrace } from '../runtime/trace'
import { HOTLINE, windowOf } from '../runtime/windows'
import { accountOf } from './acts'
import { workerOf } from './desk'
import { findBeside } from './meet'
import type { CareCall, CareOutput, CareParts } from './parts'

/** 当面代办 and the telephone: whose record is open now, how it is opened beside her, and her card. */
export function presenceHandlers(parts: CareParts) {
  const { keyring } = parts
  return {
    meet: (call: CareCall<'meet'>) => meet(parts, call),
    async presence({ db, caller, now }: CareCall<'presence'>): Promise<CareOutput<'presence'>> {
      const open = await openBefore(db, workerOf(caller.staff), now)
      return { presence: open ? presenceCard(keyring, open.row, open.her) : null }
    },
    async leave({ db, caller, now }: CareCall<'leave'>): Promise<CareOutput<'leave'>> {
      await closePresence(db, keyring, workerOf(caller.staff), accountOf(caller), now)
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
  const { reason, by } = input
  const said = by.proof === 'signature' ? { strokes: by.strokes } : null
  const row = await openPresence(db, keyring, { worker, accountId, her: her.row, reason, proof: by.proof, said }, now)
  await leaveTrace(db, { personId: row.personId, accountId, ground: 'presence', action: 'care.meet' }, now)
  return { presence: presenceCard(keyring, row, her.row) }
}

/** What whoever has her affairs open is shown of that. */
export function presenceCard(keyring: Keyring, row: PresenceRow, her: PersonRow): PresenceCard {
  return {
    id: row.id,
    person: { id: her.id, name: elderName(keyring, her), identitySeen: her.identitySeen },
    reason: row.reason,
    proof: row.proof,
    openedAt: row.createdAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }
}
