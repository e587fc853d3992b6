import type { Walk } from './rules'

/**
 * An elder's walk where neither city nor person has said otherwise: about 1.1 m/s, and a third more way than a straight line.
 * Together 50 straight metres a minute, so 15 minutes reach 750 m; GB 50180-2018 draws its 15-minute circle for everybody at
 * 800–1000 m.
 */
export const ELDER_WALK: Walk = { metresPerMinute: 65, detour: 1.3 }

/** Paces that a person may choose, metres in a minute. */
export const PACES = [
  { value: 'slow', metresPerMinute: 45 },
  { value: 'usual', metresPerMinute: 65 },
  { value: 'fast', metresPerMinute: 80 },
] as const
export type Pace = (typeof PACES)[number]['value']

/** The paces a server takes; beyond them nobody walks. Metres in a minute. */
export const PACE_LIMITS = { least: 20, most: 120 } as const

/** A city's walk at a pace of her own, where she has chosen one; metres in a minute. */
export const atPace = (walk: Walk, pace: number | undefined): Walk =>
  pace === undefined ? walk : { ...walk, metresPerMinute: pace }

/** Straight metres that are walked in these minutes. */
export const straightReach = ({ metresPerMinute, detour }: Walk, minutes: number): number =>
  (minutes * metresPerMinute) / detour

/** Whole minutes on foot for a straight distance in metres, never 0. */
export const minutesFor = ({ metresPerMinute, detour }: Walk, straightMetres: number): number =>
  Math.max(1, Math.ceil((straightMetres * detour) / metresPerMinute))
