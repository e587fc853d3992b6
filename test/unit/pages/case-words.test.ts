import { isOpen, namelessWords, nextCase, promiseWords, readerOf, stateWords } from '@/pages/case-words'
import type { CaseCard } from '@/contract/care'

const card = (part: Partial<CaseCard>): CaseCard => ({
  id: '1',
  number: '12345678',
  kind: 'help',
  title: '请社区帮忙:高龄津贴',
  state: 'waiting',
  person: { id: 'mother', name: '王秀英' },
  openedAt: '2026-11-20T02:00:00Z',
  updatedAt: '2026-11-20T02:00:00Z',
  promisedOn: '2026-11-25',
  overdue: false,
  holder: { name: '解放路街道便民服务窗口', phone: '0357-0001', byName: false },
  version: 1,
  ...part,
})

it.each<[CaseCard['state'], string, boolean]>([
  ['waiting', '已经交给解放路街道便民服务窗口,等人接手', true],
  ['taken', '解放路街道便民服务窗口正在办', true],
  ['answered', '已经答复,请看看办好了没有', true],
  ['withdrawn', '已经撤回', false],
  ['closed', '已经办结', false],
])('says how a case stands that is %s', (state, words, open) => {
  expect(stateWords(card({ state }))).toBe(words)
  expect(isOpen({ state })).toBe(open)
})

it.each<[what: string, part: Partial<CaseCard>, words: string]>([
  ['with its weekday', {}, '11月25日 周三 以前答复(以当地规定为准)'],
  ['that is over', { overdue: true }, '说好 11月25日 周三 以前答复(以当地规定为准),已经过了,可以打电话催'],
  ['that nobody knows', { promisedOn: null }, '哪天答复还定不下来,请打电话问'],
  ['once answered: nothing', { state: 'answered' }, ''],
  ['once withdrawn: nothing', { state: 'withdrawn', overdue: true }, ''],
])('says the promised day %s', (_what, part, words) => {
  expect(promiseWords(card(part))).toBe(words)
})

it('does not tell a worker to look at his own answer, nor to ring himself', () => {
  expect(stateWords(card({ state: 'answered' }), 'desk')).toBe('已经答复,等老人说办好了没有')
  expect(promiseWords(card({ overdue: true }), 'desk')).toMatch(/已经过了,请先办$/)
  expect(promiseWords(card({ promisedOn: null }), 'desk')).not.toContain('打电话')
})

it('takes for next what is promised first and not answered', () => {
  const later = card({ id: 'later', promisedOn: '2026-12-01' })
  const sooner = card({ id: 'sooner', promisedOn: '2026-11-24', state: 'taken' })
  const unknown = card({ id: 'unknown', promisedOn: null })
  const answered = card({ id: 'answered', promisedOn: '2026-11-23', state: 'answered' })
  expect(nextCase([later, unknown, sooner, answered])?.id).toBe('sooner')
  expect(nextCase([unknown, answered])).toBeUndefined()
})

it('asks to leave names out of what a desk reads without being told whose it is, and of nothing else', () => {
  expect(namelessWords({ kind: 'facility' })).toBe('核对的人看不到您是谁,姓名、电话不要写在这里。')
  expect(namelessWords({ kind: 'help' })).toBe('')
  expect(namelessWords({ kind: 'guardian' })).toBe('')
})

describe('on whose side one reads', () => {
  const thread = { contact: null, events: [], may: [] } as Parameters<typeof readerOf>[0]

  it('is told by what one may do, where the desk is not told whose affair it is', () => {
    expect(readerOf({ ...thread, may: ['said', 'taken'] })).toBe('desk')
    expect(readerOf({ ...thread, may: ['said'] })).toBe('desk')
    expect(readerOf({ ...thread, may: ['said', 'complained', 'withdrawn'] })).toBe('hers')
    expect(readerOf(thread)).toBe('hers')
  })
})
