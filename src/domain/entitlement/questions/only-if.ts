import type { Facts, KnownList } from '../facts'

/** True when at least one of these is known to hold; a fact that nobody told opens no further page. */
export const has = (list: KnownList<string> | undefined, ...values: string[]): boolean =>
  values.some((value) => list?.has.includes(value) ?? false)

export const isExtremelyPoor = ({ economic }: Facts): boolean =>
  has(economic, 'extreme-poverty', 'extreme-poverty-dispersed', 'extreme-poverty-centralised')

export const servedOrKin = ({ service }: Facts): boolean => service !== undefined && service.has.length > 0

/** Nobody whose care of somebody is in doubt is asked what she learned for it. */
export const caresForKin = ({ carer }: Facts): boolean =>
  carer?.value?.family === true && carer.value.ofDisabled === true
