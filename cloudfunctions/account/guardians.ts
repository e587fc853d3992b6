import { eq } from 'drizzle-orm'
import type { Tx } from '../database/database'
import { helper } from '../database/schema'
import { openCase } from '../runtime/cases'
import type { ForPerson } from '../runtime/define'
import type { Keyring } from '../runtime/keyring'
import type { Places } from '../runtime/places'
import { communityKey, homeOf, openPerson } from '../runtime/records'
import { invalidField, WireFault } from '../runtime/wire-fault'
import { openAccount } from './accounts'
import type { Asked } from './asked'
import { toldIn } from './people-told'
import { hers } from './record'

const TITLE = '申请登记为监护人'

/**
 * A helper asks to be her guardian. The papers decide, not he, and not whether she has agreed to him: whom nobody has
 * confirmed says himself where she lives, and is told nothing of what her record says.
 */
export async function askGuardianship(
  call: Asked<'askGuardianship'>,
  keyring: Keyring,
  { places, answerWorkdays }: { readonly places: Places; readonly answerWorkdays?: number },
): Promise<{ case: string }> {
  const { db, caller, input, now } = call
  const by = hers(call)
  if (by.ground === 'self') throw new WireFault('conflict', '这是您自己的资料,不用登记监护人。')
  if (by.ground === 'guardian') throw new WireFault('conflict', '您已经登记为监护人了。')
  const told = by.ground === 'unconfirmed' ? await toldHome(db, keyring, caller.account, by) : null
  const { record } = await openPerson(db, keyring, by.id)
  const home = homeOf(record)
  const county = home.county ?? told?.county
  const city = county ? places.get(county)?.city : undefined
  if (!county || !city) throw unknownHome()
  const id = await openCase(
    db,
    keyring,
    {
      kind: 'guardian',
      personId: by.id,
      title: TITLE,
      city,
      words: input.words,
      files: input.files,
      openedBy: caller.account ?? '',
      ground: by.ground,
      staffId: null,
      workdays: answerWorkdays,
      ...(told && { home: told }),
    },
    now,
  )
  return { case: id }
}

const unknownHome = () => invalidField('residence', '还不知道老人住在哪里。请先填住在哪个区(县)、哪个街道,再来申请')

/** Where he said that she lives. Asked for always, so that nothing shows whether her record knows. */
async function toldHome(tx: Tx, keyring: Keyring, accountId: string | null, { helper: own }: ForPerson) {
  const { row: owner } = await openAccount(tx, keyring, accountId)
  const [row] = own ? await tx.select().from(helper).where(eq(helper.id, own)) : []
  const told = row ? toldIn(keyring, owner, row) : null
  if (!told?.residence) throw unknownHome()
  const { residence: county, street, community } = told
  return { county, street, communityHash: communityKey(keyring, { county, street, community }) }
}
