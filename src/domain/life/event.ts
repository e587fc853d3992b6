import type { Whereabouts } from '../register/entry'

/**
 * What happens in a life and must be said once: one act stops or pauses all that runs, and can be taken back. In the order in which a
 * worker reads them: what undoes the least first, and a death where no thumb lands by habit.
 */
export const LIFE_EVENTS = ['home-again', 'hospital', 'institution', 'moved', 'died'] as const
export type LifeEventKind = (typeof LIFE_EVENTS)[number]

export const LIFE_EVENT_WORDS: Readonly<Record<LifeEventKind, string>> = {
  died: '去世',
  hospital: '住院',
  institution: '住进养老机构',
  moved: '搬到外地',
  'home-again': '回家了',
}

const THEN: Readonly<Record<LifeEventKind, Whereabouts>> = {
  died: 'died',
  hospital: 'hospital',
  institution: 'institution',
  moved: 'moved',
  'home-again': 'home',
}

export const whereAfter = (kind: LifeEventKind): Whereabouts => THEN[kind]

/** What an event does to weekly orders and the bookings of days to come. */
export type BookingEffect = 'end' | 'pause' | 'resume'

/** What an event does to approved grants, and to applications for one that nobody has decided yet. */
export type GrantEffect = 'stop' | 'keep'

/**
 * What an event does to assessments that are not over. `unmade`: nobody goes to a door behind which she lives no more; what two have signed
 * already is hers and goes on.
 */
export type AssessmentEffect = 'end' | 'unmade' | 'keep'

export interface LifeEffects {
  readonly bookings: BookingEffect
  readonly grants: GrantEffect
  readonly assessments: AssessmentEffect
  /** Reminders and letters to her own account and phone cease. */
  readonly silent: boolean
}

const EFFECTS: Readonly<Record<LifeEventKind, LifeEffects>> = {
  died: { bookings: 'end', grants: 'stop', assessments: 'end', silent: true },
  hospital: { bookings: 'pause', grants: 'keep', assessments: 'keep', silent: false },
  institution: { bookings: 'end', grants: 'stop', assessments: 'keep', silent: false },
  moved: { bookings: 'end', grants: 'stop', assessments: 'unmade', silent: false },
  'home-again': { bookings: 'resume', grants: 'keep', assessments: 'keep', silent: false },
}

export const effectsOf = (kind: LifeEventKind): LifeEffects => EFFECTS[kind]

/** Days in which an event can be taken back: a mistake in a register shows within weeks. */
export const TAKE_BACK_DAYS = 30
