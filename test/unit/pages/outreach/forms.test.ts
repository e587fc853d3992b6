import { care } from '@/contract/care'
import { allGood, NO_DESK_VISIT, type DeskVisitDraft } from '@/client/desk-visit-draft'
import type { DeskAct } from '@/client/outgoing-desk'
import type { SittingDraft } from '@/client/sitting-draft'
import {
  endsAt,
  isOver,
  proofProblems,
  sittingInput,
  summaryLines,
  toTell,
  whatProblems,
  type FoundRow,
} from '@/pages/outreach/sitting-form'
import {
  mayHavePhotos,
  mayTakePhotos,
  partOf,
  placeAgreedIn,
  photoFailure,
  visitedAt,
  visitInput,
  visitProblems,
} from '@/pages/outreach/visit-form'
import { findingLines, howWords, rowState, ruleWords, stateWord } from '@/pages/outreach/visit-words'

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))

const PERSON = '11111111-1111-4111-8111-111111111111'
/** 10:00 in China, on a Sunday. */
const NOW = Date.parse('2026-11-22T02:00:00Z')

describe('记一次探访', () => {
  const seen: DeskVisitDraft = { ...NO_DESK_VISIT, findings: allGood() }

  it('asks for all six of whom was met, and for none of whom was not', () => {
    expect(Object.keys(visitProblems(NO_DESK_VISIT, NOW))).toEqual(['checks'])
    expect(visitProblems(seen, NOW)).toEqual({})
    expect(visitProblems({ ...NO_DESK_VISIT, outcome: 'not-home' }, NOW)).toEqual({})
  })

  it('asks for a sentence where something is wrong', () => {
    const wrong: DeskVisitDraft = { ...seen, findings: { ...allGood(), safety: 'problem' } }
    expect(Object.keys(visitProblems(wrong, NOW))).toEqual(['words'])
    expect(visitProblems({ ...wrong, words: '楼道灯坏了' }, NOW)).toEqual({})
    expect(Object.keys(visitProblems({ ...wrong, words: '灯'.repeat(501) }, NOW))).toEqual(['words'])
  })

  it('refuses tomorrow, a day long past, and a day that is none, at the day', () => {
    const on = (year: string, month: string, day: string): DeskVisitDraft => ({
      ...seen,
      when: 'earlier',
      year,
      month,
      day,
    })
    expect(Object.keys(visitProblems(on('2026', '11', '23'), NOW))).toEqual(['when'])
    expect(Object.keys(visitProblems(on('2026', '11', '1'), NOW))).toEqual(['when'])
    expect(Object.keys(visitProblems(on('2026', '2', '31'), NOW))).toEqual(['when'])
    expect(visitProblems(on('2026', '11', '21'), NOW)).toEqual({})
  })

  it('takes an earlier day in China, and never an hour that is still to come', () => {
    const earlier: DeskVisitDraft = { ...seen, when: 'earlier', year: '2026', month: '11', day: '21', part: 'evening' }
    expect(visitedAt(earlier, NOW)).toBe(Date.parse('2026-11-21T11:00:00Z'))
    expect(visitedAt({ ...earlier, day: '22', part: 'afternoon' }, NOW)).toBe(NOW)
  })

  it('keeps two visits of one half-day apart, and gives back the half-day of each', () => {
    const earlier: DeskVisitDraft = { ...seen, when: 'earlier', year: '2026', month: '11', day: '21' }
    const pressed = Date.parse('2026-11-22T11:20:31.250Z')
    for (const part of ['morning', 'afternoon', 'evening'] as const) {
      const at = [pressed, pressed + 95_417].map((now) => visitedAt({ ...earlier, part }, now) ?? 0)
      expect(new Set(at).size).toBe(2)
      expect(at.map(partOf)).toEqual([part, part])
    }
    const today: DeskVisitDraft = { ...earlier, day: '22' }
    expect(visitedAt(today, pressed)).toBe(Date.parse('2026-11-22T02:20:31.250Z'))
    expect(
      [8, 12, 13, 17, 18, 22].map((hour) => partOf(Date.parse('2026-11-21T16:00:00Z') + hour * 3_600_000)),
    ).toEqual([...['morning', 'morning', 'afternoon', 'afternoon', 'evening', 'evening']])
  })

  it('gives the wire what the contract takes', () => {
    const input = visitInput(PERSON, { ...seen, words: ' 都好 ' }, NOW)
    expect(input).toMatchObject({ at: '2026-11-22T02:00:00.000Z', words: '都好' })
    expect(care.recordVisit.input.safeParse(input).success).toBe(true)
    const missed = visitInput(PERSON, { ...NO_DESK_VISIT, outcome: 'refused' }, NOW)
    expect(missed?.findings).toBeNull()
    expect(care.recordVisit.input.safeParse(missed).success).toBe(true)
    expect(visitInput(PERSON, NO_DESK_VISIT, NOW)).toBeUndefined()
  })
})

describe('photos of a visit', () => {
  const wrong: DeskVisitDraft = {
    ...{ ...NO_DESK_VISIT, words: '楼道灯坏了' },
    findings: { ...allGood(), safety: 'problem' },
  }
  const FILES = ['22222222-2222-4222-8222-222222222222']

  it('are offered with a problem only, and to nobody who was rung', () => {
    expect(mayHavePhotos(wrong)).toBe(true)
    expect(mayHavePhotos({ ...wrong, mode: 'video' })).toBe(true)
    expect(mayHavePhotos({ ...wrong, mode: 'phone' })).toBe(false)
    expect(mayHavePhotos({ ...wrong, findings: allGood() })).toBe(false)
    expect(mayHavePhotos({ ...wrong, outcome: 'not-home' })).toBe(false)
    expect(mayHavePhotos(NO_DESK_VISIT)).toBe(false)
  })

  it('go with the record, and never with one that may have none', () => {
    const input = visitInput(PERSON, wrong, NOW, FILES)
    expect(input?.files).toEqual(FILES)
    expect(care.recordVisit.input.safeParse(input).success).toBe(true)
    expect(visitInput(PERSON, wrong, NOW)).not.toHaveProperty('files')
    expect(visitInput(PERSON, { ...wrong, findings: allGood() }, NOW, FILES)).not.toHaveProperty('files')
  })

  it('are not offered where she does not agree; a plan or a card of before does not say', () => {
    expect([true, undefined, false].map(mayTakePhotos)).toEqual([true, true, false])
    expect(placeAgreedIn({ placeAgreed: false }, { placeAgreed: true })).toBe(false)
    expect(placeAgreedIn(undefined, { placeAgreed: false })).toBe(false)
    expect(placeAgreedIn({}, undefined)).toBeUndefined()
  })

  it('that cannot be sent say why: no signal, or the server’s own words', () => {
    expect(photoFailure({ code: 'unavailable', message: '别的话' })).toEqual({
      words: '没有网络,照片现在发不了,先记下来。',
      again: true,
    })
    const refused = { code: 'forbidden', message: '老人没有同意保存住址和家里的情况,不能拍照。' } as const
    expect(photoFailure(refused)).toEqual({ words: refused.message, again: false })
  })
})

describe('the route', () => {
  const act = (kind: 'waiting' | 'refused'): DeskAct => ({
    id: 'an act',
    account: 'worker',
    action: 'recordVisit',
    data: { person: PERSON, at: '2026-11-22T02:00:00Z', mode: 'phone', outcome: 'not-home', findings: null },
    title: '电话探访',
    createdAt: NOW,
    state: kind === 'waiting' ? { kind } : { kind, code: 'conflict', message: '搬走了' },
  })
  const due = { person: PERSON, dueOn: '2026-11-20' }

  it('says late in words, and says first what lies on this phone', () => {
    expect(rowState(due, [], '2026-11-22')).toBe('late')
    expect(stateWord('late', due).words).toBe('过了日子:11月20日 周五')
    expect(rowState({ ...due, dueOn: '2026-11-22' }, [], '2026-11-22')).toBe('today')
    expect(rowState({ ...due, dueOn: '2026-11-30' }, [], '2026-11-22')).toBe('later')
    expect(rowState(due, [act('waiting')], '2026-11-22')).toBe('written')
    expect(rowState(due, [act('refused')], '2026-11-22')).toBe('refused')
  })

  it('names the clause, or says that it is assumed', () => {
    const rule = { monthly: 1, often: 2, source: '附件第20项', oftenSource: null, inForce: true }
    expect(ruleWords(rule)).toBe('每月至少 1 次(附件第20项),生活不能自理的每月 2 次(文件没写几次,以当地规定为准)。')
    expect(ruleWords({ ...rule, source: null, inForce: false })).toContain('还没有正式生效')
  })
})

describe('one visit, read again', () => {
  it('says each of the six in a word, and marks each finding by a sign of its own', () => {
    const lines = findingLines({ ...allGood(), mood: 'watch', safety: 'problem', needs: 'unseen' })
    expect(lines.map(({ label, words }) => `${label}${words}`)).toEqual([
      ...['身体都好', '精神要留心', '安全有问题'],
      ...['卫生都好', '住处都好', '需要没看到'],
    ])
    expect(new Set(lines.map(({ icon }) => icon)).size).toBe(4)
    expect(howWords({ mode: 'phone', outcome: 'refused' })).toBe('电话 · 不愿意')
  })
})

describe('当面代办 without a signal', () => {
  const row = (ref: string, part: Partial<FoundRow> = {}): FoundRow => ({
    ref,
    name: `待遇${ref}`,
    kind: 'entitled',
    state: 'open',
    perhaps: false,
    from: '2026-11-22',
    why: '满80岁。附件第14项',
    amount: '',
    version: 1,
    ...part,
  })
  const found = [row('LF-014'), row('SX-003'), row('LF-020')]
  const draft: SittingDraft = {
    person: PERSON,
    id: 'an act',
    step: 'what',
    reason: 'help',
    proof: 'service-code',
    from: NOW - 20 * 60_000,
    choices: { 'LF-014': 'apply', 'SX-003': 'declined' },
    others: [{ title: '修楼道的灯', words: ' ' }],
  }
  const given = { person: PERSON, code: '12345678', strokes: [] }

  it('asks nothing again of what she has, or what is over', () => {
    const settled = (['applied', 'has', 'over'] as const).map((state) => row('LF-001', { state }))
    expect(toTell([...settled, ...found])).toEqual(found)
  })

  it('asks how she shows that she is here', () => {
    expect(proofProblems(draft, { ...given, code: '1234' })).toHaveProperty('code')
    expect(proofProblems({ proof: 'signature' }, given)).toHaveProperty('strokes')
    expect(proofProblems(draft, given)).toEqual({})
  })

  it('ends by itself after an hour, and only once she was here', () => {
    expect(isOver(draft, NOW)).toBe(false)
    expect(isOver(draft, draft.from + 60 * 60_000)).toBe(true)
    expect(endsAt({ from: 0 })).toBeNull()
    expect(isOver({ from: 0 }, NOW)).toBe(false)
  })

  it('asks for something to be done', () => {
    expect(whatProblems({ ...draft, choices: {}, others: [] }, found)).toEqual(['还没有选,也没有写别的事'])
    expect(whatProblems({ ...draft, others: [{ title: ' ', words: '急' }] }, found)).toHaveLength(1)
    expect(whatProblems(draft, found)).toEqual([])
    const many = Array.from({ length: 10 }, () => ({ title: '一件事', words: '' }))
    expect(whatProblems({ ...draft, others: many }, found)).toEqual(['一次最多交10件,请分两次'])
  })

  it('brings what she wants and says so, and answers the rest', () => {
    const input = sittingInput(draft, given, found, NOW)
    expect(input.requests).toEqual([
      { ref: 'LF-014', title: '要办:待遇LF-014', words: expect.stringContaining('社区代办') },
      { title: '修楼道的灯', words: '修楼道的灯' },
    ])
    expect(input.contacts).toEqual([
      { ref: 'LF-014', outcome: 'applied' },
      { ref: 'SX-003', outcome: 'declined' },
    ])
    expect(care.sitting.input.safeParse(input).success).toBe(true)
    expect(summaryLines(draft, found)).toEqual(['待遇LF-014:要办', '待遇SX-003:不要', '修楼道的灯:交给社区办'])
  })

  it('is never longer than the hour, however late it is handed over', () => {
    const input = sittingInput(draft, given, found, draft.from + 5 * 3_600_000)
    expect(Date.parse(input.to) - Date.parse(input.from)).toBe(60 * 60_000)
  })

  it('takes her hand where she has no card', () => {
    const strokes = [[[10, 20] as const, [30, 40] as const]]
    const input = sittingInput({ ...draft, proof: 'signature' }, { ...given, strokes }, found, NOW)
    expect(input.by).toEqual({
      proof: 'signature',
      strokes: [
        [
          [10, 20],
          [30, 40],
        ],
      ],
    })
    expect(care.sitting.input.safeParse(input).success).toBe(true)
  })
})
