import { loadAllPacks } from '../../../scripts/lib/city-packs'
import { NO_ANSWERS, type Answers } from '@/client/answers'
import { stoodOf, withAnswer } from '@/client/asked'
import { MYSELF } from '@/client/for-whom'
import { factsOf, openQuestions, pageOf, type Situation } from '@/client/interview'
import { itemOf } from '@/client/pack'
import { judge, UNKNOWN, type Pack, type Question } from '@/domain/entitlement'

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
}))
jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))

const ON = '2026-11-21'
const PERSON = { ...MYSELF, birthDate: '1944-03-05' }
const CITIES = loadAllPacks().filter(({ code }) => code !== '')
const PAIRS = CITIES.flatMap((from) =>
  CITIES.filter((to) => to !== from).map((to) => [from.city, to.city, from, to] as const),
)

const situation = (pack: Pack, answers: Answers): Situation => ({ pack, person: PERSON, answers, on: ON })

/** A small generator, the same numbers each time. */
function dice(seed: number): (faces: number) => number {
  let state = seed
  return (faces) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * faces)
  }
}

function anyAnswer(question: Question, pack: Pack, roll: (faces: number) => number): readonly string[] {
  if (roll(6) === 0) return [UNKNOWN]
  if (question.kind === 'date') return ['1944-03-05']
  if (question.kind === 'county') return roll(3) === 0 ? ['elsewhere'] : [pack.counties[0]!.code]
  if (question.kind === 'one') return [question.options[roll(question.options.length)]!.id]
  const ticked = question.options.filter(() => roll(3) === 0).map(({ id }) => id)
  return ticked.length > 0 ? ticked : ['none']
}

/** Answers all that is asked in a city; gives back the pages with their lines, and the answers. */
function run(pack: Pack, before: Answers, roll: (faces: number) => number) {
  const pages: { question: Question; before: Answers }[] = []
  let answers = before
  for (let [question] = openQuestions(situation(pack, answers)); question;) {
    pages.push({ question, before: answers })
    if (pages.length > 12) throw new Error(`asked without end: ${pages.map((page) => page.question.id).join(' ')}`)
    answers = withAnswer(answers, question, anyAnswer(question, pack, roll), pack)
    ;[question] = openQuestions(situation(pack, answers))
  }
  return { pages, answers }
}

const verdicts = (pack: Pack, answers: Answers) =>
  new Map(
    judge(pack, factsOf(situation(pack, answers)), { on: ON, changes: false }).benefits.map(({ ref, verdict }) => [
      ref,
      verdict,
    ]),
  )

test.each(CITIES.map((pack) => [pack.city, pack] as const))('%s puts the free assessment in place', (_city, pack) => {
  const item = itemOf(pack, 'CN-3')
  expect(item?.standing).toBe('in-force')
  expect(item?.covers?.includes('CN-3') || item?.ref === 'CN-3').toBe(true)
})

test('some cities ask more than others, and some only more lines of a page', () => {
  const asked = [1, 2, 3, 4, 5, 6].flatMap((seed) =>
    PAIRS.flatMap(([, , from, to]) => {
      const roll = dice(seed)
      return run(to, run(from, NO_ANSWERS, roll).answers, roll).pages
    }),
  )
  expect(asked.length).toBeGreaterThan(PAIRS.length)
  expect(asked.some(({ question, before }) => before.chosen[question.id] && question.kind === 'many')).toBe(true)
})

describe.each(PAIRS)('from %s to %s', (_from, _to, from, to) => {
  it.each([1, 2, 3, 4, 5, 6])('asks only what did not stand before, and keeps what was told (%i)', (seed) => {
    const roll = dice(seed)
    const first = run(from, NO_ANSWERS, roll)
    const second = run(to, first.answers, roll)
    expect(second.pages.length).toBeLessThanOrEqual(6)
    for (const { question, before } of second.pages) {
      if (question.kind === 'county') continue
      const stood = stoodOf(before, question).lines
      expect(question.options.length).toBeGreaterThan(0)
      expect(question.options.filter(({ id }) => stood.includes(id))).toEqual([])
    }
    // What was settled at home stays so: another city's answers add, they never take away.
    const after = verdicts(from, second.answers)
    for (const [ref, verdict] of verdicts(from, first.answers)) {
      if (verdict !== 'unknown') expect([ref, after.get(ref)]).toEqual([ref, verdict])
    }
    // And back home nothing is asked again that was asked here.
    const home = run(from, second.answers, roll)
    const again = home.pages.filter(({ question }) => first.pages.some((page) => page.question.id === question.id))
    expect(again.map(({ question }) => question.id)).toEqual([])
  })

  it('shows each page as its city asks it', () => {
    const { answers } = run(from, NO_ANSWERS, dice(7))
    for (const id of Object.keys(answers.chosen)) expect(pageOf(id, situation(to, answers))?.id).toBe(id)
  })
})
