import type { NoticeTelling } from '@/domain/notice/templates'
import type { Tx } from '../../database/database'
import { homeOfCase, subjectOf } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { officialsOf } from '../../runtime/officials'
import { accountsIn, tellAll, tellThose } from '../../runtime/tell'
import { nearestWorkers } from '../../runtime/workers'
import type { Loaded } from './load'

interface Told {
  readonly now: Date
  readonly except?: string | null
}

/** Number and title, as every notice of it has them. */
export const aboutGrant = (keyring: Keyring, { row, owner }: Pick<Loaded, 'row' | 'owner'>) => ({
  number: row.number,
  title: subjectOf(keyring, owner, row).title,
})

/** Tells herself and her helpers. */
export const tellHers = (
  tx: Tx,
  keyring: Keyring,
  { row, her }: Loaded,
  notice: NoticeTelling,
  { now, except }: Told,
) => tellThose(tx, keyring, her.id, { ...notice, link: { case: row.id } }, now, { except })

/** Tells the county's officials that something lies on their desk: without a name. */
export async function tellOfficials(tx: Tx, keyring: Keyring, loaded: Loaded, to: Told): Promise<void> {
  const { city, county } = loaded.grant
  const telling = { template: 'grant-waits', params: aboutGrant(keyring, loaded), link: { case: loaded.row.id } }
  await tellAll(tx, keyring, accountsIn(await officialsOf(tx, city, county)), telling, to)
}

/** Tells the workers on whose desk it lies again. */
export async function tellWorkers(tx: Tx, keyring: Keyring, loaded: Loaded, to: Told): Promise<void> {
  const telling = { template: 'grant-waits', params: aboutGrant(keyring, loaded), link: { case: loaded.row.id } }
  await tellAll(tx, keyring, accountsIn(await nearestWorkers(tx, homeOfCase(loaded.row))), telling, to)
}
