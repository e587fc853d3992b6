import { readContactPhone } from '@/domain/person/phone'
import { fitnessFor, HEALTH_QUESTIONS, HEALTH_WORDS, type Fitness } from '@/domain/booking/health'
import type { ConsentClass } from '@/domain/consent/consent'
import type { Tx } from '../../database/database'
import { hasConsent } from '../../runtime/consents'
import { WireFault, invalidField } from '../../runtime/wire-fault'
import type { OrderDetails } from '../bookings'
import type { Context } from './context'

/** What a service asks beyond when, and what of it is not there yet. */
export interface Asking {
  readonly missing: readonly ('address' | 'phone' | 'health' | 'risk' | 'relative')[]
  /** Null where health is not asked. */
  readonly fitness: Fitness | null
  readonly consents: readonly ('health' | 'place')[]
}

const MISSING_WORDS: Readonly<Record<Asking['missing'][number], string>> = {
  address: '请填上门的地址',
  phone: '请填到门口打哪个电话',
  health: '请先回答几个关于身体的问题',
  risk: '请先看一看洗澡可能有什么风险',
  relative: '请填一位家属的姓名和电话,有事好联系',
}
const MISSING_PATH: Readonly<Record<Asking['missing'][number], string>> = {
  ...{ address: 'details.address', phone: 'details.phone', health: 'details.health', risk: 'details.riskRead' },
  relative: 'details.relative',
}

/** Reads what of the details a service needs. */
export async function askingOf(
  tx: Tx,
  { her, rule }: Pick<Context, 'her' | 'rule'>,
  details: OrderDetails,
): Promise<Asking> {
  const missing: Asking['missing'][number][] = []
  if (rule.toHer && !details.address) missing.push('address')
  if (rule.toHer && !details.phone) missing.push('phone')
  if (rule.asksHealth) {
    const answers = details.health ?? {}
    if (HEALTH_QUESTIONS.some((question) => answers[question] === undefined)) missing.push('health')
    if (!details.riskRead) missing.push('risk')
    if (!details.relative) missing.push('relative')
  }
  const needed: ConsentClass[] = [
    ...(rule.asksHealth ? ['health' as const] : []),
    ...(rule.toHer ? ['place' as const] : []),
  ]
  const consents: ('health' | 'place')[] = []
  for (const one of needed)
    if ((one === 'health' || one === 'place') && !(await hasConsent(tx, her.id, one))) consents.push(one)
  return { missing, consents, fitness: rule.asksHealth ? fitnessFor(details.health ?? {}, rule.toHer) : null }
}

export const CONSENT_WORDS: Readonly<Record<'health' | 'place', string>> = {
  health: '要先征得老人同意,才能记下关于身体的回答。请在“我的”里的“同意与收回”办,再来预约。',
  place: '要先征得老人同意,才能把住址告诉上门的人。请在“我的”里的“同意与收回”办,再来预约。',
}

/** Refuses what cannot be booked so, with what can be done instead. @throws WireFault */
export function refuseUnasked({ missing, fitness, consents }: Asking): void {
  for (const one of consents) throw new WireFault('conflict', CONSENT_WORDS[one])
  const [first] = missing
  if (first) throw invalidField(MISSING_PATH[first], MISSING_WORDS[first])
  if (fitness) refuseUnfit(fitness)
}

function refuseUnfit(fitness: Fitness): void {
  switch (fitness.outcome) {
    case 'fit':
      return
    case 'ask-doctor':
      throw invalidField(
        'details.health',
        '今天这样的身体情况不能洗澡,在家洗、出去洗都不行。请先问医生,好了再约。要紧就打 120',
      )
    case 'at-home':
      throw invalidField('details.health', '出门不方便,不能到助浴点洗。可以约上门助浴,或者流动助浴车')
    case 'unknown':
      throw invalidField(
        'details.health',
        `这几个问题要弄清楚才能约:${fitness.missing.map((question) => HEALTH_WORDS[question]).join('')}请量一量、问一问再来`,
      )
  }
}

/** The details as they are kept: telephones as one dials them, and nothing that the service does not need. @throws WireFault invalid */
export function tidied({ rule }: Context, details: OrderDetails): OrderDetails {
  const { diets, allergens, address, phone, note, health, riskRead, relative, ownSex, asksIfAbsent } = details
  return {
    ...(rule.kind === 'meal' && { ...(diets && { diets }), ...(allergens && { allergens }) }),
    ...(rule.toHer && { ...(address && { address }), ...(phone && { phone: dialled(phone, 'details.phone') }) }),
    ...(note && { note }),
    ...(rule.asksHealth && {
      ...(health && { health }),
      ...(riskRead !== undefined && { riskRead }),
      ...(relative && { relative: { ...relative, phone: dialled(relative.phone, 'details.relative.phone') } }),
    }),
    ...(rule.workers > 0 && ownSex !== undefined && { ownSex }),
    ...(rule.where === 'facility' && asksIfAbsent !== undefined && { asksIfAbsent }),
  }
}

function dialled(typed: string, path: string): string {
  const { phone, problem } = readContactPhone(typed)
  if (phone === undefined) throw invalidField(path, problem ?? '电话不对,请再看看')
  return phone
}
