import {
  giveCard,
  inventCast,
  leaveElder,
  meetByCard,
  meetBySignature,
  recordConsent,
  workerOpensDesk,
} from './people-story'
import type { Phone } from './people-story'

/** A worker registers an elder at the counter, and gives her a card: of all that nothing stays on his phone. */
export async function workAtCounter(phone: Phone): Promise<void> {
  const cast = inventCast('linfen')
  const { name, identityNumber } = cast.mother
  const birthDate = identityNumber.replace(/^\d{6}(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
  await workerOpensDesk(phone, cast)
  await meetBySignature(phone, cast)
  await recordConsent(phone)
  const code = await giveCard(phone)
  expect(await phone.kept()).toContain(name)
  expect(await phone.kept()).not.toContain(code)

  await leaveElder(phone)
  await keepsNothing(phone, [name, identityNumber, code, birthDate])

  await meetByCard(phone, cast, code)
  await leaveElder(phone)
  await keepsNothing(phone, [name, code])
}

export async function keepsNothing(phone: Phone, hers: readonly string[]): Promise<void> {
  const kept = await phone.kept()
  for (const one of hers) expect(kept).not.toContain(one)
}
