import { eq, inArray } from 'drizzle-orm'
import type { CaseCard } from '@/contract/care'
import { isAboutPlace } from '@/domain/case/case'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../database/database'
import { provider, staff } from '../database/schema'
import { subjectOf, type CaseOwner, type CaseRow } from '../runtime/cases'
import type { Keyring } from '../runtime/keyring'
import { staffSecret } from '../runtime/names'
import { HOTLINE, windowOf } from '../runtime/windows'

/** Whoever found a mistake about a place, as the desk knows her: the place is looked at, not she. */
export const RESIDENT = '居民'

/** The same in a card. Her own id would name her: it stands beside her name in whatever else she asks of that desk. */
export const residentIn = ({ id }: Pick<CaseRow, 'id'>): CaseCard['person'] => ({ id, name: RESIDENT })

/** A case with the row under whose key it lies, and whose affair it is in the reader's eyes. */
export interface CaseShown {
  readonly row: CaseRow
  readonly owner: CaseOwner
  readonly person: CaseCard['person']
  /** The reader is confirmed by nobody: he is not told on which desk it lies, where that is where she lives. */
  readonly guarded?: boolean
  /** How far it is, where it is an assessment and her side reads. */
  readonly assessment?: CaseCard['assessment']
}

/** The cards of a list; whoever has the cases is asked for once. */
export async function cardsOf(tx: Tx, keyring: Keyring, shown: readonly CaseShown[], now: Date): Promise<CaseCard[]> {
  const holderOf = await holders(
    tx,
    keyring,
    shown.map(({ row }) => row),
  )
  const today = chinaDay(now.getTime())
  const cards: CaseCard[] = []
  // One after the other: a transaction has one connection.
  for (const { row, owner, person, guarded = false, assessment } of shown)
    cards.push({
      id: row.id,
      number: row.number,
      kind: row.kind,
      title: subjectOf(keyring, owner, row).title,
      state: row.state,
      person,
      openedAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      promisedOn: row.promisedOn,
      overdue: isOpen(row) && row.promisedOn !== null && row.promisedOn < today,
      holder: await holderOf(row, guarded && !isAboutPlace(row.kind)),
      ...(assessment && { assessment }),
      version: row.version,
    })
  return cards
}

/** Nobody has answered yet, and nobody has taken it back. */
export const isOpen = ({ state }: Pick<CaseRow, 'state'>): boolean => state === 'waiting' || state === 'taken'

type Holder = CaseCard['holder']

/** Whoever decides there has no number of his own for everybody: the line puts her through. */
const COUNTY_OFFICE = '县(市、区)民政部门'

/** Noughts alone are nobody's number: they stand where a worker of the demonstration has none of his own. */
const canRing = ({ phone }: Holder): boolean => phone !== null && /[1-9]/.test(phone)

/** Reads who has a case: by name once taken, the window of her street before. */
async function holders(
  tx: Tx,
  keyring: Keyring,
  rows: readonly CaseRow[],
): Promise<(row: CaseRow, guarded: boolean) => Promise<Holder>> {
  const ids = [...new Set(rows.flatMap(({ holder }) => holder ?? []))]
  const workers = ids.length > 0 ? await tx.select().from(staff).where(inArray(staff.id, ids)) : []
  const named = new Map(
    workers.map((worker): [string, Holder] => {
      const { name, phone } = staffSecret(keyring, worker)
      return [worker.id, { name, phone, byName: true }]
    }),
  )
  const desks = new Map<string, Promise<Holder>>()
  const deskOf = (row: CaseRow): Promise<Holder> => {
    const key = [row.desk, row.county, row.street, row.providerId].join()
    const desk = desks.get(key) ?? deskHolder(tx, row)
    desks.set(key, desk)
    return desk
  }
  return async (row, guarded) => {
    const holder = row.state === 'waiting' ? undefined : named.get(row.holder ?? '')
    if (holder && canRing(holder)) return holder
    const desk = guarded ? { ...HOTLINE, byName: false } : await deskOf(row)
    return holder ? { ...holder, phone: desk.phone } : desk
  }
}

/** The provider that serves her, the county's office, or the window of her street. */
async function deskHolder(tx: Tx, { desk, county, street, providerId }: CaseRow): Promise<Holder> {
  const [serves] =
    desk === 'provider' && providerId ? await tx.select().from(provider).where(eq(provider.id, providerId)) : []
  if (serves) return { name: serves.name, phone: serves.phone, byName: false }
  if (desk === 'county') return { ...HOTLINE, name: COUNTY_OFFICE, byName: false }
  return { ...((await windowOf(tx, county, street)) ?? HOTLINE), byName: false }
}
