import { loadPack } from '../../../scripts/lib/packs'
import { explain, readFacts, type Explanation, type FactKey, type FactsJson } from '@/domain/entitlement'
import {
  conditionView,
  failureWords,
  joinWords,
  linesOf,
  markWords,
  type ConditionView,
} from '@/pages/entitlement/benefit-tree'

type State = boolean | null
const leaf = (text: string, holds: State, fact: FactKey = 'economic'): Explanation => ({
  kind: 'leaf',
  holds,
  reason: { holds, fact, text, source: `第${text}条` },
})
const join = (kind: 'all' | 'any', holds: State, ...parts: Explanation[]): Explanation => ({ kind, holds, parts })
const not = (part: Explanation): Explanation => ({
  kind: 'not',
  holds: part.holds === null ? null : !part.holds,
  parts: [part],
})

/** «all(A, any(B, C))», with a minus before what must not be so. */
function drawn(view: ConditionView): string {
  if (view.kind === 'line') return view.denied ? `-${view.text}` : view.text
  return `${view.join}(${view.parts.map(drawn).join(', ')})`
}

describe('conditions as they are read', () => {
  it('keep the document’s joints, and drop those that say nothing', () => {
    const tree = join(
      'all',
      true,
      leaf('A', true),
      join('all', true, leaf('B', true)),
      join('any', true, leaf('C', true)),
    )
    expect(drawn(conditionView(tree))).toBe('all(A, B, C)')
    expect(drawn(conditionView(join('all', true, leaf('A', true))))).toBe('A')
    const nested = join('all', true, leaf('A', true), join('any', true, leaf('B', true), leaf('C', false)))
    expect(drawn(conditionView(nested))).toBe('all(A, any(B, C))')
  })

  it('gather what must not be so under one title', () => {
    const tree = join('all', true, not(leaf('A', false)), leaf('B', true), not(leaf('C', false)))
    const view = conditionView(tree)
    expect(drawn(view)).toBe('all(B, none(-A, -C))')
    expect(view.kind === 'group' && view.parts[1]?.kind === 'group' && joinWords(view.parts[1])).toBe('不能有')
  })

  it('turn a denied choice into none of it, and a denied joint into one that is missing', () => {
    const none = conditionView(not(join('any', false, leaf('A', false), leaf('B', false))))
    expect(drawn(none)).toBe('none(-A, -B)')
    expect(none.state).toBe(true)
    const either = conditionView(not(join('all', false, leaf('A', true), leaf('B', false))))
    expect(drawn(either)).toBe('any(-A, -B)')
    expect(either.state).toBe(true)
  })

  it('read a double denial as what it says', () => {
    expect(drawn(conditionView(not(not(leaf('A', true)))))).toBe('A')
    expect(conditionView(not(not(leaf('A', true)))).state).toBe(true)
  })

  it('count an open end among the choices', () => {
    const tree = join('any', null, leaf('A', false), leaf('等', null))
    expect(conditionView(tree).state).toBeNull()
  })
})

describe('marks', () => {
  const words = (explained: Explanation) => linesOf(conditionView(explained)).map(markWords)

  it('say how each came out', () => {
    expect(words(join('all', false, leaf('A', true), leaf('B', false), leaf('C', null)))).toEqual([
      '符合',
      '不符合',
      '还不知道',
    ])
  })

  it('call having what must not be had a hindrance, and not a fulfilment', () => {
    expect(words(not(leaf('A', true)))).toEqual(['有,所以不行'])
    expect(words(not(leaf('A', false)))).toEqual(['没有,不影响'])
  })

  it('do not hold a choice against her once one of it holds, however deep', () => {
    const tree = join(
      'any',
      true,
      leaf('A', true),
      leaf('B', false),
      join('all', false, leaf('C', false), leaf('D', true)),
    )
    expect(words(tree)).toEqual(['符合', '不占也不要紧', '不占也不要紧', '不占也不要紧'])
  })
})

describe('why it is a no', () => {
  it('names the one thing that is missing, with its clause', () => {
    const tree = join('all', false, leaf('A', true), leaf('B', false))
    expect(failureWords(tree)).toEqual({ words: '没满足的:B', sources: ['第B条'] })
    const old = join('all', false, leaf('A', true), leaf('满80周岁', false, 'birthDate'))
    expect(failureWords(old)?.words).toBe('只差这一条:满80周岁')
  })

  it('says «only this» of nothing that nobody wishes for', () => {
    for (const fact of [
      'familyPlanningSpecial',
      'disability',
      'economic',
      'living',
      'supporters',
      'service',
    ] as const) {
      const tree = join('all', false, leaf('A', true), leaf('B', false, fact))
      expect(failureWords(tree)?.words).toBe('没满足的:B')
    }
    const choice = join('any', false, leaf('满80周岁', false, 'birthDate'), leaf('B', false))
    expect(failureWords(choice)?.words).toBe('没满足的:下面有一样就行:满80周岁、B')
  })

  it('says of what must not be so that it is so', () => {
    expect(failureWords(not(leaf('家里适合建家庭养老床位', true)))?.words).toBe(
      '因为:家里适合建家庭养老床位(不能有这一条)',
    )
    const none = not(join('any', true, leaf('A', true), leaf('B', false), leaf('C', true)))
    expect(failureWords(none)?.words).toBe('因为:A、C(不能有这几条)')
    const both = join('all', false, leaf('满60周岁', true), not(join('all', true, leaf('A', true), leaf('B', true))))
    expect(failureWords(both)?.words).toBe('因为这几条都占了:A、B')
    const deep = join('any', false, not(join('any', true, leaf('A', true), leaf('B', false))), not(leaf('C', true)))
    expect(failureWords(deep)?.words).toBe('因为这几条都占了:A、C')
    const mixed = join('any', false, leaf('A', false), not(leaf('B', true)))
    expect(failureWords(mixed)?.words).toBe('没满足的:下面有一样就行:A,或者没有“B”这种情况')
  })

  it('never speaks of «only» or of a choice before what must not be so, in any city', () => {
    const told: FactsJson[] = [
      { birthDate: '1944-03-05', economic: ['minimum-living'], housing: ['bed-feasible'], living: ['institution'] },
      { birthDate: '1966-03-05', economic: [], living: [], housing: [], service: [], familyPlanningSpecial: false },
    ]
    for (const city of ['linfen', 'taiyuan', 'hefei', 'harbin', 'xiamen']) {
      const pack = loadPack(city)
      for (const facts of told) {
        for (const { ref } of pack.benefits) {
          const explained = explain(pack, readFacts(facts), ref, { on: '2026-11-22', county: null })!
          const words = failureWords(explained)?.words ?? ''
          expect(words).not.toMatch(/不能有:|undefined|:;|::|:[,、]/)
          expect(words).not.toMatch(/只差这一条:.*(低保|残疾|特困|扶助证|困难|失能|独居)/)
        }
      }
    }
  })

  it('names all of them, a choice as one, and what must not be so as that', () => {
    const tree = join(
      'all',
      false,
      leaf('A', false),
      join('any', false, leaf('B', false), leaf('C', false)),
      not(leaf('D', true)),
    )
    expect(failureWords(tree)).toEqual({
      words: '没满足的:A;下面有一样就行:B、C;因为:D(不能有这一条)',
      sources: ['第A条', '第B条', '第C条', '第D条'],
    })
  })

  it('has nothing to say where nothing fails', () => {
    expect(failureWords(leaf('A', null))).toBeUndefined()
    expect(failureWords(leaf('A', true))).toBeUndefined()
  })

  it('does not cite what holds or is not known', () => {
    const tree = join('all', false, leaf('A', null), leaf('B', false))
    expect(failureWords(tree)?.sources).toEqual(['第B条'])
  })

  it('does not say «only this» while something else is not known', () => {
    const tree = join('all', false, leaf('A', null), leaf('B', false))
    expect(failureWords(tree)?.words).toBe('没满足的:B')
  })
})
