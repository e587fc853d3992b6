import { and, eq, inArray, isNull, notExists } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { helper, invitation } from '../database/schema'

/**
 * Takes back what a worker asked beside elders, when his work ends. What he asked as herself, as her guardian or as her
 * helper is his own affair.
 */
export async function withdrawOfWorker(tx: Tx, accountId: string): Promise<void> {
  const asHimself = tx
    .select({ id: helper.id })
    .from(helper)
    .where(
      and(
        eq(helper.accountId, accountId),
        eq(helper.personId, invitation.personId),
        inArray(helper.standing, ['self', 'guardian']),
      ),
    )
  await tx
    .update(invitation)
    .set({ status: 'withdrawn', sealed: new Uint8Array() })
    .where(
      and(
        eq(invitation.byAccount, accountId),
        eq(invitation.status, 'open'),
        isNull(invitation.helperId),
        notExists(asHimself),
      ),
    )
}
