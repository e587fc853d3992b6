import type { CallerCandidate } from '@/contract/care/calls'
import { fullYears } from '@/domain/person/age'
import { chinaDay } from '@/domain/person/date'
import { maskedName } from '@/domain/person/masked'
import { passOneByOne } from '../../database/database'
import type { Keyring } from '../../runtime/keyring'
import { nameKey } from '../../runtime/names'
import type { Places } from '../../runtime/places'
import { openPresence } from '../../runtime/presence'
import { recordIn, valueOf, type PersonRow } from '../../runtime/records'
import { leaveSeen } from '../../runtime/seen'
import { leaveTrace } from '../../runtime/trace'
import { invalidField } from '../../runtime/wire-fault'
import { accountOf } from '../acts'
import { workerOf } from '../desk'
import type { CareCall, CareOutput, CareParts } from '../parts'
import { presenceCard } from '../presences'
import { callersOf } from './found'

const OTHER_NAME = '姓名和登记的对不上。请再问一遍全名,是哪几个字'
const NOT_FOUND = '用这个号码找不到这位老人了。请重新查一次'

/** 12349: who rings, and her affairs for the length of the call. */
export function callHandlers(parts: CareParts) {
  return {
    findCaller: (call: CareCall<'findCaller'>) => findCaller(parts, call),
    openCall: (call: CareCall<'openCall'>) => openCall(parts, call),
  }
}

async function findCaller(parts: CareParts, call: CareCall<'findCaller'>): Promise<CareOutput<'findCaller'>> {
  const { db, caller, now, input } = call
  const { keyring, places } = parts
  const agent = workerOf(caller.staff)
  const found = await callersOf({ tx: db, keyring, places, agent, now }, input)
  const ids = found.map(({ id }) => id)
  await leaveSeen(db, accountOf(caller), 'care.findCaller', ids, now)
  return { people: found.map((row) => candidateOf(keyring, places, row, now)) }
}

/** Enough to ask the right one for her name, too little to know it. */
function candidateOf(keyring: Keyring, places: Places, row: PersonRow, now: Date): CallerCandidate {
  const record = recordIn(keyring, row)
  const birthDate = valueOf(record, 'birthDate')
  return {
    person: row.id,
    name: maskedName(valueOf(record, 'name') ?? ''),
    place: [places.get(row.residence ?? '')?.name, row.street].filter(Boolean).join(''),
    age: birthDate ? fullYears(birthDate, chinaDay(now.getTime())) : null,
  }
}

/** @throws WireFault invalid at `text` where she is not found by it, at `name` for another name than hers */
async function openCall(parts: CareParts, call: CareCall<'openCall'>): Promise<CareOutput<'openCall'>> {
  const { db, caller, now, input } = call
  const { keyring, places } = parts
  const worker = workerOf(caller.staff)
  const accountId = accountOf(caller)
  const found = await callersOf({ tx: db, keyring, places, agent: worker, now }, input)
  const her = found.find(({ id }) => id === input.person)
  if (!her) throw invalidField('text', NOT_FOUND)
  const name = valueOf(recordIn(keyring, her), 'name')
  if (name === null || nameKey(name) !== nameKey(input.name)) throw invalidField('name', OTHER_NAME)
  // One at a time: two taps at once are one after the other.
  await passOneByOne(db, `presence ${worker.id}`)
  const said = { readBack: input.readBack, speaker: input.speaker }
  const row = await openPresence(db, keyring, { worker, accountId, her, reason: 'call', proof: 'spoken', said }, now)
  await leaveTrace(db, { personId: her.id, accountId, ground: 'call', action: 'care.openCall' }, now)
  return { presence: presenceCard(keyring, row, her) }
}
