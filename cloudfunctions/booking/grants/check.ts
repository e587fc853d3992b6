import { partialityOf } from '../../runtime/partiality'
import { WireFault } from '../../runtime/wire-fault'
import { doerFor } from '../../runtime/doer'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { grantThread, staffWords } from './cards'
import { stepCase } from './case-acts'
import { loadGrant, moveGrant } from './load'
import { mayInCase } from './may'
import { resealed } from './secret'
import { aboutGrant, tellHers, tellOfficials } from './telling'

/**
 * The community has looked. Whether it fits or not it goes on to the county with the finding: who is near does not decide; or it goes
 * back to her side for what is missing.
 * @throws WireFault forbidden in what is his own, conflict when it has gone on
 */
export async function checkGrant(
  parts: BookingParts,
  call: BookingCall<'checkGrant'>,
): Promise<BookingOutput<'checkGrant'>> {
  const { db, caller, input, now, forCase } = call
  const { keyring } = parts
  const loaded = await loadGrant(db, parts, forCase!.id, true)
  const fault = await partialityOf(db, caller, loaded)
  if (fault) throw new WireFault('forbidden', fault)
  const by = doerFor(call)
  const goesBack = input.finding === 'return'
  const found = goesBack ? { found: input.words } : { found: findingWords(input), finding: input.finding as 'fits' }
  const sealed = resealed(keyring, loaded.owner, loaded.grant, found)
  const set = { sealed, ...(!goesBack && { checkedBy: by.staffId }) }
  await moveGrant(db, loaded, { act: goesBack ? 'return' : 'check', seen: input.version, set, now })
  const { words } = input
  const events = goesBack ? (['taken', 'answered'] as const) : (['taken', 'said'] as const)
  await stepCase(db, keyring, loaded.row, { events, words, by, ...(!goesBack && { desk: 'county' }) }, now)
  const who = (await staffWords(db, keyring, by.staffId)) ?? '社区'
  const params = { by: who, ...aboutGrant(keyring, loaded) }
  const told = { now, except: by.accountId }
  if (goesBack) await tellHers(db, keyring, loaded, { template: 'grant-returned', params: { ...params, words } }, told)
  else {
    await tellHers(db, keyring, loaded, { template: 'grant-checked', params }, told)
    await tellOfficials(db, keyring, loaded, told)
  }
  const after = await loadGrant(db, parts, loaded.row.id)
  const may = await mayInCase(db, caller, forCase!.ground, after, now)
  return { grant: await grantThread(db, parts, after, { may }) }
}

const findingWords = ({ finding, words }: { readonly finding: string; readonly words: string }): string =>
  `${finding === 'fits' ? '社区看符合条件' : '社区看不符合条件'}:${words}`
