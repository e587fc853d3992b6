import { eq } from 'drizzle-orm'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { provider } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import { kinAccounts } from '../../runtime/partiality'
import { WireFault } from '../../runtime/wire-fault'
import type { Loaded, VisitRow } from '../core/load'
import { servingHer } from '../core/serving'
import { teamOf } from './team'

/**
 * Asks again what was asked when the team was sent: since then one of them may have become her helper, or their organisation may serve
 * her. Whoever has a reason to please does not fix a day with her, and puts no name under her form.
 * @throws WireFault conflict that says who and what to do
 */
export async function refusePartialTeam(
  tx: Tx,
  keyring: Keyring,
  { her, visit }: Pick<Loaded, 'her'> & { readonly visit: VisitRow },
  now: Date,
): Promise<void> {
  const kin = await kinAccounts(tx, her.id)
  for (const { row, name } of Object.values(await teamOf(tx, keyring, visit)))
    if (row.accountId !== null && kin.includes(row.accountId))
      throw new WireFault('conflict', `${name}是这位老人的家人或帮手,不能来评。请民政换人。`)
  if (!(await servingHer(tx, her.id, chinaDay(now.getTime()))).includes(visit.providerId)) return
  const [org] = await tx.select({ name: provider.name }).from(provider).where(eq(provider.id, visit.providerId))
  const name = org?.name ?? '这家评估机构'
  throw new WireFault('conflict', `${name}正在为这位老人服务,或者一年内服务过,不能来评。请民政换一家。`)
}
