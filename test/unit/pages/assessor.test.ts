import { NO_HAND, NO_SIGN, type SignDraft } from '@/client/assessor-drafts'
import { agreeable, FORM_SECTIONS, lineOf, progressOf, valueWords } from '@/client/assessor-form'
import { sheetOf, type Seat, type SheetTap } from '@/domain/assessment/sheet'
import {
  handFaults,
  informantFaults,
  isOutdated,
  signInput,
  withCode,
  withoutHands,
  withStrokes,
} from '@/pages/assessor/sign-steps'
import { appointFaults, doorFaults } from '@/pages/assessor/visit-faults'
import { syncState } from '@/pages/assessor/words'

jest.mock('@tarojs/taro', () => ({
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))

let made = 0
const tap = (by: Seat, item: string, value: number | readonly number[] | string): SheetTap => {
  made += 1
  return { id: String(made), by, at: new Date(made).toISOString(), kind: 'answer', item, value }
}
const self = FORM_SECTIONS[1]!

it('goes through what decides a level first, then the scale', () => {
  expect(FORM_SECTIONS.map(({ key }) => key)).toEqual(['A', 'B.1', 'B.2', 'B.3', 'B.4'])
  expect(FORM_SECTIONS.flatMap(({ lines }) => lines.filter(({ needed }) => needed))).toHaveLength(8 + 26)
  expect(() => lineOf('B.9.9')).toThrow(RangeError)
})

it('says an answer as people read it', () => {
  expect(valueWords(lineOf('B.1.1'), 4)).toBe('自己吃,不呛(4分)')
  expect(valueWords(lineOf('A.2.14.fall'), 1)).toBe('1次')
  expect(valueWords(lineOf('A.4.1'), [0, 2])).toBe('高血压、糖尿病')
  expect(valueWords(lineOf('A.4.1'), [])).toBe('都没有')
  expect(valueWords(lineOf('A.2.4'), 160)).toBe('160厘米')
  expect(valueWords(lineOf('A.4.2'), '')).toBe('没有')
})

it('counts what one of the two has answered, and offers the other only what he has not', () => {
  const sheet = sheetOf([tap('first', 'B.1.1', 4), tap('first', 'B.1.2', 3), tap('second', 'B.1.2', 1)])
  expect(progressOf(self, sheet, 'first')).toEqual({ done: 2, of: 8 })
  expect(progressOf(self, sheet, 'second')).toEqual({ done: 1, of: 8 })
  // Where he holds another answer already, agreeing to all leaves it.
  expect(agreeable(self, sheet, 'second')).toEqual([{ key: 'B.1.1', value: 4 }])
  expect(agreeable(self, sheet, 'first')).toEqual([])
})

it('says how a visit stands between phone and cloud, the most pressing first', () => {
  const idle = { state: 'planned', taps: 0, ending: false, kept: true, sent: 0 } as const
  expect(syncState({ ...idle, taps: 3, ending: true }).words).toBe('还有 3 条没传')
  expect(syncState({ ...idle, ending: true }).words).toBe('等有网交上去')
  expect(syncState({ ...idle, kept: false, sent: 9 }).words).toBe('表还没存到手机')
  expect(syncState({ ...idle, sent: 9 }).words).toBe('都传好了')
  expect(syncState(idle).words).toBe('没网也能填')
  expect(syncState({ ...idle, state: 'signed', kept: null }).words).toBe('签好了,已交')
  expect(syncState({ ...idle, state: 'to-appoint', kept: null }).words).toBe('等约时间')
})

const STROKES = [[[1, 2] as const, [3, 4] as const]]
const EARLY = '2026-11-23T02:00:00.000Z'
const LATE = '2026-11-23T02:05:00.000Z'
const signed: SignDraft = {
  ...NO_SIGN,
  first: { strokes: STROKES, code: '', at: EARLY },
  second: { strokes: STROKES, code: '640902', at: LATE },
  informant: { strokes: STROKES, code: '', at: LATE },
  ...{ name: ' 王丽 ', relation: '子女', taps: 68 },
}

it('takes the time of whoever holds the device by his stroke, of the other one by his last digit', () => {
  expect(withStrokes(NO_HAND, STROKES, true, EARLY).at).toBe(EARLY)
  const other = withStrokes(NO_HAND, STROKES, false, EARLY)
  expect(other.at).toBe('')
  expect(withCode(other, '64090', EARLY).at).toBe('')
  const whole = withCode(other, '640902', EARLY)
  expect(whole.at).toBe(EARLY)
  // A stroke more does not make the digits younger.
  expect(withStrokes(whole, [...STROKES, ...STROKES], false, LATE).at).toBe(EARLY)
})

it('names what is missing under a form', () => {
  expect(handFaults(NO_HAND, true)).toEqual({ strokes: '请在框里签名' })
  expect(Object.keys(handFaults(NO_HAND, false))).toEqual(['strokes', 'code'])
  expect(handFaults(signed.second, false)).toEqual({})
  expect(Object.keys(informantFaults(NO_SIGN))).toEqual(['relation'])
  expect(Object.keys(informantFaults({ ...NO_SIGN, relation: '子女' }))).toEqual(['name', 'strokes'])
  expect(Object.keys(informantFaults({ ...NO_SIGN, nobody: ' ' }))).toEqual(['nobody'])
  expect(informantFaults({ ...NO_SIGN, nobody: '写不了字' })).toEqual({})
  expect(informantFaults(signed)).toEqual({})
})

it('takes all hands away where the form was changed under them, and keeps what was written', () => {
  expect(isOutdated(signed, 68)).toBe(false)
  expect(isOutdated(signed, 69)).toBe(true)
  expect(isOutdated({ ...NO_SIGN, taps: 3 }, 69)).toBe(false)
  const anew = withoutHands(signed, 69)
  expect([anew.first, anew.second, anew.informant]).toEqual([NO_HAND, NO_HAND, NO_HAND])
  expect([anew.name, anew.relation, anew.taps]).toEqual([signed.name, signed.relation, 69])
})

it('sends digits only of whoever does not hold the device', () => {
  const about = { visit: 'v', version: 2, taps: 68, seat: 'first' } as const
  const input = signInput(signed, about)
  expect(input.first).toEqual({ strokes: [[[1, 2], [3, 4]]], at: EARLY }) // prettier-ignore
  expect(input.second.code).toBe('640902')
  expect(input.informant).toMatchObject({ name: '王丽', relation: '子女' })
  expect(signInput(signed, { ...about, seat: 'second' }).first.code).toBe('')
  expect(signInput({ ...signed, nobody: ' 写不了字 ' }, about).informant).toEqual({ nobody: '写不了字' })
})

it('names at its field what is wrong with a day, and with why it did not come to it', () => {
  expect(appointFaults('', '570')).toEqual({ day: '请选哪一天' })
  expect(Object.keys(appointFaults('', ''))).toEqual(['day', 'from'])
  expect(appointFaults('2026-11-23', '570')).toEqual({})
  expect(doorFaults(undefined, '')).toEqual({ reason: '请选为什么没有评成' })
  expect(Object.keys(doorFaults('other', ' '))).toEqual(['words'])
  expect(Object.keys(doorFaults('nobody', '字'.repeat(301)))).toEqual(['words'])
  expect(doorFaults('nobody', '')).toEqual({})
})
