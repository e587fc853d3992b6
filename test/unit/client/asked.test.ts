import { NO_ANSWERS, type Answers } from '@/client/answers'
import { answerOn, factsTold, isAnswered, isOpen, openPart, withAnswer } from '@/client/asked'
import { readFacts, type Option, type Pack, type Question } from '@/domain/entitlement'

jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }))

const city = (name: string, code: string) => ({ city: name, code }) as Pack
const NEAR = city('near', '1410')
const FAR = city('far', '1401')

const page = (kind: Question['kind'], facts: Question['facts'], options: readonly Option[]): Question => ({
  id: facts[0]!,
  kind,
  facts,
  ask: '',
  why: '',
  options,
  core: true,
})
const poor = (id: string): Option => ({ id, label: id, tells: { economic: [id] } })
const A = poor('minimum-living')
const B = poor('low-income')
const C = poor('out-of-poverty')
/** One page by two cities' lines, and by all that there are. */
const NEARS = page('many', ['economic'], [A, B])
const FARS = page('many', ['economic'], [B, C])
const ALL = page('many', ['economic'], [A, B, C])

const answered = (...said: readonly (readonly [Question, readonly string[], Pack])[]): Answers =>
  said.reduce((answers, [question, chosen, pack]) => withAnswer(answers, question, chosen, pack), NO_ANSWERS)
const economic = (answers: Answers, pack = NEAR) => readFacts(factsTold(ALL, answers, pack)).economic
const lines = ({ options }: Question) => options.map(({ id }) => id)

describe('a page of several answers in another city', () => {
  it('asks only the lines that were not there, and none where all were', () => {
    const answers = answered([NEARS, ['minimum-living'], NEAR])
    expect(isAnswered(NEARS, answers, NEAR)).toBe(true)
    expect(isAnswered(FARS, answers, FAR)).toBe(false)
    expect(lines(openPart(FARS, answers))).toEqual(['out-of-poverty'])
    expect(isAnswered(page('many', ['economic'], [B]), answers, FAR)).toBe(true)
  })

  it('closes only the lines that stood on it', () => {
    expect(economic(answered([NEARS, ['none'], NEAR]))).toMatchObject({
      has: [],
      not: ['minimum-living', 'low-income'],
    })
  })

  it('keeps what was told on the lines that it does not have', () => {
    const answers = answered([NEARS, ['minimum-living'], NEAR], [FARS, ['none'], FAR])
    expect(economic(answers)).toMatchObject({ has: ['minimum-living'] })
    expect([...(economic(answers)?.not ?? [])].sort()).toEqual(['low-income', 'out-of-poverty'])
    expect(answerOn(NEARS, answers, NEAR)).toEqual(['minimum-living'])
    expect(answerOn(FARS, answers, FAR)).toEqual(['none'])
  })

  it('lets 不知道 speak of its own lines only', () => {
    const answers = answered([NEARS, ['minimum-living'], NEAR], [page('many', ['economic'], [C]), ['unknown'], FAR])
    expect(economic(answers)).toMatchObject({ has: ['minimum-living'], not: ['low-income'] })
    expect(answerOn(page('many', ['economic'], [C]), answers, FAR)).toEqual(['unknown'])
    expect(isAnswered(FARS, answers, FAR)).toBe(true)
    expect(isOpen(FARS, answers, FAR)).toBe(true)
    expect(isOpen(NEARS, answers, NEAR)).toBe(false)
  })

  it('tells something of new lines although the others were answered with 不知道', () => {
    const answers = answered([NEARS, ['unknown'], NEAR], [page('many', ['economic'], [C]), ['none'], FAR])
    expect(economic(answers)).toMatchObject({ has: [], not: ['out-of-poverty'] })
    expect(lines(openPart(FARS, answers))).toEqual(['low-income'])
    expect(answerOn(NEARS, answers, NEAR)).toEqual(['unknown'])
  })

  it('is changed line by line, not as a whole', () => {
    const before = answered([NEARS, ['minimum-living', 'low-income'], NEAR])
    const after = withAnswer(before, FARS, ['none'], FAR)
    expect(economic(after)).toMatchObject({ has: ['minimum-living'] })
    expect(after.checked).toBe(false)
  })

  it('is 不知道 as a whole when nothing was told to any line', () => {
    const answers = answered([NEARS, ['unknown'], NEAR], [FARS, ['unknown'], FAR])
    expect(answers.chosen).toEqual({ economic: ['unknown'] })
    expect(economic(answers)).toBeUndefined()
  })
})

describe('a page that asks for a place', () => {
  const ELSEWHERE: Option = { id: 'elsewhere', label: '', tells: { hukou: '100000' } }
  const HUKOU = page('county', ['hukou'], [ELSEWHERE])
  const hukou = (answers: Answers, pack: Pack) => readFacts(factsTold(HUKOU, answers, pack)).hukou?.value

  it('is never asked again once a county was named, whatever the city', () => {
    const answers = answered([HUKOU, ['141002'], NEAR])
    expect(isAnswered(HUKOU, answers, FAR)).toBe(true)
    expect(isOpen(HUKOU, answers, FAR)).toBe(false)
    expect(hukou(answers, FAR)).toBe('141002')
  })

  it('says «not here» of the cities in which it was asked, and of no other', () => {
    const answers = answered([HUKOU, ['elsewhere'], NEAR])
    expect(hukou(answers, NEAR)).toBe('100000')
    expect(hukou(answers, FAR)).toBeUndefined()
    expect(isAnswered(HUKOU, answers, FAR)).toBe(false)
    const both = withAnswer(answers, HUKOU, ['elsewhere'], FAR)
    expect([hukou(both, NEAR), hukou(both, FAR)]).toEqual(['100000', '100000'])
  })

  it('keeps «not there» when the other city is answered with 不知道', () => {
    const answers = answered([HUKOU, ['elsewhere'], NEAR], [HUKOU, ['unknown'], FAR])
    expect(hukou(answers, NEAR)).toBe('100000')
    expect(hukou(answers, FAR)).toBeUndefined()
    expect(isAnswered(HUKOU, answers, FAR)).toBe(true)
    expect(answerOn(HUKOU, answers, FAR)).toEqual(['unknown'])
  })

  it('makes no «not there» out of a county that is taken back in another city', () => {
    const answers = answered([HUKOU, ['141002'], NEAR], [HUKOU, ['elsewhere'], FAR])
    expect(hukou(answers, FAR)).toBe('100000')
    expect(hukou(answers, NEAR)).toBeUndefined()
  })
})
