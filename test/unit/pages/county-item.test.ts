import { readCity } from '../../../scripts/lib/packs'
import { mendedAnswers } from '@/client/answers'
import { MYSELF } from '@/client/for-whom'
import { countyOf, factsOf, type Situation } from '@/client/interview'
import { countyOfItem, itemOf } from '@/client/pack'
import { judge, layeredFor } from '@/domain/entitlement'
import { explanationFor } from '@/pages/entitlement/benefit-tree'
import { judgedIn, type Judged } from '@/pages/entitlement/judged'
import { MADE_UP_CITIES } from '../../support/pack-copy'

jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
}))

const { pack } = readCity('yunxi', MADE_UP_CITIES)
const ON = '2026-11-22'
const COUNTY = '990121'

/** The answer as her own page has it. */
function hers(birthDate: string, residence: string | null): Judged {
  const person = { ...MYSELF, birthDate, residence }
  const situation: Situation = { pack, person, answers: mendedAnswers({}), on: ON }
  const county = countyOf(situation) ?? null
  const facts = factsOf(situation)
  const judgement = judge(pack, facts, { on: ON, county })
  return { pack, ...layeredFor(pack, county), person, situation, facts, judgement, answered: true }
}

test('an item that one county alone has is known to be that county’s', () => {
  expect(countyOfItem(pack, 'YXC-1')).toBe(COUNTY)
  expect(countyOfItem(pack, 'YX-1')).toBeUndefined()
  expect(countyOfItem(pack, 'CN-4')).toBeUndefined()
  expect(countyOfItem(pack, 'YXC-99')).toBeUndefined()
})

test.each([
  ['1951-11-22', 'yes'],
  ['1951-11-23', 'no'],
])('sent to somebody of no known place it opens, judged and explained by that county (%s)', (birthDate, verdict) => {
  const mine = hers(birthDate, null)
  expect(itemOf(mine, 'YXC-1')).toBeUndefined()
  const there = judgedIn(mine, COUNTY)
  expect(itemOf(there, 'YXC-1')?.name).toBe('进城班车')
  expect(there.judgement.county).toBe(COUNTY)
  expect(there.judgement.benefits.find(({ ref }) => ref === 'YXC-1')?.verdict).toBe(verdict)
  expect(explanationFor(there, 'YXC-1')).toBeDefined()
  expect(there.documents.map(({ id }) => id)).toContain('shanqian')
})

test('who lives there has it on her own list, and her answer stays the same object', () => {
  const mine = hers('1951-11-22', COUNTY)
  expect(judgedIn(mine, COUNTY)).toBe(mine)
})
