import type { RecordLineCard } from '@/contract/account'
import { NO_LINE, type LineDraft } from '@/client/drafts'
import { parseFacts } from '@/contract/facts'
import { NONE, UNKNOWN } from '@/domain/entitlement'
import { RECORD_KEYS, type RecordKey } from '@/domain/person/record'
import { draftOfLine, readLine, toggled } from '@/pages/record/line-draft'
import { GROUPS, hasMore, inputOf, lineLabel, questionsOf, sourceWords } from '@/pages/record/lines'
import { valueWords } from '@/pages/record/values'

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))
jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))
jest.mock('@/ui', () => ({ spokenPhone: (phone: string) => phone }))

const TODAY = '2026-11-22'
const read = (key: RecordKey, part: Partial<LineDraft>, standing?: unknown, page = 0) =>
  readLine(key, inputOf(key, page)!, { ...NO_LINE, ...part }, { standing, today: TODAY })
const line = (key: RecordKey, value: unknown): RecordLineCard => ({
  key,
  value,
  source: 'self',
  by: '本人',
  as: 'self',
  since: '2026-11-22T00:00:00Z',
})

it('has a place and a name for every line of a record', () => {
  expect([...GROUPS.flatMap(({ keys }) => keys)].sort()).toEqual([...RECORD_KEYS].sort())
  for (const key of RECORD_KEYS) expect(lineLabel(key)).toMatch(/\p{L}/u)
})

it('makes of every answer of every page a value that the rules can read, and shows it in words', () => {
  for (const key of RECORD_KEYS) {
    for (const [page, question] of questionsOf(key).entries()) {
      for (const { id } of question.options) {
        const { change } = read(key, { chosen: [id] }, page === 1 ? {} : undefined, page)
        if (change?.value === undefined) continue
        expect([key, id, parseFacts({ [key]: change.value }, TODAY)]).toMatchObject([key, id, { ok: true }])
        expect([key, id, valueWords(key, change.value)]).not.toEqual([key, id, ''])
      }
    }
  }
})

it('changes nothing that has no line on the page', () => {
  const { change } = read('housing', { chosen: ['dilapidated'] }, ['bed-feasible'])
  expect(change?.value).toEqual(['bed-feasible', 'dilapidated'])
  expect(read('disability', { chosen: ['grade-2'] }, { grade: 3, kind: ['mental'] }).change?.value).toEqual({
    grade: 2,
    kind: ['mental'],
  })
})

it('takes a line away where she does not know, and where a text is emptied', () => {
  expect(read('economic', { chosen: [UNKNOWN] }, ['minimum-living']).change).toEqual({ key: 'economic' })
  expect(read('phone', { text: ' ' }, '13800138000').change).toEqual({ key: 'phone' })
  expect(read('residentSince', {}, '2001-01-01').change).toEqual({ key: 'residentSince' })
})

it('closes only what stood on the page by 都没有', () => {
  const value = read('living', { chosen: [NONE] }).change?.value
  expect(value).toMatchObject({ has: [] })
  expect(draftOfLine('mother', 'living:0', inputOf('living')!, line('living', value)).chosen).toEqual([NONE])
})

it.each([
  ['name', { text: '' }, /姓名不能空着/],
  ['phone', { text: '12345' }, /./],
  ['identityNumber', { text: '110105194912310021' }, /对不上/],
  ['birthDate', { date: { year: '2030', month: '1', day: '1' } }, /还没到/],
  ['residentSince', { date: { year: '2030', month: '1', day: '1' } }, /还没到/],
  ['residentSince', { date: { year: '2001', month: '2', day: '30' } }, /日历上没有/],
  ['economic', { chosen: [] }, /请选/],
  ['address', { text: '字'.repeat(101) }, /最多100个字/],
] as const)('refuses %s %j in words', (key, part, words) => {
  expect(read(key, part as Partial<LineDraft>).problem).toMatch(words)
})

it('opens a page as it stands', () => {
  expect(draftOfLine('m', 'phone:0', inputOf('phone')!, line('phone', '13800138000')).text).toBe('13800138000')
  expect(draftOfLine('m', 'birthDate:0', inputOf('birthDate')!, line('birthDate', '1944-03-05')).date).toEqual({
    year: '1944',
    month: '3',
    day: '5',
  })
  expect(draftOfLine('m', 'sex:0', inputOf('sex')!, line('sex', 'female')).chosen).toEqual(['female'])
})

it('asks the kind only of somebody with a certificate', () => {
  expect(hasMore('disability', 0, { grade: 3 })).toBe(true)
  expect(hasMore('disability', 0, null)).toBe(false)
  expect(hasMore('economic', 0, ['minimum-living'])).toBe(false)
})

it('lets 都没有 and 不知道 stand alone', () => {
  const [question] = questionsOf('economic')
  expect(toggled(question!, ['minimum-living'], NONE)).toEqual([NONE])
  expect(toggled(question!, [NONE], 'low-income')).toEqual(['low-income'])
})

it('says who says so', () => {
  expect(sourceWords(line('sex', 'male'))).toBe('本人说的')
  expect(sourceWords({ source: 'self', by: '女儿 王丽', as: 'helper' })).toBe('女儿 王丽 写的')
  expect(sourceWords({ source: 'document', by: '社工 李敏', as: 'presence' })).toBe('社区核对过 · 看过证件')
})
