import { eq } from 'drizzle-orm'
import type { GrantCard, GrantThread } from '@/contract/booking/grants'
import type { StopReason } from '@/domain/booking/grant'
import { shortRoleWords } from '@/domain/staff/staff'
import type { Tx } from '../../database/database'
import { staff } from '../../database/schema'
import { elderName } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'
import { staffSecret } from '../../runtime/names'
import { programmeCard } from '../catalogue/programmes'
import type { BookingParts } from '../parts'
import { accountsOf } from './accounts'
import type { Loaded } from './load'
import type { May } from './may'
import { secretOf } from './secret'

/** A grant as everybody who may see it reads it. */
export async function grantCard(tx: Tx, { keyring }: BookingParts, loaded: Loaded): Promise<GrantCard> {
  const { grant, row, her, programme } = loaded
  const { id, state, monthly, daily, visitFen, fromDay, untilDay, reviewOn, clause, decidedAt, version } = grant
  return {
    ...{ id, case: row.id, caseVersion: row.version, number: row.number, state, monthly, daily, visitFen, reviewOn },
    programme: programmeCard(programme, grant.county),
    person: { id: her.id, name: elderName(keyring, her) },
    ...{ county: grant.county, from: fromDay, until: untilDay, clause, version },
    checkedBy: await staffWords(tx, keyring, grant.checkedBy),
    decidedBy: await staffWords(tx, keyring, grant.decidedBy),
    decidedAt: decidedAt?.toISOString() ?? null,
    stopReason: grant.stopReason as StopReason | null,
    promisedOn: row.promisedOn,
    appliedAt: grant.createdAt.toISOString(),
  }
}

/** A grant with what was said about it. @param month only its account of this month; all without it */
export async function grantThread(
  tx: Tx,
  parts: BookingParts,
  loaded: Loaded,
  { may, month }: { readonly may: readonly May[]; readonly month?: string },
): Promise<GrantThread> {
  const { grant, owner } = loaded
  const { said, files, found } = secretOf(parts.keyring, owner, grant)
  const accounts = await accountsOf(tx, [grant.id], month)
  return {
    grant: await grantCard(tx, parts, loaded),
    ...{ said, files: [...files], found, months: accounts.get(grant.id) ?? [], may: [...may] },
  }
}

/** «民政 薛经办», «社工 李敏»; null where nobody has done it yet. */
export async function staffWords(tx: Tx, keyring: Keyring, id: string | null): Promise<string | null> {
  if (id === null) return null
  const [row] = await tx.select().from(staff).where(eq(staff.id, id))
  return row ? `${shortRoleWords(row.role)} ${staffSecret(keyring, row).name}` : null
}
