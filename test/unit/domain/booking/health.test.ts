import {
  fitnessFor,
  HEALTH_QUESTIONS,
  measuredWords,
  STOP_VISIT_REASONS,
  STOP_VISIT_WORDS,
  unfitBy,
  unfitWords,
  visitEnd,
  type HealthAnswers,
} from '@/domain/booking/health'

const ALL_NO = Object.fromEntries(HEALTH_QUESTIONS.map((question) => [question, 'no'])) as HealthAnswers
const WELL = { temperature: 365, systolic: 130, diastolic: 80, pulse: 72 }

describe('who may be bathed', () => {
  test('is everybody without a reason against it, wherever', () => {
    expect(fitnessFor(ALL_NO, false)).toEqual({ outcome: 'fit', mind: [] })
    expect(fitnessFor(ALL_NO, true)).toEqual({ outcome: 'fit', mind: [] })
  })

  test.each(['fever', 'blood-pressure', 'wound', 'recent-illness'] as const)(
    '%s: nowhere, and the doctor is asked',
    (one) => {
      for (const atHome of [true, false])
        expect(fitnessFor({ ...ALL_NO, [one]: 'yes' }, atHome)).toEqual({ outcome: 'ask-doctor', because: [one] })
    },
  )

  test('who cannot be moved is offered it at home', () => {
    const bedridden = { ...ALL_NO, 'cannot-be-moved': 'yes' } as const
    expect(fitnessFor(bedridden, false)).toMatchObject({ outcome: 'at-home' })
    expect(fitnessFor(bedridden, true)).toMatchObject({ outcome: 'fit' })
  })

  test('不知道 decides nothing, and an unasked question no more', () => {
    expect(fitnessFor({ ...ALL_NO, wound: 'unknown' }, true)).toEqual({ outcome: 'unknown', missing: ['wound'] })
    expect(fitnessFor({}, false)).toMatchObject({ outcome: 'unknown' })
  })

  test('what has to be minded goes with whoever bathes her', () => {
    expect(fitnessFor({ ...ALL_NO, dizzy: 'yes', 'alone-unsafe': 'unknown' }, true)).toEqual({
      outcome: 'fit',
      mind: ['dizzy', 'alone-unsafe'],
    })
  })
})

describe('measured on arrival', () => {
  test('a healthy one may go into the water', () => {
    expect(unfitBy(WELL)).toEqual([])
    expect(unfitWords(WELL)).toEqual([])
  })

  test.each([
    ['temperature', 373],
    ['systolic', 180],
    ['systolic', 89],
    ['diastolic', 110],
    ['pulse', 121],
    ['pulse', 49],
  ] as const)('%s of %d keeps her out of it', (key, value) => {
    expect(unfitBy({ ...WELL, [key]: value })).toEqual([key])
  })

  test('the last figures that still do', () => {
    expect(unfitBy({ temperature: 372, systolic: 179, diastolic: 109, pulse: 120 })).toEqual([])
    expect(unfitBy({ ...WELL, systolic: 90, pulse: 50 })).toEqual([])
  })

  test('figures are read out as one says them', () => {
    expect(unfitWords({ ...WELL, temperature: 380 })).toEqual(['体温 38.0℃,今天不能洗'])
    expect(measuredWords(WELL)).toBe('体温 36.5℃,高压 130,低压 80,脉搏 72')
  })
})

describe('a visit that was stopped', () => {
  test.each(['fever', 'blood-pressure', 'wound', 'unwell'] as const)('for %s costs nothing, begun or not', (reason) => {
    for (const begun of [true, false]) expect(visitEnd(reason, begun)).toEqual({ event: 'unfit', pays: null })
  })

  test('by her wish is paid as a late cancel at the door, and as broken off once it has begun', () => {
    expect(visitEnd('own-wish', false)).toEqual({ event: 'stopped', pays: 'late' })
    expect(visitEnd('own-wish', true)).toEqual({ event: 'stopped', pays: 'stopped' })
  })

  test('where nobody was at home is a late cancel, and cannot be once it has begun', () => {
    expect(visitEnd('nobody-home', false)).toEqual({ event: 'missed', pays: 'late' })
    expect(visitEnd('nobody-home', true)).toBeNull()
  })

  test('because the provider thinks it unsafe is free', () => {
    for (const begun of [true, false]) expect(visitEnd('unsafe', begun)).toEqual({ event: 'stopped', pays: null })
  })

  test('has words for each reason', () => {
    expect(Object.keys(STOP_VISIT_WORDS)).toEqual([...STOP_VISIT_REASONS])
  })
})
