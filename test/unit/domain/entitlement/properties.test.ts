import fc from 'fast-check'
import { fullYears } from '../../../../src/domain/person/age'
import { dayAfter, dayNumber, dayText } from '../../../../src/domain/person/date'
import { readFacts, type FactKey, type FactsJson } from '../../../../src/domain/entitlement'
import { everythingKnown, wholeAndBlurred } from './arbitrary'
import { benefitOf, judgeLinfen, ON } from './linfen'

const RUNS = { numRuns: 400 }

test('what was said with blanks is never contradicted when they are filled', () => {
  const decided = { yes: 0, no: 0, unknown: 0 }
  fc.assert(
    fc.property(wholeAndBlurred, ({ whole, told }) => {
      const full = judgeLinfen(whole)
      for (const { ref, verdict } of judgeLinfen(told).benefits) {
        decided[verdict] += 1
        if (verdict !== 'unknown') expect({ ref, verdict }).toEqual({ ref, verdict: benefitOf(full, ref).verdict })
      }
    }),
    RUNS,
  )
  // The property says nothing unless all three outcomes were met.
  expect(Math.min(...Object.values(decided))).toBeGreaterThan(500)
})

test('telling what is missing settles it, and only an open list is left unknown', () => {
  fc.assert(
    fc.property(wholeAndBlurred, ({ whole, told }) => {
      for (const { ref, verdict, missing } of judgeLinfen(told).benefits) {
        if (verdict !== 'unknown') continue
        const answered = Object.fromEntries(missing.map((key) => [key, whole[key]]))
        const settled = benefitOf(judgeLinfen({ ...told, ...answered }), ref)
        const full = benefitOf(judgeLinfen(whole), ref)
        expect({ ref, verdict: settled.verdict }).toEqual({ ref, verdict: full.verdict })
      }
    }),
    RUNS,
  )
})

test('an unknown verdict names what is missing, or an open list that a person must read', () => {
  fc.assert(
    fc.property(wholeAndBlurred, ({ told }) => {
      for (const { verdict, missing, confirm } of judgeLinfen(told).benefits) {
        if (verdict !== 'unknown') expect(missing).toEqual([])
        else if (missing.length === 0) expect(confirm.some(({ essential }) => essential)).toBe(true)
      }
    }),
    RUNS,
  )
})

test('reasons bear the verdict out: a «no» shows what fails, an «unknown» what is not known', () => {
  const shown = { yes: true, no: false, unknown: null }
  fc.assert(
    fc.property(wholeAndBlurred, ({ told }) => {
      for (const { verdict, reasons } of judgeLinfen(told).benefits) {
        expect(reasons.map(({ holds }) => holds)).toContain(shown[verdict])
      }
    }),
    RUNS,
  )
})

test('a fact that is wholly known is never missing', () => {
  const whollyKnown = (told: FactsJson, key: FactKey): boolean => {
    const facts = readFacts(told)
    const known = facts[key]
    if (key === 'disability' || key === 'carer' || !known) return false
    return !('not' in known) || known.not === 'rest'
  }
  fc.assert(
    fc.property(wholeAndBlurred, ({ told }) => {
      for (const { missing } of judgeLinfen(told).benefits) {
        expect(missing.filter((key) => whollyKnown(told, key))).toEqual([])
      }
    }),
    RUNS,
  )
})

test('changesOn is the day that a walk through the calendar finds', () => {
  const WALK_DAYS = 420
  // Birthdays are drawn so that a threshold lies within the walk; elsewhere nothing is to be found.
  const thresholds = fc.constantFrom(60, 65, 80, 100)
  const near = fc.tuple(everythingKnown, thresholds, fc.integer({ min: 1, max: 400 }))
  const earlier = (days: number, years: number): string => {
    const at = new Date(Date.UTC(2026 - years, 10, 21) + days * 86_400_000)
    return at.toISOString().slice(0, 10)
  }
  let found = 0
  fc.assert(
    fc.property(near, ([whole, years, days]) => {
      const json = { ...whole, birthDate: earlier(days, years) }
      const now = judgeLinfen(json)
      const flips = new Map<string, string>()
      let day = dayNumber(ON)
      for (let step = 0; step < WALK_DAYS; step++) {
        day = dayAfter(day)
        for (const { ref, verdict } of judgeLinfen(json, dayText(day)).benefits) {
          if (!flips.has(ref) && verdict !== benefitOf(now, ref).verdict) flips.set(ref, dayText(day))
        }
      }
      const end = dayText(day)
      for (const { ref, changesOn } of now.benefits) {
        const within = changesOn !== undefined && changesOn <= end ? changesOn : undefined
        expect({ ref, on: within }).toEqual({ ref, on: flips.get(ref) })
        found += within === undefined ? 0 : 1
      }
    }),
    { numRuns: 25 },
  )
  expect(found).toBeGreaterThan(25)
})

test('the months’ sum is never more than the amounts of what it counts, and counts no two that conflict', () => {
  fc.assert(
    fc.property(everythingKnown, (whole) => {
      const { benefits, monthly } = judgeLinfen(whole)
      const counted = benefits.filter(({ ref }) => monthly.counted.includes(ref))
      expect(monthly.atLeastFen).toBe(counted.reduce((sum, { amount }) => sum + (amount.fen ?? 0), 0))
      for (const { conflicts, verdict, confirm } of counted) {
        expect(verdict).toBe('yes')
        expect(confirm.some(({ essential }) => essential)).toBe(false)
        expect(conflicts.some((conflict) => monthly.counted.includes(conflict.with))).toBe(false)
      }
    }),
    RUNS,
  )
})

test('nobody below 60 receives what the list gives to elders', () => {
  fc.assert(
    fc.property(everythingKnown, (whole) => {
      fc.pre(fullYears(whole['birthDate'] as string, ON) < 60)
      const yes = judgeLinfen(whole).benefits.filter(({ verdict }) => verdict === 'yes')
      // Insurance goes by the pension's age, training by whom one cares for.
      expect(yes.filter(({ ref }) => !/^LF-([1-4]|16)$/.test(ref))).toEqual([])
    }),
    RUNS,
  )
})
