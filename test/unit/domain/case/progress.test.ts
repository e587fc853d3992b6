import fc from 'fast-check'
import { CASE_EVENTS, CASE_STATES, type CaseEventKind, type CaseState } from '@/domain/case/case'
import { actorWords, eventSentence, EVENT_WORDS, mayDo, nextState, STATE_WORDS } from '@/domain/case/progress'
import { GROUNDS } from '@/domain/helper/scope'

/** The whole table, by hand: what is not here is refused. */
const TABLE: Record<string, Partial<Record<CaseEventKind, CaseState>>> = {
  none: { opened: 'waiting' },
  waiting: { taken: 'taken', 'handed-on': 'waiting', said: 'waiting', complained: 'waiting', withdrawn: 'withdrawn' },
  taken: { 'handed-on': 'waiting', said: 'taken', answered: 'answered', complained: 'taken', withdrawn: 'withdrawn' },
  answered: { said: 'answered', reopened: 'waiting', complained: 'waiting', objected: 'waiting', closed: 'closed' },
  withdrawn: { complained: 'waiting' },
  closed: { complained: 'waiting', objected: 'waiting' },
}

describe.each([null, ...CASE_STATES])('a case that is %s', (state) => {
  it.each([...CASE_EVENTS])('and %s', (event) => {
    const expected = TABLE[state ?? 'none']?.[event]
    const progress = nextState(state, event)
    if (expected) expect(progress).toEqual({ state: expected })
    else expect(progress).toEqual({ refusal: expect.stringMatching(/[\u4e00-\u9fa5]{4}/) })
  })
})

it.each([
  ['taken', 'taken', /已经有人接手/],
  ['waiting', 'answered', /先接手/],
  ['waiting', 'closed', /还没有答复/],
  ['taken', 'closed', /还没有答复/],
  ['withdrawn', 'said', /重新提交/],
  ['closed', 'said', /投诉/],
  ['answered', 'withdrawn', /不用撤回/],
] as const)('what is %s cannot be %s, and says why', (state, event, words) => {
  expect(nextState(state, event).refusal).toMatch(words)
})

interface Walk {
  readonly state: CaseState | null
  readonly done: readonly CaseEventKind[]
}
const START: Walk = { state: null, done: [] }

/** One event tried; what is refused changes nothing. */
function tried({ state, done }: Walk, event: CaseEventKind): Walk {
  const next = nextState(state, event).state
  return next ? { state: next, done: [...done, event] } : { state, done }
}

const anyEvents = fc.array(fc.constantFrom(...CASE_EVENTS), { maxLength: 40 })
/** Each number picks one of the events that are open at that point. */
const picks = fc.array(fc.nat(CASE_EVENTS.length), { minLength: 20, maxLength: 30, size: 'max' })

function walkedBy(numbers: readonly number[]): Walk {
  return numbers.reduce((walk, number) => {
    const open = CASE_EVENTS.filter((event) => nextState(walk.state, event).state)
    return tried(walk, open[number % open.length] ?? 'opened')
  }, START)
}

describe('whatever is tried', () => {
  it('nothing is closed without an answer to the last complaint and the last objection', () => {
    let closed = 0
    fc.assert(
      fc.property(picks, (numbers) => {
        const { done } = walkedBy(numbers)
        done.forEach((event, at) => {
          if (event !== 'closed') return
          closed += 1
          const before = done.slice(0, at)
          const wants = (['opened', 'complained', 'objected', 'reopened'] as const).map((kind) =>
            before.lastIndexOf(kind),
          )
          expect(before.lastIndexOf('answered')).toBeGreaterThan(Math.max(...wants))
          expect(before.filter((kind) => kind !== 'said').slice(-1)).toEqual(['answered'])
        })
      }),
      { numRuns: 1000 },
    )
    expect(closed).toBeGreaterThan(50)
  })

  it('it is opened once, first of all', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const { done } = events.reduce(tried, START)
        expect(done.filter((event) => event === 'opened')).toHaveLength(done.length > 0 ? 1 : 0)
        expect(done[0] ?? 'opened').toBe('opened')
      }),
    )
  })

  it('an answer can always be doubted: from every state that she can reach there is a way on to somebody', () => {
    const reachable = (from: CaseState): Set<CaseState> => {
      const seen = new Set<CaseState>([from])
      for (const state of seen) for (const event of CASE_EVENTS) seen.add(nextState(state, event).state ?? state)
      return seen
    }
    for (const state of CASE_STATES)
      expect([...reachable(state)]).toEqual(expect.arrayContaining(['taken', 'answered']))
  })
})

describe('who may', () => {
  const HERS = ['self', 'guardian', 'helper', 'presence', 'call']
  it.each([
    ['opened', HERS],
    ['taken', ['task']],
    ['handed-on', ['task']],
    ['said', [...HERS, 'task']],
    ['answered', ['task']],
    ['reopened', HERS],
    ['complained', HERS],
    ['objected', HERS],
    ['withdrawn', HERS],
    ['closed', HERS],
  ] as const)('%s', (event, grounds) => {
    expect(GROUNDS.filter((ground) => mayDo(event, ground)).sort()).toEqual([...grounds].sort())
  })

  it('whoever says that he is her guardian may follow his own papers, and decide nothing', () => {
    const may = CASE_EVENTS.filter((event) => mayDo(event, 'unconfirmed', 'guardian'))
    expect(may).toEqual(['opened', 'said', 'reopened', 'complained', 'objected', 'withdrawn', 'closed'])
    expect(CASE_EVENTS.filter((event) => mayDo(event, 'unconfirmed', 'help'))).toEqual([])
  })

  it('every event may be somebody’s', () => {
    for (const event of CASE_EVENTS) expect(GROUNDS.some((ground) => mayDo(event, ground))).toBe(true)
  })
})

describe('words', () => {
  it.each([
    ['self', '本人', '本人'],
    ['helper', '子女 李梅', '子女 李梅 替 王桂芳'],
    ['guardian', '监护人 李梅', '监护人 李梅 替 王桂芳'],
    ['presence', '社工 赵敏', '社工 赵敏 当面替 王桂芳'],
    ['call', '12349 话务员 王芳', '12349 话务员 王芳 在电话里替 王桂芳'],
    ['task', '社工 赵敏', '社工 赵敏'],
    ['unconfirmed', '子女 李梅', '子女 李梅(还没确认)替 王桂芳'],
  ] as const)('as %s, %s: %s', (as, by, words) => {
    expect(actorWords({ by, as, forName: '王桂芳' })).toBe(words)
    expect(eventSentence({ by, as, forName: '王桂芳', event: 'said' })).toBe(`${words} 留了言`)
  })

  it('what time did is nobody’s', () => {
    const nobody = { by: null, as: null, forName: '王桂芳' } as const
    expect(eventSentence({ ...nobody, event: 'closed' })).toMatch(/自动办结/)
    expect(eventSentence({ ...nobody, event: 'handed-on' })).toBe('系统 把这件事转交给别人')
  })

  it('no two states and no two events are called the same', () => {
    expect(new Set(Object.values(STATE_WORDS)).size).toBe(CASE_STATES.length)
    expect(new Set(Object.values(EVENT_WORDS)).size).toBe(CASE_EVENTS.length)
  })
})
