import type { TodayItem } from '@/contract/care/elders'
import { TODAY_KINDS } from '@/contract/care/elders'
import { caseLink } from '@/pages/desk/case-link'
import { leftOpen } from '@/pages/desk/left-open'
import { itemKey, KIND_WORDS, nextStep, withoutRinging } from '@/pages/desk/today-steps'
import { PATHS } from '@/pages/paths'

const CASE = '3f0e3b52-6d1a-4a64-9f54-3f6d2d3f6a01'
const PERSON = '3f0e3b52-6d1a-4a64-9f54-3f6d2d3f6a02'

const item = (more: Partial<TodayItem>): TodayItem => ({
  ...{ kind: 'request', title: '请社区帮我办:高龄津贴', detail: '赵桂兰', case: CASE, caseKind: 'help' },
  ...{ person: PERSON, count: null },
  ...more,
})

it.each(TODAY_KINDS)('says what %s is in a word, and names one next step', (kind) => {
  expect(KIND_WORDS[kind].words).not.toBe('')
  const { label, path } = nextStep(item({ kind, case: null, caseKind: null, person: null, count: 3 }))
  expect(label).not.toBe('')
  expect(Object.values(PATHS)).toContain(path)
})

it('goes on with a case where it is worked on', () => {
  expect(nextStep(item({ kind: 'overdue' }))).toEqual({
    ...{ label: '去办', path: PATHS.thread },
    params: { id: CASE, for: PERSON },
  })
  expect(nextStep(item({ kind: 'urgent', caseKind: 'urgent' }))).toMatchObject({
    ...{ label: '马上去处理', path: PATHS.urgentAnswer },
    params: { case: CASE },
  })
  expect(caseLink({ id: CASE, kind: 'grant', person: PERSON }).path).toBe(PATHS.grantCheckDesk)
})

it('does not say twice what rings above the list', () => {
  const items = [item({ kind: 'urgent', caseKind: 'urgent' }), item({ kind: 'overdue' }), item({})]
  expect(withoutRinging(items, [CASE]).map(({ kind }) => kind)).toEqual(['overdue', 'request'])
  expect(withoutRinging(items, [])).toHaveLength(3)
})

it('keeps an item the same while it moves up, and two of one elder apart', () => {
  expect(itemKey(item({ title: 'a' }))).toBe(itemKey(item({ title: 'b' })))
  expect(itemKey(item({ case: null }))).not.toBe(itemKey(item({ case: null, kind: 'absence' })))
})

/** Of the round. */
const NOTHING = { round: 0, visits: [], table: '' } as const

describe('what was left open on the phone', () => {
  it('is nothing where nothing was begun', () => {
    expect(leftOpen({ ...NOTHING, unsent: 0, meeting: false, life: '', answers: 0 })).toEqual([])
  })

  it('is one line each, and names nobody', () => {
    const lines = leftOpen({ ...NOTHING, unsent: 2, meeting: true, life: PERSON, answers: 1 })
    expect(lines.map(({ id }) => id)).toEqual(['unsent', 'meet', 'life', 'answers'])
    expect(lines[0]?.title).toBe('2 件没发出去的')
  })

  it('has the round and the table too, each leading to where it goes on', () => {
    const lines = leftOpen({
      round: 3,
      visits: [PERSON],
      table: PERSON,
      unsent: 0,
      meeting: false,
      life: '',
      answers: 0,
    })
    expect(lines.map(({ id }) => id)).toEqual(['round', 'visit', 'table'])
    expect(lines[0]?.title).toContain('3 件')
    expect(lines[1]?.params).toEqual({ person: PERSON })
  })
})
