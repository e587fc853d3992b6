import type { CaseThread } from '@/contract/care'
import { MYSELF, type ForWhom } from '@/client/for-whom'
import { helpWords, type HelpDraft } from '@/client/help-draft'
import { helpProblems, helpToSend, MOST_WORDS } from '@/pages/case/help-form'
import { communityObstacle, type CommunityObstacle } from '@/pages/community-obstacle'
import { answerOf, entriesOf, stepsOf } from '@/pages/case/thread-view'
import { actOf } from '@/pages/case/use-post'

jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: 'no network' }) }))
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))

const MOTHER: ForWhom = {
  ...MYSELF,
  id: '22222222-2222-4222-8222-222222222222',
  name: '王秀英',
  relation: '妈妈',
  residence: '141002',
  standing: 'confirmed',
  scopes: ['view', 'handle'],
}

describe('what keeps one from asking', () => {
  it.each<[what: string, person: ForWhom, signedIn: boolean, obstacle: CommunityObstacle | null]>([
    ['nobody is signed in', MOTHER, false, 'signed-out'],
    ['she herself is on no record', MYSELF, true, 'no-self'],
    ['she was not asked', { ...MOTHER, standing: 'unconfirmed', scopes: [] }, true, 'unconfirmed'],
    ['he may only look', { ...MOTHER, scopes: ['view'] }, true, 'not-allowed'],
    ['it is over', { ...MOTHER, standing: 'ended' }, true, 'not-allowed'],
    ['nobody knows where she lives', { ...MOTHER, residence: null }, true, 'no-home'],
    ['nothing does', MOTHER, true, null],
    ['nothing, for herself', { ...MOTHER, relation: '本人', standing: 'self', scopes: [] }, true, null],
  ])('%s', (_what, person, signedIn, obstacle) => {
    expect(communityObstacle(person, signedIn, 'handle')).toBe(obstacle)
  })
})

const DRAFT: HelpDraft = {
  person: { id: MOTHER.id, called: '妈妈' },
  city: 'linfen',
  title: ' 高龄津贴 ',
  reasons: ['不知道怎么申请', '材料不全'],
  words: ' 户口本在老家 \n',
  phone: '138 0013 8000',
}

describe('a request', () => {
  it('is sent as one reads it: what is difficult, her own words, the telephone', () => {
    expect(helpToSend(DRAFT)).toEqual({
      title: '请社区帮我办:高龄津贴',
      words: '不知道怎么申请;材料不全。\n户口本在老家\n联系电话:13800138000',
    })
    expect(helpWords({ reasons: [], words: '只有一句', phone: '' })).toBe('只有一句')
  })

  it.each<[what: string, part: Partial<HelpDraft>, problems: object]>([
    ['all is well', {}, {}],
    ['one word of hers suffices', { reasons: [], phone: '' }, {}],
    ['nothing is said', { reasons: [], words: ' ' }, { reasons: expect.stringContaining('请选一样') }],
    ['it has no name', { title: ' ' }, { title: expect.stringContaining('要办什么事') }],
    ['its name is a story', { title: '长'.repeat(61) }, { title: expect.stringContaining('50') }],
    ['the phone is short', { phone: '1380013800' }, { phone: expect.stringContaining('11位') }],
    ['a landline lacks its area', { phone: '2091234' }, { phone: expect.stringContaining('区号') }],
  ])('%s', (_what, part, problems) => {
    expect(helpProblems({ ...DRAFT, ...part })).toEqual(problems)
  })

  it('is never longer than the desk takes, with all that goes with it', () => {
    const room = MOST_WORDS - helpWords({ ...DRAFT, words: '' }).length - 1
    expect(helpProblems({ ...DRAFT, words: '字'.repeat(room) })).toEqual({})
    expect(helpProblems({ ...DRAFT, words: '字'.repeat(room + 1) })).toEqual({ words: '写得太长了,请删短 1 个字' })
  })
})

const THREAD: CaseThread = {
  case: {
    id: '11111111-1111-4111-8111-111111111111',
    number: '12345678',
    kind: 'help',
    title: '高龄津贴',
    state: 'taken',
    person: { id: MOTHER.id, name: '王秀英' },
    openedAt: '2026-11-20T02:00:00Z',
    updatedAt: '2026-11-21T02:00:00Z',
    promisedOn: '2026-11-25',
    overdue: false,
    holder: { name: '李敏', phone: '0357-2091234', byName: true },
    version: 2,
  },
  about: { ref: 'LF-11', city: 'linfen', words: '不知道怎么申请。' },
  events: [
    {
      seq: 1,
      kind: 'opened',
      at: '2026-11-20T02:00:00Z',
      who: '女儿 王丽 替 王秀英',
      as: 'helper',
      words: '',
      files: ['photo'],
      yours: true,
    },
    {
      seq: 2,
      kind: 'taken',
      at: '2026-11-21T02:00:00Z',
      who: '社工 李敏',
      as: 'task',
      words: '',
      files: [],
      yours: false,
    },
  ],
  may: ['said', 'complained', 'withdrawn'],
  contact: null,
}

describe('a thread', () => {
  it.each<[CaseThread['case']['state'], string[]]>([
    ['waiting', ['提交 done', '有人接手 now', '答复 next', '办结 next']],
    ['taken', ['提交 done', '有人接手 done', '答复 now', '办结 next']],
    ['answered', ['提交 done', '有人接手 done', '答复 done', '办结 now']],
    ['closed', ['提交 done', '有人接手 done', '答复 done', '办结 done']],
    ['withdrawn', ['提交 done', '撤回 done']],
  ])('that is %s has come so far', (state, steps) => {
    const shown = stepsOf({ ...THREAD, case: { ...THREAD.case, state } })
    expect(shown.map((step) => `${step.title} ${step.state}`)).toEqual(steps)
  })

  it('says who took it and when, and by when there is an answer', () => {
    expect(stepsOf(THREAD).map(({ detail }) => detail)).toEqual([
      '2026年11月20日 周五 10:00',
      '李敏 · 2026年11月21日 周六 10:00',
      '11月25日 周三 以前答复(以当地规定为准)',
      undefined,
    ])
  })

  it('that is answered says what is to be done, to whoever can do it', () => {
    const answered = { ...THREAD, case: { ...THREAD.case, state: 'answered' as const } }
    const last = (part: Partial<CaseThread>): string | undefined => [...stepsOf({ ...answered, ...part })].pop()?.detail
    expect(last({ may: ['closed', 'reopened'] })).toMatch(/点“办好了”.*点“还没办好”/)
    expect(last({ may: [] })).toBe('等本人说办好了没有')
    const contact = { name: '王秀英', phone: null, address: null, age: null }
    expect(last({ may: ['said'], contact })).toBe('等老人说办好了没有')
  })

  it.each<[CaseThread['case']['state'], CaseThread['may'], string]>([
    ['waiting', [], '等人接手'],
    ['taken', [], '正在办'],
    ['answered', ['closed'], '等您看'],
    ['answered', [], '等老人看'],
  ])('that is %s with %j says at its step: %s', (state, may, words) => {
    const steps = stepsOf({ ...THREAD, may, case: { ...THREAD.case, state } })
    expect(steps.filter((step) => step.state === 'now').map(({ stateWords }) => stateWords)).toEqual([words])
  })

  it('shows the newest answer, and none once she has asked anew', () => {
    const answer = (seq: number) => ({ ...THREAD.events[1]!, seq, kind: 'answered' as const, words: `答复 ${seq}` })
    const events = [...THREAD.events, answer(3), { ...answer(4), kind: 'reopened' as const }, answer(5)]
    const of = (state: CaseThread['case']['state']) => answerOf({ ...THREAD, events, case: { ...THREAD.case, state } })
    expect(of('answered')?.words).toBe('答复 5')
    expect(of('taken')).toBeUndefined()
  })

  it('shows what waits for a signal at its end, as hers', () => {
    const opened: string[] = []
    const act = actOf(THREAD, { kind: 'said', words: ' 户口本找到了 ' }, [])
    const waiting = { ...act, account: 'a', function: 'care', createdAt: 0, state: { kind: 'waiting' } } as const
    const entries = entriesOf(THREAD, [waiting], (file) => opened.push(file))
    expect(entries.map(({ kind, words, own }) => ({ kind, words, own }))).toEqual([
      { kind: 'message', words: '提交:不知道怎么申请。', own: true },
      { kind: 'event', words: '接手', own: false },
      { kind: 'message', words: '户口本找到了', own: true },
    ])
    expect(entries[2]?.when).toBe('等有网时发出,不用再填')
    entries[0]?.attachments?.[0]?.onOpen()
    expect(opened).toEqual(['photo'])
  })

  it('is written to on the version that was seen', () => {
    const { id, version } = THREAD.case
    const said = actOf(THREAD, { kind: 'said', words: '一句' }, ['photo'])
    expect(said).toMatchObject({ action: 'say', seen: 2, data: { case: id, version, words: '一句', files: ['photo'] } })
    const objected = actOf(THREAD, { kind: 'objected', words: '不同意' }, [])
    expect(objected).toMatchObject({ action: 'complain', data: { kind: 'objected', words: '不同意' } })
    expect(actOf(THREAD, { kind: 'withdrawn', words: ' ' }, []).data).toEqual({ case: id, version })
    expect(actOf(THREAD, { kind: 'closed', words: '谢谢' }, []).data).toEqual({ case: id, version, words: '谢谢' })
  })
})
