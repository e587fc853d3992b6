import {
  answerFacts,
  findQuestion,
  judge,
  mergeFacts,
  planQuestions,
  QUESTIONS,
  questionsFor,
  readFacts,
  type FactKey,
  type FactsJson,
  type Pack,
  type Question,
} from '../../../../src/domain/entitlement'
import { narrowed, tailored } from '../../../../src/domain/entitlement/questions/tailored'
import { parseFacts } from '../../../../src/contract/facts'
import { loadPack, servedCities } from '../../../../scripts/lib/packs'
import { ON } from './linfen'

const CITIES = servedCities().map((city) => [city, loadPack(city)] as const)
const packOf = (city: string): Pack => {
  const found = CITIES.find(([name]) => name === city)
  if (!found) throw new Error(`there is no city ${city}`)
  return found[1]
}

const page = (id: string): Question => {
  const question = findQuestion(id)
  if (!question) throw new Error(`there is no page ${id}`)
  return question
}
const lines = (id: string, city: string) => tailored(page(id), packOf(city)).options.map((option) => option.id)
const notIn = (facts: FactsJson, key: FactKey) => (facts[key] as { not: readonly string[] }).not

describe('a page in one city', () => {
  test.each([
    ['economic', 'linfen', 'minimum-living minimum-living-margin extreme-poverty other'],
    ['economic', 'harbin', 'minimum-living minimum-living-margin extreme-poverty out-of-poverty other'],
    ['economic', 'xiamen', 'minimum-living minimum-living-margin extreme-poverty low-income other'],
    ['insurance', 'linfen', 'employee-pension resident-pension employee-medical resident-medical long-term-care'],
    ['insurance', 'harbin', 'employee-pension resident-pension'],
    ['situation', 'harbin', 'destitute'],
    ['housing', 'linfen', 'difficulty dilapidated'],
    ['housing', 'xiamen', ''],
    ['homeBed', 'linfen', ''],
    ['homeBed', 'xiamen', 'yes no'],
    ['home', 'linfen', 'alone empty-nest left-behind certificate'],
  ])('%s in %s has the lines that its rules tell apart', (id, city, ids) => {
    expect(lines(id, city).join(' ')).toBe(ids)
  })

  test('what a certificate says is not shortened: people look for what is printed on theirs', () => {
    for (const [city] of CITIES) expect(lines('disabilityKind', city)).toHaveLength(7)
  })

  test('of a single choice every line stays: everybody needs one that is true', () => {
    for (const [city] of CITIES) {
      expect(lines('selfCare', city)).toEqual(['able', 'partial', 'unable', 'not-certified'])
    }
  })

  test('drafts and what has ended bring no line', () => {
    const hefei = packOf('hefei')
    const readNoKin = hefei.benefits.filter((benefit) => JSON.stringify(benefit.when).includes('no-kin'))
    expect(readNoKin.map(({ standing }) => standing)).toContain('draft')
    expect(lines('home', 'hefei')).not.toContain('no-kin')
  })

  test('a county’s own list brings its lines', () => {
    const harbin = packOf('harbin')
    const when = { fact: 'economic', has: ['low-income'], say: '低收入家庭' } as const
    const layer = { county: '230102', documents: [], parameters: {}, benefits: [] }
    const source = { document: 'plan', clause: '第1条' }
    const patched: Pack = {
      ...harbin,
      layers: [{ ...layer, patches: [{ ref: 'HRB-R3', sources: [source], set: { when } }] }],
    }
    expect(lines('economic', 'harbin')).not.toContain('low-income')
    expect(tailored(page('economic'), patched).options.map(({ id }) => id)).toContain('low-income')
  })
})

describe('a certificate without a line of its own', () => {
  test('is named under «another certificate», and one with a line is not', () => {
    const hint = (city: string) =>
      tailored(page('economic'), packOf(city)).options.find(({ id }) => id === 'other')?.hint
    expect(hint('linfen')).toBe('低收入、支出困难、脱贫户、监测对象、认定的困难老人')
    expect(hint('harbin')).toBe('低收入、支出困难、监测对象、认定的困难老人')
    expect(hint('xiamen')).toBe('支出困难、脱贫户、监测对象、认定的困难老人')
  })

  test.each(CITIES)('%s: 都没有 closes what the page names, and nothing else', (_city, pack) => {
    const here = tailored(page('economic'), pack)
    const words = here.options.map(({ label, hint }) => `${label} ${hint ?? ''}`).join(' ')
    const named: Readonly<Record<string, string>> = {
      'minimum-living': '低保',
      'minimum-living-margin': '低保边缘',
      'extreme-poverty': '特困',
      'extreme-poverty-dispersed': '特困',
      'extreme-poverty-centralised': '特困',
      'low-income': '低收入',
      'rigid-expense': '支出困难',
      'out-of-poverty': '脱贫户',
      'poverty-monitored': '监测对象',
      hardship: '认定的困难老人',
    }
    const closed = notIn(answerFacts(here, 'none'), 'economic')
    expect(closed.map((value) => named[value] ?? value).filter((word) => !words.includes(word))).toEqual([])
    expect([...closed].sort()).toEqual(Object.keys(named).sort())
  })

  test('tells what «another certificate» tells, and leaves open which one it is', () => {
    const told = answerFacts(tailored(page('economic'), packOf('linfen')), ['other'])['economic'] as {
      has: readonly string[]
      not: readonly string[]
    }
    expect(told.has).toEqual(['hardship'])
    expect(told.not).not.toContain('low-income')
    expect(told.not).toContain('minimum-living')
  })

  test('with a line of its own it is told as itself', () => {
    const xiamen = tailored(page('economic'), packOf('xiamen'))
    expect(answerFacts(xiamen, ['low-income'])['economic']).toMatchObject({ has: ['low-income'] })
    expect(notIn(answerFacts(xiamen, ['other']), 'economic')).toContain('low-income')
  })
})

describe('what stood on a page is enough to read an answer later', () => {
  test.each(CITIES)('%s: the ids of its options give the same page again', (_city, pack) => {
    for (const question of QUESTIONS) {
      const here = tailored(question, pack)
      if (here.options.length === 0) continue
      const again = narrowed(
        question,
        here.options.map(({ id }) => id),
      )
      expect(again).toEqual(here)
    }
  })

  test('an answer closes no line that was added to the page since', () => {
    const then = narrowed(page('home'), ['alone', 'certificate'])
    expect(answerFacts(then, 'none')).toEqual({ living: { not: ['alone'] }, familyPlanningSpecial: false })
  })

  test.each(CITIES)('%s: every answer is right by the contract', (_city, pack) => {
    for (const question of QUESTIONS.map((each) => tailored(each, pack))) {
      const none = question.kind === 'many' ? ['none'] : []
      for (const id of [...question.options.map((option) => option.id), ...none]) {
        expect(parseFacts(answerFacts(question, [id]), ON)).toMatchObject({ ok: true })
      }
    }
  })
})

/** What no answer of hers closes: an office that may not have looked yet. */
const OTHERS_DECIDE: Readonly<Record<string, readonly FactKey[]>> = { 'LF-5': ['situation'] }

describe.each(CITIES)('the pages of %s', (_city, pack) => {
  const MOTHER: FactsJson = { birthDate: '1944-03-05', residence: pack.counties[0]?.code ?? '' }

  test('are planned as this city has them', () => {
    for (const planned of planQuestions(pack, readFacts(MOTHER), { on: ON, most: 20 })) {
      expect(planned).toEqual(tailored(page(planned.id), pack))
    }
  })

  test('give every item that hangs on facts, and can be had, a page to go to', () => {
    const live = judge(pack, readFacts(MOTHER), { on: ON }).benefits.filter(
      ({ standing }) => standing !== 'draft' && standing !== 'historic',
    )
    for (const { ref, verdict, missing } of live) {
      const found = questionsFor(missing, readFacts(MOTHER), pack).length
      if (verdict === 'unknown' && missing.length > 0) expect({ ref, found }).not.toEqual({ ref, found: 0 })
    }
  })

  test('lead somebody who answers all that 去补 asks to a verdict, or to an open end of a list', () => {
    for (const { ref, standing } of pack.benefits) {
      if (standing === 'draft' || standing === 'historic') continue
      let told = MOTHER
      const asked = new Set<string>()
      for (;;) {
        const now = judge(pack, readFacts(told), { on: ON }).benefits.find((one) => one.ref === ref)
        const next = questionsFor(now?.missing ?? [], readFacts(told), pack).find(({ id }) => !asked.has(id))
        if (now?.verdict !== 'unknown' || !next) {
          expect({ ref, missing: now?.missing }).toEqual({ ref, missing: OTHERS_DECIDE[ref] ?? [] })
          break
        }
        asked.add(next.id)
        // The second answer of a page with several choices is mostly the more telling one.
        const answer =
          next.kind === 'county' ? (pack.counties[0]?.code ?? '') : (next.options[1] ?? next.options[0])?.id
        told = mergeFacts(told, answerFacts(next, [answer ?? 'unknown']))
      }
    }
  })
})

describe('the words of the pages', () => {
  test('say why, in a sentence that is read at a glance', () => {
    for (const { id, why } of QUESTIONS) expect({ id, short: [...why].length <= 32 }).toEqual({ id, short: true })
  })

  test('promise nothing that only some cities give', () => {
    const words = QUESTIONS.map(
      ({ why, options }) => `${why} ${options.map(({ hint }) => hint ?? '').join(' ')}`,
    ).join()
    expect(words).not.toMatch(/免费|65岁|每月\d/)
  })
})
