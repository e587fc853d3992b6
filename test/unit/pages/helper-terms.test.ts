import { NO_DAY, NO_TERMS } from '@/client/drafts'
import { readTerms, termsOf } from '@/pages/helpers/terms'
import { standingWords } from '@/pages/helpers/words'
import { untilWords } from '@/pages/moments'
import { MYSELF } from '@/client/for-whom'

jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', getStorageInfoSync: () => ({ keys: [] }) }))

const TODAY = '2026-11-22'
const day = (year: string, month: string, date: string) => ({ year, month, day: date })
const until = (date: typeof NO_DAY) => ({ scopes: ['view'], until: 'day', date }) as const

it('takes what was chosen, without an end or to a day', () => {
  expect(readTerms({ scopes: ['view', 'book'], until: 'always', date: NO_DAY }, TODAY).read).toEqual({
    scopes: ['view', 'book'],
  })
  expect(readTerms(until(day('2027', '3', '5')), TODAY).read).toEqual({ scopes: ['view'], until: '2027-03-05' })
})

it('takes today: it counts to the end of the day', () => {
  expect(readTerms(until(day('2026', '11', '22')), TODAY).read?.until).toBe(TODAY)
})

it.each([
  ['nothing chosen', NO_TERMS, { scopes: '请至少选一样' }],
  ['half a day', until(day('2027', '', '')), { until: '请填到哪一天,年、月、日都要填' }],
  ['no day of the calendar', until(day('2027', '2', '30')), { until: '日历上没有这一天,请看看年月日对不对' }],
  ['yesterday', until(day('2026', '11', '21')), { until: '这一天已经过了,请往后填' }],
] as const)('says what is wrong with %s', (_what, terms, problems) => {
  const answer = readTerms(terms, TODAY)
  expect(answer.problems).toEqual(problems)
  expect(answer.read).toBeUndefined()
})

it('opens terms as they stand: an end at midnight in China is the day before', () => {
  const stands = { scopes: ['view'] as const, until: '2027-03-05T16:00:00.000Z' }
  expect(termsOf(stands)).toEqual({ scopes: ['view'], until: 'day', date: day('2027', '3', '5') })
  expect(readTerms(termsOf(stands), TODAY).read?.until).toBe('2027-03-05')
  expect(untilWords(stands.until)).toBe('到 2027年3月5日 周五')
  expect(untilWords(null)).toBe('一直')
})

it('says how one stands to somebody, in words', () => {
  const mother = { ...MYSELF, until: null, was: null, relation: '妈妈' } as const
  expect(standingWords({ ...mother, standing: 'confirmed', scopes: ['book', 'view'] })).toBe('已同意您查看、预约')
  expect(standingWords({ ...mother, standing: 'unconfirmed' })).toMatch(/还没同意/)
  expect(standingWords({ ...mother, standing: 'self' })).toBe('')
})
