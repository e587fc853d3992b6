import { randomUUID } from 'node:crypto'
import { handFault } from '@/domain/assessment/appointment'
import { SEATS, type Seat, type SheetTap } from '@/domain/assessment/sheet'
import type { ActionInput } from '@/contract'
import type { Tx } from '../../database/database'
import { assessmentSignature, type Signer } from '../../database/schema'
import type { Keyring } from '../../runtime/keyring'
import { staffSecret } from '../../runtime/names'
import { spendCode } from '../../runtime/second-factor'
import { totpStep } from '../../runtime/totp'
import { invalidField, WireFault } from '../../runtime/wire-fault'
import { endsOf } from '../core/cards'
import type { SignatureSecret } from './form'
import { memberFault, teamOf, type OwnVisit, type TeamMember } from './team'

export type Hands = ActionInput<'assessment', 'sign'>

/** A hand that was found good. `step` of the code that was given with it; null for whoever holds the device. */
interface Hand {
  readonly who: Signer
  readonly staffId: string | null
  readonly step: number | null
  readonly at: Date
  readonly secret: SignatureSecret
}

const UNAPPOINTED = '还没有约上门的时间,不能签字。请先约好时间。'
const ONE_ACCOUNT = '两位评估员不能是同一个人。请民政换人。'
const WRONG = '动态码不对。请核对,或等下一个再填;一直不对,请把手机时间设成自动'
const BEFORE = '签字以后又改过答案。请两位再看一遍,重新签'

/**
 * Looks at the names under a form: nobody in both seats, each on the day of the visit and after the last answer; whoever does not
 * hold the device shows with six digits of that moment that it is he.
 * @throws WireFault invalid at `first.at`, `second.code` and so on; conflict, forbidden
 */
export async function handsOf(
  tx: Tx,
  keyring: Keyring,
  own: OwnVisit,
  { input, taps, now }: { readonly input: Hands; readonly taps: readonly SheetTap[]; readonly now: Date },
): Promise<Hand[]> {
  const { visit } = own
  const ends = endsOf(visit.during)
  if (!ends || !visit.day) throw new WireFault('conflict', UNAPPOINTED)
  const team = await teamOf(tx, keyring, visit)
  if (team.first.row.accountId === team.second.row.accountId) throw new WireFault('forbidden', ONE_ACCOUNT)
  const begins = new Date(ends.from)
  const last = Math.max(0, ...taps.map(({ at }) => Date.parse(at)))
  const { day } = visit
  const two = SEATS.map((seat) => {
    refuseMoment(seat, input[seat].at, { begins, last, now })
    return handOf(keyring, own, { seat, member: team[seat], hand: input[seat], day })
  })
  const { informant } = input
  if ('nobody' in informant) {
    const secret = { nobody: informant.nobody }
    return [...two, { who: 'informant', staffId: null, step: null, at: latestOf(two), secret }]
  }
  refuseMoment('informant', informant.at, { begins, last, now })
  const { name, relation, strokes } = informant
  const secret = { name, relation, strokes }
  return [...two, { who: 'informant', staffId: null, step: null, at: new Date(informant.at), secret }]
}

/** The later of some hands. */
export const latestOf = (hands: readonly Pick<Hand, 'at'>[]): Date =>
  new Date(Math.max(...hands.map(({ at }) => at.getTime())))

interface Around {
  readonly begins: Date
  /** When the last answer was tapped, in milliseconds; 0 without any. */
  readonly last: number
  readonly now: Date
}

function refuseMoment(who: Signer, at: string, { begins, last, now }: Around): void {
  const fault = handFault(new Date(at), begins, now)
  if (fault) throw invalidField(`${who}.at`, fault)
  if (Date.parse(at) < last) throw invalidField(`${who}.at`, BEFORE)
}

interface Given {
  readonly seat: Seat
  readonly member: TeamMember
  readonly hand: Hands['first']
  /** Of the visit. */
  readonly day: string
}

function handOf(keyring: Keyring, { me }: OwnVisit, { seat, member, hand, day }: Given): Hand {
  const fault = memberFault(member, day)
  if (fault) throw new WireFault('forbidden', `${fault}。`)
  const at = new Date(hand.at)
  const step = member.row.id === me.id ? null : stepOf(keyring, { seat, member, hand, day }, at)
  return { who: seat, staffId: member.row.id, step, at, secret: { strokes: hand.strokes } }
}

function stepOf(keyring: Keyring, { seat, member, hand }: Given, at: Date): number {
  if (hand.code === undefined) throw invalidField(`${seat}.code`, `请${member.name}填自己的6位动态码`)
  const { secret } = staffSecret(keyring, member.row)
  const step = secret === null ? null : totpStep(secret, hand.code, at)
  if (step === null) throw invalidField(`${seat}.code`, WRONG)
  return step
}

/** Writes the names down. @throws WireFault invalid for six digits that have signed, or opened the desk, before */
export async function writeHands(
  tx: Tx,
  keyring: Keyring,
  { visit, owner }: OwnVisit,
  hands: readonly Hand[],
  now: Date,
): Promise<void> {
  const rows = hands.map(({ who, staffId, step, at, secret }) => ({
    ...{ id: randomUUID(), visitId: visit.id, who, staffId, step, signedAt: at, createdAt: now },
    sealed: keyring.sealUnder(owner.wrappedKey, owner.id, secret),
  }))
  for (const { who, staffId, step } of hands)
    if (staffId !== null && step !== null && !(await spendCode(tx, keyring, { staffId, step }, now)))
      throw invalidField(`${who}.code`, USED)
  await tx.insert(assessmentSignature).values(rows)
}

const USED = '这个动态码已经用过了。请等下一个再填'
