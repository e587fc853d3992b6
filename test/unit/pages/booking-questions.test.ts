import { HEALTH_QUESTIONS } from '@/domain/booking/health'
import { SERVICES } from '@/domain/booking/services'
import { problemOf, toggled, typedOf, withAnswer, type Typed } from '@/pages/booking/need-typed'
import { answerTold, detailsToSend, fitnessOf, openQuestions, questionsOf } from '@/pages/booking/questions'

const NOBODY = { address: null, phone: null }
const HER = { address: '解放路1号', phone: '13900001234' }
const typed = (part: Partial<Typed>): Typed => ({ chosen: [], text: '', phone: '', ...part })
const well = Object.fromEntries(HEALTH_QUESTIONS.map((one) => [one, 'no' as const]))

describe('what is asked', () => {
  it('asks only what a service needs', () => {
    expect(questionsOf('meal-in')).toEqual(['diets', 'allergens', 'absent'])
    expect(questionsOf('meal-delivery')).toEqual(['diets', 'allergens', 'address', 'phone'])
    expect(questionsOf('cleaning')).toEqual(['address', 'phone', 'note'])
    expect(questionsOf('bath-home')).toEqual([
      ...HEALTH_QUESTIONS.map((one) => `health.${one}`),
      ...['address', 'phone', 'relative', 'own-sex', 'risk'],
    ])
  })

  it('does not ask again what the record has, what was told, or what was passed over', () => {
    expect(openQuestions('cleaning', {}, HER, [])).toEqual(['note'])
    expect(openQuestions('cleaning', {}, NOBODY, ['note'])).toEqual(['address', 'phone'])
    expect(openQuestions('meal-in', { diets: [], asksIfAbsent: false }, NOBODY, [])).toEqual(['allergens'])
  })

  it.each(SERVICES)('has an answer in words for every question of %s', (service) => {
    for (const id of questionsOf(service)) expect(answerTold(id, {}, NOBODY)).not.toBe('')
  })
})

describe('a bath', () => {
  it('says nothing while a question that decides is open, and nothing of other services', () => {
    expect(fitnessOf('bath-point', { health: { fever: 'no' } })).toBeNull()
    expect(fitnessOf('meal-in', { health: { fever: 'yes' } })).toBeNull()
  })

  it('is refused everywhere for a fever as soon as it is told', () => {
    expect(fitnessOf('bath-home', { health: { fever: 'yes' } })?.outcome).toBe('ask-doctor')
  })

  it('is refused at the point and fits at home where she cannot be moved', () => {
    const health = { ...well, 'cannot-be-moved': 'yes' as const }
    expect(fitnessOf('bath-point', { health })?.outcome).toBe('at-home')
    expect(fitnessOf('bath-home', { health })?.outcome).toBe('fit')
  })

  it('waits for 不知道 to be found out', () => {
    expect(fitnessOf('bath-home', { health: { ...well, wound: 'unknown' } })?.outcome).toBe('unknown')
  })
})

describe('answers', () => {
  it('stand as they were given when the page is opened again', () => {
    const details = withAnswer('diets', typed({ chosen: ['soft', 'low-salt'] }), {})
    expect(details).toEqual({ diets: ['soft', 'low-salt'] })
    expect(typedOf('diets', details, NOBODY).chosen).toEqual(['soft', 'low-salt'])
    expect(typedOf('allergens', withAnswer('allergens', typed({ chosen: ['none'] }), {}), NOBODY).chosen).toEqual([
      'none',
    ])
    expect(typedOf('phone', {}, HER).text).toBe(HER.phone)
  })

  it('are looked over before they count', () => {
    expect(problemOf('diets', typed({}))).toBe('请选一个')
    expect(problemOf('address', typed({ text: '  ' }))).toContain('门牌号')
    expect(problemOf('phone', typed({ text: '2091234' }))).toContain('区号')
    expect(problemOf('relative', typed({ text: '王丽', phone: '139' }))).toContain('11位')
    expect(problemOf('relative', typed({ text: '王丽', phone: '139 0000 1234' }))).toBeUndefined()
    expect(problemOf('note', typed({}))).toBeUndefined()
  })

  it('let 都没有 stand alone', () => {
    expect(toggled(['soft'], 'none')).toEqual(['none'])
    expect(toggled(['none'], 'soft')).toEqual(['soft'])
    expect(toggled(['soft', 'halal'], 'soft')).toEqual(['halal'])
  })

  it('go out with what is known, and without what this service does not ask', () => {
    const told = { diets: ['soft' as const], health: well, note: '有狗', riskRead: true }
    expect(detailsToSend('cleaning', told, HER)).toEqual({ address: HER.address, phone: HER.phone, note: '有狗' })
    expect(detailsToSend('meal-in', told, HER)).toEqual({ diets: ['soft'] })
    expect(detailsToSend('bath-point', told, { ...HER, address: null })).toEqual({
      phone: HER.phone,
      riskRead: true,
      health: well,
    })
  })
})
