import fc from 'fast-check'
import { PRESENCE_REASONS, STAFF_ROLES } from '@/domain/staff/staff'
import {
  GUARDIAN_DECISIONS,
  inboxWords,
  NOTICES,
  outsideWords,
  PRESENCE_REASON_WORDS,
  scopesText,
  STAFF_ROLE_WORDS,
  type Notice,
  type NoticeKey,
  type NoticeParams,
} from '@/domain/notice/templates'
import { ASSESSMENT_SAMPLES } from './assessment-samples'
import { BOOKING_SAMPLES } from './booking-samples'
import { DESK_SAMPLES } from './desk-samples'
import { GRANT_SAMPLES } from './grant-samples'
import { LIFE_SAMPLES } from './life-samples'
import { SERVING_SAMPLES } from './serving-samples'
import { URGENT_SAMPLES } from './urgent-samples'

const both = { helper: '子女 王丽', elder: '王秀英' }
const about = { number: '12345678', title: '请社区帮我办:高龄津贴' }

/** Each template with everything that it may be told. */
const SAMPLES: { readonly [K in NoticeKey]: Required<NoticeParams[K]> } = {
  'helper-asked': { ...both, scopes: '查看、预约' },
  'helper-confirmed': { ...both, scopes: '查看、预约' },
  'helper-refused': both,
  'helper-revoked': both,
  'helper-left': both,
  'helper-over': both,
  'scopes-changed': { ...both, scopes: '查看', until: '2027年3月5日' },
  'invitation-accepted': both,
  'consent-recorded': { by: '社工 李敏', elder: '王秀英', consent: '同意保存您的身份证号', state: '同意' },
  'presence-opened': { worker: '社工 李敏', elder: '王秀英', reason: '登记资料' },
  'presence-closed': { worker: '社工 李敏', elder: '王秀英' },
  'call-opened': { worker: '12349 话务员 王芳', elder: '王秀英' },
  'call-closed': { worker: '12349 话务员 王芳', elder: '王秀英' },
  'record-changed': { by: '子女 王丽', elder: '王秀英', lines: '住址、电话' },
  'case-opened': { by: '子女 王丽', ...about },
  'case-taken': { worker: '社工 李敏', ...about },
  'case-answered': { worker: '社工 李敏', ...about },
  'case-handed-on': { worker: '社工 李敏', to: '社工 张敏', ...about },
  'case-message': { by: '社工 李敏', ...about },
  'case-closed': about,
  'guardian-decided': { ...both, decision: GUARDIAN_DECISIONS.approved },
  'session-opened': { device: '微信 · iPhone' },
  'session-ended': { device: '微信 · iPhone' },
  'staff-invited': { by: '赵强', role: '社区工作人员', division: '尧都区 解放路街道' },
  erased: { elder: '妈妈' },
  ...ASSESSMENT_SAMPLES,
  ...BOOKING_SAMPLES,
  ...DESK_SAMPLES,
  ...GRANT_SAMPLES,
  ...LIFE_SAMPLES,
  ...SERVING_SAMPLES,
  ...URGENT_SAMPLES,
}
const KEYS = Object.keys(NOTICES) as NoticeKey[]
const noticeOf = (key: NoticeKey) => NOTICES[key] as Notice<Readonly<Record<string, string>>>
const said = (key: NoticeKey, params: Readonly<Record<string, string>> = SAMPLES[key]) => noticeOf(key).inbox(params)

it('there is a sample of every template', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual([...KEYS].sort())
})

describe.each(KEYS)('%s', (key) => {
  it('says in the inbox all that it was told, in a few short sentences', () => {
    const words = said(key)
    for (const value of Object.values(SAMPLES[key])) {
      expect(words).toContain(/^\d{8}$/.test(value) ? '编号 1234 5678' : value)
    }
    expect(words).toMatch(/。$/)
    expect(words.length).toBeLessThanOrEqual(100)
    expect(words).not.toMatch(/undefined|null|\[object/)
  })

  it('says outside nothing of all that, and where to look', () => {
    const { outside, place } = noticeOf(key)
    expect(outside).toMatch(place === 'me' ? /“我的”/ : /“我的事”/)
    expect(outside).not.toMatch(/\d/)
    for (const value of Object.values(SAMPLES[key])) expect(outside).not.toContain(value)
  })

  it('depends outside on nothing but the tab: whoever reads along learns no subject', () => {
    const same = KEYS.filter((other) => noticeOf(other).outside === noticeOf(key).outside)
    expect(same).toEqual(KEYS.filter((other) => noticeOf(other).place === noticeOf(key).place))
    expect(noticeOf(key).place === 'urgent' || same.length > 3).toBe(true)
  })
})

it('the words are those of the template, whatever the names are: nothing in a name is read as a pattern', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KEYS), fc.string({ minLength: 1, maxLength: 12 }), (key, name) => {
      const params = Object.fromEntries(Object.keys(SAMPLES[key]).map((param) => [param, `«${name}»`]))
      for (const param of Object.keys(params)) if (param !== 'number') expect(said(key, params)).toContain(`«${name}»`)
    }),
  )
})

it('one sentence serves both sides: a person may be 您', () => {
  expect(said('helper-revoked', { helper: '您', elder: '王秀英' })).toMatch(/^您 从现在起不能再替 王秀英 办事/)
  expect(said('helper-revoked', { helper: '子女 王丽', elder: '您' })).toMatch(/替 您 办事/)
})

it('without an end nothing is said of one', () => {
  const { helper, elder, scopes } = SAMPLES['scopes-changed']
  expect(NOTICES['scopes-changed'].inbox({ helper, elder, scopes })).toBe(
    '子女 王丽 能替 王秀英 做的事改了,现在是:查看。',
  )
})

it('the desk is told of a new case without whose it is', () => {
  expect(NOTICES['case-opened'].inbox(about)).toBe(
    '有一件新的事:“请社区帮我办:高龄津贴”(编号 1234 5678),正在等社区接手。',
  )
  expect(NOTICES['case-opened'].inbox({ ...about, number: '1234 5678' })).toContain('编号 1234 5678')
})

it('a device that has not said what it is, is not named', () => {
  expect(NOTICES['session-opened'].inbox({ device: '' })).toMatch(/^您的账号登录了。/)
  expect(NOTICES['session-ended'].inbox({})).toMatch(/^您的登录可能被人复制了/)
})

it('a sign-in code is the only thing that travels outside, and only with its own message', () => {
  expect(outsideWords('sign-in-code', '048213')).toMatch(/048213/)
  expect(outsideWords('sign-in-code')).toBeNull()
  expect(outsideWords('helper-asked', '048213')).not.toMatch(/048213/)
})

it('a text after a call names nobody, and says whom to ring', () => {
  expect(outsideWords('call-text')).toMatch(/12349/)
  expect(outsideWords('call-text', '048213')).not.toMatch(/048213/)
})

it('scopes are named in one order, each once', () => {
  expect(scopesText(['pay', 'view'])).toBe('查看、付款')
  expect(scopesText(['assess', 'pay', 'book', 'handle', 'view'])).toBe('查看、办理、预约、付款、评估')
  expect(scopesText([])).toBe('')
})

it('every reason and every role has words of its own', () => {
  expect(new Set(Object.values(PRESENCE_REASON_WORDS)).size).toBe(PRESENCE_REASONS.length)
  expect(new Set(Object.values(STAFF_ROLE_WORDS)).size).toBe(STAFF_ROLES.length)
})

describe('a row that was kept', () => {
  it.each(KEYS)('%s reads as it was told', (key) => {
    expect(inboxWords(key, SAMPLES[key])).toBe(said(key))
    expect(outsideWords(key)).toBe(noticeOf(key).outside)
  })

  it.each(['', 'toString', 'helper', 'constructor', '__proto__'])(
    'of the unknown template «%s» says nothing',
    (key) => {
      expect(inboxWords(key, {})).toBeNull()
      expect(outsideWords(key)).toBeNull()
    },
  )
})
