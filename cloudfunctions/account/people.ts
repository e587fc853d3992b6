import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { facility } from '../database/schema'
import { staffCardOf, staffOf } from '../runtime/staff'
import { unreadOf } from '../runtime/tell'
import { openAccount } from './accounts'
import { addPerson } from './add-person'
import type { Asked } from './asked'
import type { AccountParts } from './parts'
import { peopleOf } from './people-cards'
import { changeLines } from './record-change'
import { historyOf, recordFor } from './record'

/** Whom an account may act for, and what is kept of them. */
export function peopleHandlers({ keyring, places }: Pick<AccountParts, 'keyring' | 'places'>) {
  return {
    async me({ db, caller, now }: Asked<'me'>) {
      const { row, secret } = await openAccount(db, keyring, caller.account)
      const place = await staffOf(db, row.id)
      return {
        account: { id: row.id, name: secret.name },
        staff: place && (await staffCardOf(db, { keyring, places }, place, caller.staff?.id === place.id)),
        people: await peopleOf(db, keyring, row, now),
        unread: await unreadOf(db, row.id),
      }
    },
    async addPerson({ db, caller, now, input }: Asked<'addPerson'>) {
      const { row: owner } = await openAccount(db, keyring, caller.account)
      return { person: await addPerson(db, keyring, { owner, now, input, places }) }
    },
    record: (call: Asked<'record'>) => recordFor(call, keyring),
    history: (call: Asked<'history'>) => historyOf(call, keyring),
    changeRecord: (call: Asked<'changeRecord'>) => changeLines(call, keyring, places),
    streets: ({ db, input }: Asked<'streets'>) => streetsOf(db, input.county),
  }
}

async function streetsOf(tx: Tx, county: string): Promise<{ streets: string[] }> {
  const rows = await tx
    .selectDistinct({ street: facility.town })
    .from(facility)
    .where(and(eq(facility.county, county), eq(facility.type, 'service_window'), isNotNull(facility.town)))
    .orderBy(asc(facility.town))
  return { streets: rows.flatMap(({ street }) => street ?? []) }
}
