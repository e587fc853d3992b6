import {
  ASSESSMENT_STATES,
  endsByLife,
  OPEN_ASSESSMENT_STATES,
  standsAgainAt,
} from '../../../../src/domain/assessment/states'
import {
  effectsOf,
  LIFE_EVENTS,
  LIFE_EVENT_WORDS,
  whereAfter,
  type LifeEventKind,
} from '../../../../src/domain/life/event'
import { isOfRegister } from '../../../../src/domain/register/entry'

describe('what happens in a life', () => {
  it('ends what runs for whoever is gone for good, and only pauses for a hospital', () => {
    for (const kind of LIFE_EVENTS) {
      const { bookings, grants } = effectsOf(kind)
      if (!isOfRegister(whereAfter(kind))) expect([kind, bookings, grants]).toEqual([kind, 'end', 'stop'])
    }
    expect(effectsOf('hospital')).toEqual({
      ...{ bookings: 'pause', grants: 'keep', assessments: 'keep', silent: false },
    })
    expect(effectsOf('home-again').bookings).toBe('resume')
  })

  it('keeps still only towards the dead', () => {
    expect(LIFE_EVENTS.filter((kind) => effectsOf(kind).silent)).toEqual(['died'])
  })

  it('ends every assessment of the dead, and of who moved away those for which nobody has been to her', () => {
    const ended = (kind: LifeEventKind, round: number) =>
      ASSESSMENT_STATES.filter((state) => endsByLife(effectsOf(kind).assessments, state, round))
    expect(ended('died', 1)).toEqual([...OPEN_ASSESSMENT_STATES])
    expect(ended('died', 2)).toEqual([...OPEN_ASSESSMENT_STATES])
    expect(ended('moved', 1)).toEqual(['received', 'returned', 'checked', 'assigned', 'appointed'])
    expect(ended('moved', 2)).toEqual([])
    for (const kind of ['hospital', 'institution', 'home-again'] as const) expect(ended(kind, 1)).toEqual([])
  })

  it('taken back, an application stands where it stood, without a day that may be another’s', () => {
    for (const state of OPEN_ASSESSMENT_STATES)
      expect(standsAgainAt(state)).toBe(state === 'appointed' ? 'assigned' : state)
  })

  it('has words of its own for each', () => {
    expect(new Set(Object.values(LIFE_EVENT_WORDS)).size).toBe(LIFE_EVENTS.length)
  })
})
