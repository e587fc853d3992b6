import fc from 'fast-check'
import { compile, judge, readFacts, type FactsJson, type JudgedBenefit, type Pack } from '@/domain/entitlement'
import { changeSentence, compareJudgements, type KeptJudgement } from '@/domain/judgement/compare'
import { everythingKnown } from '../entitlement/arbitrary'
import { linfen } from '../entitlement/linfen'
import { ALONE, benefit, dated, OLD, packOf, POOR } from '../entitlement/made-up'

const words = ({ amount, verdict }: JudgedBenefit): string =>
  verdict !== 'no' && amount.fen !== undefined ? `每月 ${amount.fen / 100} 元` : ''

/** A person judged on a day, as it would be kept. */
function kept(pack: Pack, on: string, facts: FactsJson, county: string | null = null): KeptJudgement {
  const { benefits } = judge(pack, readFacts(facts), { on, county })
  return {
    on,
    city: pack.city,
    county,
    pack: pack.version,
    facts: Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, { value, source: 'self' as const }])),
    verdicts: benefits.map((judged) => ({
      ref: judged.ref,
      name: judged.name,
      verdict: judged.verdict,
      amountWords: words(judged),
    })),
  }
}

const pack = packOf(benefit('OLD', OLD), benefit('ALONE', ALONE), benefit('POOR', POOR))
const BORN = '1966-11-22'
const person = { birthDate: BORN, living: ['alone'], economic: [] }
const changes = (before: KeptJudgement, after: KeptJudgement, list = pack) =>
  compareJudgements(before, after, compile(list, { on: after.on, county: after.county }))

describe('what is another since', () => {
  it('is nothing where nothing is', () => {
    const once = kept(pack, '2026-11-21', person)
    expect(changes(once, once)).toEqual([])
    expect(changes(once, kept(pack, '2026-11-21', { economic: [], living: ['alone'], birthDate: BORN }))).toEqual([])
  })

  it('a birthday, and nothing else', () => {
    const [before, after] = [kept(pack, '2026-11-21', person), kept(pack, '2026-11-22', person)]
    const [change, ...more] = changes(before, after)
    expect(more).toEqual([])
    expect(change).toEqual({
      ref: 'OLD',
      name: 'OLD',
      from: { verdict: 'no', amountWords: '' },
      to: { verdict: 'yes', amountWords: '每月 1 元' },
      because: ['age'],
      facts: [],
      turned: 60,
    })
    expect(changeSentence(change!)).toBe(
      'OLD:上次条件还对不上,这次条件对得上,审核通过后,预计每月 1 元。因为满了60周岁。',
    )
  })

  it('a fact, named by its key; a birthday in between is none of this item’s business', () => {
    const after = kept(pack, '2026-11-22', { ...person, living: ['with-family'] })
    const alone = changes(kept(pack, '2026-11-21', person), after).find(({ ref }) => ref === 'ALONE')
    expect(alone).toMatchObject({ because: ['facts'], facts: ['living'], turned: null })
    expect(changeSentence(alone!)).toBe('ALONE:上次条件对得上,这次条件还对不上。因为情况变了(和谁一起住)。')
  })

  it('without the list every change that was is named, for nobody knows what the item looks at', () => {
    const before = kept(pack, '2026-11-21', person)
    const after = kept(pack, '2026-11-22', { ...person, living: ['with-family'] })
    const alone = compareJudgements(before, after).find(({ ref }) => ref === 'ALONE')
    expect(alone).toMatchObject({ because: ['age', 'facts'], facts: ['living'], turned: 60 })
    expect(changeSentence(alone!)).toMatch(/可能因为:满了60周岁;情况变了\(和谁一起住\)。$/)
  })

  it('a birth date that was put right is a fact; an age only if she came to it in between', () => {
    const after = kept(pack, '2026-11-22', { ...person, birthDate: '1965-11-22' })
    const [change] = changes(kept(pack, '2026-11-21', person), after)
    expect(change).toMatchObject({ ref: 'OLD', because: ['facts'], facts: ['birthDate'], turned: null })
    const younger = kept(pack, '2026-11-21', { ...person, birthDate: '1980-01-01' })
    const [both] = changes(younger, kept(pack, '2026-11-22', person))
    expect(both).toMatchObject({ ref: 'OLD', because: ['age', 'facts'], facts: ['birthDate'], turned: 60 })
  })

  it('the list, where its version is another', () => {
    const richer = {
      ...packOf(
        benefit('OLD', { age: { from: 55 }, say: '满55周岁' }),
        benefit('ALONE', ALONE, { values: [dated([{ kind: 'at-least', fen: 200, per: 'month' }])] }),
        benefit('NEW', ALONE),
      ),
      version: 'somewhere@2',
    }
    const before = kept(pack, '2026-11-21', person)
    const all = changes(before, kept(richer, '2026-11-21', person), richer)
    expect(all.map(({ ref, because }) => [ref, ...because])).toEqual([
      ['OLD', 'list'],
      ['ALONE', 'list'],
      ['NEW', 'list'],
      ['POOR', 'list'],
    ])
    expect(all.map(changeSentence).slice(1)).toEqual([
      'ALONE:上次预计每月 1 元,这次预计每月 2 元,都要审核通过后才算。因为用的清单变了。',
      'NEW:清单里新有这一项,条件对得上,审核通过后,预计每月 1 元。因为用的清单变了。',
      'POOR:现在的清单里没有这一项了。因为用的清单变了。',
    ])
  })

  it('an item that the list brings on a day comes by the list; who has no list at hand sees the day alone', () => {
    const later = packOf(benefit('OLD', OLD), benefit('NEXT', ALONE, { validFrom: '2027-01-01' }))
    const [before, after] = [kept(later, '2026-12-31', person), kept(later, '2027-01-01', person)]
    expect(changes(before, after, later)).toMatchObject([{ ref: 'NEXT', from: null, because: ['list'], turned: null }])
    const [change] = compareJudgements(before, after)
    expect(change).toMatchObject({ ref: 'NEXT', from: null, because: ['age'], turned: null })
    expect(changeSentence(change!)).toMatch(/因为到了规定的日子。$/)
  })

  it('an assessment that ran out, beside a fact that is another', () => {
    const level = packOf(benefit('CARE', { any: [{ ability: { levelFrom: 2 }, say: '评估2级起' }, ALONE] }))
    const ability = { scale: 'GB/T 42195', level: 3, on: '2026-01-01', validTo: '2026-11-21' }
    const before = kept(level, '2026-11-21', { ...person, ability })
    const withFamily = { ...person, living: ['with-family'], ability }
    expect(changes(before, kept(level, '2026-11-22', withFamily), level)).toMatchObject([
      { ref: 'CARE', because: ['age', 'facts'], facts: ['living'], turned: null },
    ])
    expect(changes(before, kept(level, '2026-11-21', withFamily), level)).toEqual([])
  })

  it('a paper for what was only told is a change of that fact; a worker’s word is not', () => {
    const verified = packOf(benefit('POOR', { ...POOR, verified: true }))
    const told = { ...person, economic: { value: ['minimum-living'], source: 'self' } }
    const shown = (source: 'self' | 'worker' | 'department') => {
      const fact = { value: ['minimum-living'], source }
      const judged = kept(verified, '2026-11-21', { ...told, economic: fact })
      return { ...judged, facts: { ...judged.facts, economic: fact } }
    }
    expect(changes(shown('self'), shown('department'), verified)).toMatchObject([
      { ref: 'POOR', because: ['facts'], facts: ['economic'] },
    ])
    expect(changes(shown('self'), shown('worker'), verified)).toEqual([])
  })

  it('no cause is made up where none can be found', () => {
    const before = kept(pack, '2026-11-21', person)
    const odd = { ...before, verdicts: before.verdicts.map((item) => ({ ...item, verdict: 'unknown' as const })) }
    const [change] = changes(odd, before)
    expect(change).toMatchObject({ because: [], facts: [], turned: null })
    expect(changeSentence(change!)).toMatch(/没有找出原因/)
  })
})

describe('on the real list', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000))
  const days = fc.tuple(day, day).map(([a, b]) => [a, b].map((at) => at.toISOString().slice(0, 10)).sort())
  /** A person, and the same with some answers of another. */
  const twice = fc
    .tuple(everythingKnown, everythingKnown, fc.infiniteStream(fc.boolean()))
    .map(([whole, other, flips]) => {
      const entries = Object.keys(whole).map((key) => [key, flips.next().value ? whole[key] : other[key]])
      return [whole, Object.fromEntries(entries)] as [FactsJson, FactsJson]
    })
  const verdictOf = (facts: FactsJson, on: string, ref: string) =>
    kept(linfen, on, facts).verdicts.find((item) => item.ref === ref)

  it('every verdict that is another is told once, and the one cause that is named alone suffices', () => {
    const alone = { age: 0, facts: 0 }
    fc.assert(
      fc.property(twice, days, ([earlier, later], [from = '', to = '']) => {
        const [before, after] = [kept(linfen, from, earlier), kept(linfen, to, later)]
        const told = compareJudgements(before, after, compile(linfen, { on: to }))
        const others = after.verdicts.filter(({ ref, verdict }) => verdictOf(earlier, from, ref)?.verdict !== verdict)
        expect(told.map(({ ref }) => ref)).toEqual(expect.arrayContaining(others.map(({ ref }) => ref)))
        expect(new Set(told.map(({ ref }) => ref)).size).toBe(told.length)
        for (const { ref, to: outcome, because, facts } of told) {
          expect(because).not.toContain('list')
          expect(because.length).toBeGreaterThan(0)
          for (const key of facts) expect(earlier[key]).not.toEqual(later[key])
          // A new assessment brings days of its own, so it may say another thing on the earlier day.
          if (because.length > 1 || facts.includes('ability')) continue
          const only = because[0] === 'age' ? verdictOf(earlier, to, ref) : verdictOf(later, from, ref)
          alone[because[0] === 'age' ? 'age' : 'facts'] += 1
          expect({ ref, verdict: only?.verdict }).toEqual({ ref, verdict: outcome?.verdict })
        }
      }),
      { numRuns: 200 },
    )
    expect(Math.min(alone.age, alone.facts)).toBeGreaterThan(20)
  })
})
