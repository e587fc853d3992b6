import type { Tx } from '../../database/database'
import { idsOf } from '../../runtime/records'
import { personByCode } from '../../runtime/service-code'
import { invalidField } from '../../runtime/wire-fault'
import type { BookingRow } from '../bookings'
import type { BookingParts } from '../parts'

const OTHER = '这个服务码不是这位老人的。请对着她卡上的8位数字再看看'

/** That a code is hers whose booking it is: a card of somebody else is told as one that nobody has. @throws WireFault invalid */
export async function isHerCode(
  tx: Tx,
  { keyring }: BookingParts,
  { personId }: Pick<BookingRow, 'personId'>,
  { code, field }: { readonly code: string; readonly field: string },
): Promise<void> {
  const her = await personByCode(tx, keyring, code)
  if (!her || !(await idsOf(tx, her.id)).includes(personId)) throw invalidField(field, OTHER)
}
