import type { RecordCard } from '@/contract/account'
import { care } from '@/contract/care'
import { operator } from '@/contract/operator'
import type { MeetDraft } from '@/client/meet-draft'
import { NO_PROOF, readProof } from '@/pages/desk/consent-proof'
import { dueWords, holderWords } from '@/pages/desk/case-rows'
import { meetFaultsOf, meetInput, meetProblems } from '@/pages/desk/meet-form'
import { changesOf, registerProblems } from '@/pages/desk/register-form'
import { staffInput, staffProblems } from '@/pages/desk/staff-form'

const ON = '2026-11-22'
const NUMBER = '141002194403050022'
const STROKES = [
  [
    [10, 20],
    [30, 40],
  ],
] as const

const draft: MeetDraft = { reason: 'register', proof: 'signature', name: '李桂花', identityNumber: NUMBER }
const signed = { code: '', strokes: STROKES }

describe('当面代办', () => {
  it('asks for the reason and the proof first', () => {
    const empty: MeetDraft = { reason: '', proof: '', name: '', identityNumber: '' }
    expect(Object.keys(meetProblems(empty, signed, ON))).toEqual(['reason', 'proof'])
  })

  it('asks of a signature what is on the identity card, and her own hand', () => {
    const problems = meetProblems({ ...draft, name: ' ', identityNumber: '123' }, { code: '', strokes: [] }, ON)
    expect(Object.keys(problems).sort()).toEqual(['identityNumber', 'name', 'strokes'])
    expect(meetProblems(draft, signed, ON)).toEqual({})
  })

  it('sends the number of the identity card with the code where she has both with her', () => {
    const both: MeetDraft = { ...draft, proof: 'service-code' }
    const given = { code: '12345678', strokes: [] }
    const input = meetInput(both, given)
    expect(input?.by).toEqual({ proof: 'service-code', code: '12345678', identityNumber: draft.identityNumber })
    expect(care.meet.input.safeParse(input).success).toBe(true)
    expect(meetProblems({ ...both, identityNumber: '123' }, given, ON)).toHaveProperty('identityNumber')
  })

  it('asks of a card its eight digits, and nothing else that was typed for the other way', () => {
    const byCode: MeetDraft = { ...draft, proof: 'service-code', name: '', identityNumber: '' }
    expect(meetProblems(byCode, { code: '1234567', strokes: [] }, ON)).toHaveProperty('code')
    expect(meetProblems(byCode, { code: '12345678', strokes: [] }, ON)).toEqual({})
    expect(meetInput(byCode, { code: '12345678', strokes: STROKES })).toEqual({
      reason: 'register',
      by: { proof: 'service-code', code: '12345678' },
    })
  })

  it('gives the wire what the contract takes', () => {
    expect(care.meet.input.safeParse(meetInput(draft, signed)).success).toBe(true)
    expect(meetInput({ ...draft, reason: '' }, signed)).toBeUndefined()
  })

  it('says a refusal at the field that it is about', () => {
    const wrong = { code: 'invalid', message: '不对', fields: { 'by.code': '没有这个服务码' } } as const
    expect(meetFaultsOf(wrong, 'service-code')).toEqual({ code: '没有这个服务码' })
    const elsewhere = { code: 'forbidden', message: '住在别的街道' } as const
    expect(meetFaultsOf(elsewhere, 'signature')).toEqual({ identityNumber: '住在别的街道' })
    const locked = { code: 'too-many', message: '请等15分钟' } as const
    expect(meetFaultsOf(locked, 'service-code')).toEqual({ code: '请等15分钟' })
    expect(meetFaultsOf({ code: 'conflict', message: '再试' }, 'signature')).toEqual({ all: '再试' })
  })
})

describe('how an elder shows her will', () => {
  it.each([
    ['a way', NO_PROOF, 'way'],
    ['her hand', { ...NO_PROOF, way: 'signature' }, 'strokes'],
    ['the name of who saw it', { ...NO_PROOF, way: 'witness', witness: ' ' }, 'witness'],
  ] as const)('wants %s', (_what, typed, field) => {
    expect(readProof(typed)).toEqual({ problems: { [field]: expect.any(String) } })
  })

  it('takes each of the three', () => {
    expect(readProof({ ...NO_PROOF, way: 'read-back' }).proof).toEqual({ way: 'read-back' })
    expect(readProof({ ...NO_PROOF, way: 'witness', witness: ' 赵六 ' }).proof).toEqual({
      way: 'witness',
      witness: '赵六',
    })
    expect(readProof({ ...NO_PROOF, way: 'signature', strokes: STROKES }).proof).toEqual({
      way: 'signature',
      strokes: STROKES,
    })
  })
})

describe('what a counter fills in', () => {
  const line = (key: string, value: unknown) => ({
    key,
    value,
    source: 'worker',
    by: '社工',
    as: 'presence',
    since: '',
  })
  const record = {
    version: 3,
    lines: [line('name', '李桂花'), line('phone', '13800138000')],
    identitySeen: true,
  } as unknown as RecordCard

  it('sends only what differs, and takes away what was emptied', () => {
    const typed = { name: '李桂花 ', phone: '', street: '解放路街道' }
    expect(changesOf(record, { typed })).toEqual([{ key: 'phone' }, { key: 'street', value: '解放路街道' }])
  })

  it('says what is wrong at each line, and asks how the worker knows', () => {
    const changes = changesOf(record, { typed: { name: '', phone: '123', identityNumber: '1' } })
    expect(Object.keys(registerProblems(changes, '', ON)).sort()).toEqual(['from', 'identityNumber', 'name', 'phone'])
    expect(registerProblems(changesOf(record, { typed: { phone: '0357-2091234' } }), 'told', ON)).toEqual({})
  })
})

describe('an invitation to work for the city', () => {
  const worker = {
    role: 'community-worker',
    name: '钱七',
    phone: '0357-2098888',
    county: '141002',
    street: '解放路街道',
    community: '',
    provider: '',
    ...({ orgName: '', orgPhone: '', medical: '', validTo: '' } as const),
  } as const

  it('is what the contract takes; what is empty is not narrowed', () => {
    expect(staffProblems(worker)).toEqual({})
    expect(operator.inviteStaff.input.safeParse(staffInput(worker)).success).toBe(true)
    expect(staffInput({ ...worker, county: '', street: '' })).toEqual({
      role: 'community-worker',
      name: '钱七',
      phone: '0357-2098888',
    })
  })

  it('asks an operator for no division', () => {
    expect(staffInput({ ...worker, role: 'operator' })).not.toHaveProperty('county')
  })

  it('has a phone agent for the whole city', () => {
    const input = staffInput({ ...worker, role: 'phone-agent' })
    expect(input).toEqual({ role: 'phone-agent', name: '钱七', phone: '0357-2098888' })
    expect(operator.inviteStaff.input.safeParse(input).success).toBe(true)
  })

  it('has an official for a county and no street', () => {
    expect(staffInput({ ...worker, role: 'official' })).toEqual({
      ...{ role: 'official', name: '钱七', phone: '0357-2098888', county: '141002' },
    })
  })

  it('asks whom a clerk or a care worker serves for, and for nothing of where', () => {
    for (const role of ['clerk', 'care-worker'] as const) {
      expect(Object.keys(staffProblems({ ...worker, role }))).toEqual(['provider'])
      const input = staffInput({ ...worker, role, provider: 'p-1' })
      expect(input).toEqual({ role, name: '钱七', phone: '0357-2098888', provider: 'p-1' })
      expect(operator.inviteStaff.input.safeParse(input).success).toBe(true)
    }
  })

  it('asks whose an assessor is, what background he has and until when his certificate holds', () => {
    const assessor = { ...worker, role: 'assessor' } as const
    expect(Object.keys(staffProblems(assessor)).sort()).toEqual(['medical', 'provider', 'validTo'])
    const papers = { medical: 'yes', validTo: '2028-6-30' } as const
    expect(staffInput({ ...assessor, ...papers, provider: 'org-1' })).toEqual({
      ...{ role: 'assessor', name: '钱七', phone: '0357-2098888', provider: 'org-1' },
      assessor: { medical: true, validTo: '2028-06-30' },
    })
    expect(staffProblems({ ...assessor, ...papers, provider: 'org-1', validTo: '2028-2-30' })).toHaveProperty('validTo')
  })

  it('takes a new assessing organisation by its name and phone', () => {
    const assessor = { ...worker, role: 'assessor', medical: 'no', validTo: '2028-6-30', provider: 'new' } as const
    expect(Object.keys(staffProblems(assessor)).sort()).toEqual(['orgName', 'orgPhone'])
    const told = { ...assessor, orgName: ' 平阳评估中心 ', orgPhone: '0357-2091111' }
    const input = staffInput(told)
    expect(staffProblems(told)).toEqual({})
    expect(input).toMatchObject({ org: { name: '平阳评估中心', phone: '0357-2091111' } })
    expect(input).not.toHaveProperty('provider')
    expect(operator.inviteStaff.input.safeParse(input).success).toBe(true)
  })

  it('names every field that is wrong', () => {
    const empty = {
      role: '',
      name: '',
      phone: '12',
      county: '',
      street: '',
      community: '五一社区',
      provider: '',
      ...({ orgName: '', orgPhone: '', medical: '', validTo: '' } as const),
    } as const
    expect(Object.keys(staffProblems(empty)).sort()).toEqual(['name', 'phone', 'role'])
    expect(staffProblems({ ...worker, street: '', community: '五一社区' })).toHaveProperty('street')
  })
})

describe('a case in a list', () => {
  it('says when it is due, that it is late, or how it ended', () => {
    expect(dueWords({ state: 'waiting', promisedOn: '2026-11-25', overdue: false })).toBe('11月25日 周三')
    expect(dueWords({ state: 'taken', promisedOn: '2026-11-20', overdue: true })).toBe('过期:说好 11月20日 周五')
    expect(dueWords({ state: 'closed', promisedOn: '2026-11-20', overdue: false })).toBe('已经办结')
    expect(dueWords({ state: 'waiting', promisedOn: null, overdue: false })).toBe('还没定日子')
  })

  it('says who has it, or that nobody has', () => {
    const desk = { name: '服务窗口', phone: null, byName: false }
    expect(holderWords({ state: 'waiting', holder: desk })).toBe('还没人接')
    expect(holderWords({ state: 'taken', holder: { name: '李敏', phone: null, byName: true } })).toBe('李敏')
  })
})
