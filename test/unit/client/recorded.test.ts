import { recordedAnswer } from '@/client/recorded'
import { answerFacts, findQuestion, QUESTIONS, UNKNOWN, type FactKey } from '@/domain/entitlement'

const page = (id: string) => findQuestion(id)!

it('reads back what an answer told, on every page and for each of its lines', () => {
  for (const question of QUESTIONS.filter(({ kind }) => kind === 'one' || kind === 'many')) {
    const key = question.facts[0]!
    for (const { id, tells } of question.options.filter((option) => key in option.tells)) {
      const value = answerFacts(question, [id])[key]
      const back = recordedAnswer(question, key, value)
      // Two lines may tell the same of this fact; one of them is named then.
      const same = back.some((one) => {
        const told = question.options.find((option) => option.id === one)?.tells[key]
        return JSON.stringify(told) === JSON.stringify(tells[key])
      })
      expect([question.id, id, back, same]).toEqual([question.id, id, back, true])
    }
  }
})

it.each([
  ['economic', 'economic', [], ['none']],
  ['economic', 'economic', ['minimum-living'], ['minimum-living']],
  ['economic', 'economic', { has: [], not: ['minimum-living'] }, []],
  ['disability', 'disability', null, ['none']],
  ['disability', 'disability', { grade: 2, kind: ['physical'] }, ['grade-2']],
  ['disability', 'disability', {}, ['grade-unknown']],
  ['disabilityKind', 'disability', { grade: 3, kind: ['mental', 'speech'] }, ['mental', 'speech']],
  ['hukou', 'hukou', '100000', ['elsewhere']],
  ['hukou', 'hukou', '141002', ['141002']],
  ['birthDate', 'birthDate', '1944-03-05', ['1944-03-05']],
  ['adaptation', 'wishes', { has: [], not: ['adaptation'] }, ['no']],
  ['careNeed', 'careNeed', { value: false, source: 'worker' }, ['no']],
] as const)('on page %s reads %s %j as %j', (id, key, value, chosen) => {
  expect(recordedAnswer(page(id), key as FactKey, value)).toEqual(chosen)
})

it('never answers 不知道: what stands is known', () => {
  for (const question of QUESTIONS) expect(recordedAnswer(question, question.facts[0]!, null)).not.toContain(UNKNOWN)
})
