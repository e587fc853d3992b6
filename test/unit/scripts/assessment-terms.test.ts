import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadAllAssessmentTerms, loadAssessmentTerms } from '../../../scripts/lib/assessment-terms'
import { isAssumed, scoreTermsOf, type AssessmentTerms } from '../../../src/domain/assessment/terms'

test('every city has terms, and what no document says is assumed and says so', () => {
  const all = loadAllAssessmentTerms()
  expect(all.map(({ city }) => city).sort()).toEqual(['harbin', 'hefei', 'linfen', 'taiyuan', 'xiamen'])
  for (const terms of all) {
    expect(isAssumed(terms.validMonths)).toBe(true)
    expect(terms).toMatchObject({ validMonths: { value: 12 }, feeFen: { value: null, source: null } })
    expect(scoreTermsOf(terms)).toEqual({ stackClauses: false })
  }
})

test('Linfen promises it free of charge from 65 with its clause, and has not said what 不能自理 is', () => {
  const linfen = loadAssessmentTerms('linfen')
  expect(linfen.freeFromAge.value).toBe(65)
  expect(linfen.freeFromAge.source?.document).toContain('43号')
  expect(linfen.freeFromAge.source?.clause).toContain('第8项')
  expect(linfen.selfCareFromLevel).toEqual({ value: null, source: null })
})

describe('a file of a city', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'senior-care-terms-'))
    cpSync('cities/linfen', path.join(root, 'linfen'), { recursive: true })
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const loaded = (yaml: string): AssessmentTerms => {
    writeFileSync(path.join(root, 'linfen', 'assessment.yaml'), `office: 民政局\n${yaml}`)
    return loadAssessmentTerms('linfen', root)
  }

  test('gives what it states with its ground, and official words by item and score', () => {
    const terms = loaded(
      [
        'validMonths: { value: 24, source: { document: list, clause: 附件第8项 } }',
        'stackClauses: { value: true, source: { document: list, clause: 附件第8项 } }',
        'officialTexts:',
        "  B.1.1: { '4': 独立进食 }",
      ].join('\n'),
    )
    expect(terms.validMonths.value).toBe(24)
    expect(isAssumed(terms.validMonths)).toBe(false)
    expect(scoreTermsOf(terms)).toEqual({ stackClauses: true })
    expect(terms.officialTexts).toEqual({ 'B.1.1': { '4': '独立进食' } })
  })

  test.each([
    ['a value without its ground', 'validMonths: { value: 24 }', /assessment\.yaml/],
    [
      'a document that is not there',
      'validMonths: { value: 24, source: { document: nowhere, clause: 一 } }',
      /nowhere/,
    ],
    ['a term that is none', 'validYears: 2', /validYears/],
    [
      'months that nobody means',
      'validMonths: { value: 0, source: { document: list, clause: 一 } }',
      /assessment\.yaml/,
    ],
    ['words for an item that is none', "officialTexts:\n  B.9.9: { '4': 好 }", /B\.9\.9/],
    ['words for a score that is none', "officialTexts:\n  B.3.7: { '4': 好 }", /B\.3\.7 has no score 4/],
  ])('is refused with %s', (_name, yaml, words) => {
    expect(() => loaded(yaml)).toThrow(words)
  })
})
