import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { personName } from '../../src/contract/common'
import { readContactPhone } from '../../src/domain/person/phone'
import { asApplication, passOneByOne, type Tx } from '../../cloudfunctions/database/database'
import { staff } from '../../cloudfunctions/database/schema'
import { createKeyring } from '../../cloudfunctions/runtime/keyring'
import { inviteStaff } from '../../cloudfunctions/runtime/staff-invitation'
import { loadAllPacks } from './city-packs'
import { CommandError } from './command'
import type { Settings } from './server-settings'
import { withDatabase } from './server-store'

export interface FirstOperator {
  /** Folder of the city under `cities`. */
  readonly city: string
  readonly name: string
  readonly phone: string
  /** One more, though the city has one: hers may have lost his phone. */
  readonly again: boolean
}

/**
 * Invites an operator where nobody could invite him from within.
 * @returns the code, which is shown once and kept as a hash
 * @throws CommandError when the city, the name or the phone cannot be, or the city has an operator
 */
export async function inviteOperator(
  settings: Settings,
  { city, name, phone, again }: FirstOperator,
  now: Date,
): Promise<{ readonly code: string; readonly cityName: string }> {
  const pack = loadAllPacks(settings.citiesFolder).find((one) => one.city === city && one.code !== '')
  if (!pack) throw new CommandError(`There is no city «${city}»: name a folder under cities, for example linfen.`)
  const named = personName.safeParse(name)
  if (!named.success) throw new CommandError(`--name «${name}» is no name: write it as on the identity card.`)
  const reached = readContactPhone(phone)
  if (reached.phone === undefined)
    throw new CommandError(`--phone «${phone}» is no phone in China: write a mobile, or 0357-2091234.`)
  const at = { phone: reached.phone, county: null, street: null, community: null, invitedBy: null }
  const code = await withDatabase(settings, (database, keys) => {
    const keyring = createKeyring(keys.master, keys)
    return asApplication(database.owner, async (tx) => {
      await passOneByOne(tx, `operators ${city}`)
      if (!again && (await hasOperator(tx, city, now)))
        throw new CommandError(
          `${pack.name} has an operator, or one who was invited: let him invite others in the app, or add --again for one more.`,
        )
      return (await inviteStaff(tx, keyring, { role: 'operator', name: named.data, city, ...at }, now)).code
    })
  })
  return { code, cityName: pack.name }
}

/** One who works, or whose invitation is still good. */
async function hasOperator(tx: Tx, city: string, now: Date): Promise<boolean> {
  const counts = or(isNotNull(staff.joinedAt), gt(staff.invitationEndsAt, now))
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.city, city), eq(staff.role, 'operator'), isNull(staff.endedAt), counts))
    .limit(1)
  return rows.length > 0
}
