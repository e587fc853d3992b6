import { randomUUID } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { OPEN_GRANT_STATES } from '@/domain/booking/grant'
import { monthOf } from '@/domain/booking/money'
import { isGrantable, type Programme } from '@/domain/booking/programme'
import { chinaDay } from '@/domain/person/date'
import type { Tx } from '../../database/database'
import { careCase, person, subsidyGrant } from '../../database/schema'
import { DIED } from '../../runtime/access'
import { answerDay } from '../../runtime/calendar'
import { openCase } from '../../runtime/cases'
import { idsOf, type PersonRow } from '../../runtime/records'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { doerFor } from '../../runtime/doer'
import type { BookingCall, BookingOutput, BookingParts } from '../parts'
import { grantThread } from './cards'
import { stepCase } from './case-acts'
import { loadGrant, moveGrant } from './load'
import { mayInCase } from './may'
import { NEW_SECRET, resealed, secretOf } from './secret'
import { tellWorkers } from './telling'

/** «编号 1234 5678» */
const spaced = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`

/** Applies for a programme: a case on the desk of her street, and a grant that pays nothing yet. @throws WireFault forbidden for somebody who died, invalid, conflict */
export async function applyGrant(
  parts: BookingParts,
  call: BookingCall<'applyGrant'>,
): Promise<BookingOutput<'applyGrant'>> {
  const { db, input, now, forPerson } = call
  const { keyring } = parts
  // What is handled for the dead is what they leave; a subsidy is for the living.
  if (forPerson!.died) throw new WireFault('forbidden', DIED)
  const programme = grantableOf(parts, input)
  // Two who apply at once come one after the other, and the second is told the number of the first.
  const [her] = await db.select().from(person).where(eq(person.id, forPerson!.id)).for('no key update')
  if (!her?.wrappedKey) throw new WireFault('not-found', '这份资料已经删除,不能再办。')
  refuseElsewhere(parts, her, input.city)
  await refuseSecond(db, her.id, programme)
  const by = doerFor(call)
  const files = input.files ?? []
  const caseId = await openCase(
    db,
    keyring,
    {
      ...{ kind: 'grant', personId: her.id, title: `申请补贴:${programme.name}`, words: input.words, files },
      ...{ ref: programme.benefit, refCity: input.city, city: input.city },
      ...{ openedBy: by.accountId, ground: by.ground, staffId: by.staffId },
      ...(parts.answerWorkdays !== undefined && { workdays: parts.answerWorkdays }),
    },
    now,
  )
  await db.insert(subsidyGrant).values({
    ...{ id: randomUUID(), caseId, personId: her.id, programme: programme.key, city: input.city },
    ...{ county: her.residence!, state: 'applied', unit: programme.kind === 'visits' ? 'visit' : 'fen' },
    sealed: keyring.sealUnder(her.wrappedKey, her.id, { ...NEW_SECRET, said: input.words, files }),
    ...{ createdAt: now, updatedAt: now },
  })
  return answered(parts, call, caseId, forPerson!.ground)
}

function grantableOf({ programmes }: BookingParts, input: { readonly programme: string; readonly city: string }) {
  const programme = programmes.find(({ key }) => key === input.programme)
  if (!programme) throw invalidField('programme', '没有这个补贴项目。请从名单里选')
  if (programme.kind === 'voucher')
    throw invalidField('programme', '这个要在“民政通”里申请和核销。请打开民政通小程序,或者请社区帮忙登记')
  if (!isGrantable(programme))
    throw invalidField('programme', '这个项目现在不能申请,写在这里只供了解。现在有什么可以领,请先问社区,或打 12345')
  if (programme.city !== input.city) throw invalidField('programme', '这个项目不是这座城市的。请换一个项目')
  return programme
}

function refuseElsewhere({ places }: BookingParts, { residence }: PersonRow, city: string): void {
  const lives = residence === null ? undefined : places.get(residence)
  if (residence === null)
    throw invalidField('residence', '还不知道老人住在哪里。请先在资料里填住在哪个区(县)、哪个街道')
  if (lives?.city !== city)
    throw invalidField('city', `老人登记的住处在${lives?.cityName ?? '别的地方'},这个项目要住在当地才能申请`)
}

/** @throws WireFault conflict that names the one that is open */
async function refuseSecond(tx: Tx, personId: string, { key }: Programme): Promise<void> {
  const [open] = await tx
    .select({ number: careCase.number, state: subsidyGrant.state })
    .from(subsidyGrant)
    .innerJoin(careCase, eq(careCase.id, subsidyGrant.caseId))
    .where(
      and(
        inArray(subsidyGrant.personId, await idsOf(tx, personId)),
        eq(subsidyGrant.programme, key),
        inArray(subsidyGrant.state, [...OPEN_GRANT_STATES]),
      ),
    )
  if (!open) return
  const number = spaced(open.number)
  throw new WireFault(
    'conflict',
    open.state === 'in-force'
      ? `这项补贴已经批准,正在用(编号 ${number})。不用再申请。`
      : `这项补贴已经申请过了(编号 ${number}),正在办。请到“我的事”里看进展。`,
  )
}

/** Brings what was missing: it lies with the community again. @throws WireFault conflict */
export async function sendGrantAgain(
  parts: BookingParts,
  call: BookingCall<'sendGrantAgain'>,
): Promise<BookingOutput<'sendGrantAgain'>> {
  const { db, input, now, forCase } = call
  const { keyring } = parts
  const loaded = await loadGrant(db, parts, forCase!.id, true)
  const before = secretOf(keyring, loaded.owner, loaded.grant)
  const files = input.files ?? []
  const said = [before.said, input.words].filter(Boolean).join('\n')
  const sealed = resealed(keyring, loaded.owner, loaded.grant, { said, files: [...before.files, ...files] })
  await moveGrant(db, loaded, { act: 'send-again', seen: input.version, set: { sealed }, now })
  const by = doerFor(call)
  const promisedOn = answerDay(now, parts.answerWorkdays)
  const step = { events: ['reopened'], words: input.words, files, by, desk: 'street', promisedOn } as const
  await stepCase(db, keyring, loaded.row, step, now)
  await tellWorkers(db, keyring, loaded, { now, except: by.accountId })
  return answered(parts, call, loaded.row.id, forCase!.ground)
}

/** Takes the application back. @throws WireFault conflict */
export async function withdrawGrant(
  parts: BookingParts,
  call: BookingCall<'withdrawGrant'>,
): Promise<BookingOutput<'withdrawGrant'>> {
  const { db, input, now, forCase } = call
  const loaded = await loadGrant(db, parts, forCase!.id, true)
  await moveGrant(db, loaded, { act: 'withdraw', seen: input.version, set: {}, now })
  // One that was sent back was answered already: it is closed.
  const step = { events: ['withdrawn', 'closed'], words: input.words ?? '', by: doerFor(call) } as const
  await stepCase(db, parts.keyring, loaded.row, step, now)
  return answered(parts, call, loaded.row.id, forCase!.ground)
}

async function answered(
  parts: BookingParts,
  { db, caller, now }: Pick<BookingCall<'grant'>, 'db' | 'caller' | 'now'>,
  caseId: string,
  ground: string,
) {
  const loaded = await loadGrant(db, parts, caseId)
  return { grant: await grantThread(db, parts, loaded, { may: await mayInCase(db, caller, ground, loaded, now) }) }
}

/** All her grants with this month's account, latest first. */
export async function grantsOf(parts: BookingParts, call: BookingCall<'grants'>): Promise<BookingOutput<'grants'>> {
  const { db, caller, now, forPerson } = call
  const ids = await idsOf(db, forPerson!.id)
  const rows = await db
    .select({ caseId: subsidyGrant.caseId })
    .from(subsidyGrant)
    .where(inArray(subsidyGrant.personId, ids))
    .orderBy(subsidyGrant.createdAt)
  const grants = []
  for (const { caseId } of rows.reverse()) {
    const loaded = await loadGrant(db, parts, caseId)
    const may = await mayInCase(db, caller, forPerson!.ground, loaded, now)
    grants.push(await grantThread(db, parts, loaded, { may, month: monthOf(chinaDay(now.getTime())) }))
  }
  return { grants }
}

/** One grant with all its months. */
export const grantOf = (parts: BookingParts, call: BookingCall<'grant'>): Promise<BookingOutput<'grant'>> =>
  answered(parts, call, call.input.case, call.forCase!.ground)
