import {
  actsOf,
  ASSESSMENT_ACTS,
  ASSESSMENT_STATES,
  ASSESSMENT_STEPS,
  nextAssessmentState,
  OPEN_ASSESSMENT_STATES,
  STEP_OF,
  WAY,
  type AssessmentAct,
  type AssessmentDoer,
  type AssessmentState,
} from '../../../../src/domain/assessment/states'

const DOERS: readonly AssessmentDoer[] = ['hers', 'official', 'assessor', 'community', 'time']

/** The whole table once more, written as the office would tell it: from, act, who, to. */
const TABLE = `
received  withdraw         hers               withdrawn
received  return           official           returned
received  accept           official           checked
received  refuse           official           refused
received  end              community          withdrawn
returned  withdraw         hers               withdrawn
returned  send-again       hers               received
returned  end              community          withdrawn
checked   withdraw         hers               withdrawn
checked   assign           official           assigned
checked   return           official           returned
checked   end              community          withdrawn
assigned  withdraw         hers               withdrawn
assigned  assign           official           assigned
assigned  appoint          official,assessor  appointed
assigned  end              community          withdrawn
appointed withdraw         hers               withdrawn
appointed assign           official           assigned
appointed appoint          official,assessor  appointed
appointed postpone         hers               assigned
appointed refused-at-door  assessor           assigned
appointed sign             assessor           assessed
appointed end              community          withdrawn
assessed  tell             official           told
assessed  do-again         official           checked
assessed  end              community          withdrawn
told      agree            hers               in-force
told      object           hers               objected
told      take-force       time               in-force
told      end              community          withdrawn
objected  assign           official           assigned
objected  withdraw         hers               in-force
objected  end              community          withdrawn
in-force  object           hers               objected
in-force  expire           time               expired
in-force  supersede        time               superseded
`

const expected = new Map<string, AssessmentState>(
  TABLE.trim()
    .split('\n')
    .map((line) => line.split(/\s+/) as [AssessmentState, AssessmentAct, string, AssessmentState])
    .flatMap(([state, act, by, to]) => by.split(',').map((doer) => [`${state} ${act} ${doer}`, to] as const)),
)

test('every state, act and doer goes where the table says, or nowhere', () => {
  for (const state of ASSESSMENT_STATES)
    for (const act of ASSESSMENT_ACTS)
      for (const by of DOERS) {
        const key = `${state} ${act} ${by}`
        expect([key, nextAssessmentState(state, act, by)]).toEqual([key, expected.get(key)])
      }
})

test('whoever has objected once does not object again, and taking it back keeps the first result', () => {
  for (const state of ASSESSMENT_STATES) expect(nextAssessmentState(state, 'object', 'hers', 2)).toBeUndefined()
  for (const state of ['checked', 'assigned', 'appointed', 'objected'] as const)
    expect(nextAssessmentState(state, 'withdraw', 'hers', 2)).toBe('in-force')
  expect(actsOf('told', 'hers', 2)).toEqual(['agree'])
  // What was told already would hang upon it.
  expect(actsOf('checked', 'official', 2)).toEqual(['assign'])
})

test('what may be done is told in one order and to nobody else', () => {
  expect(actsOf('received', 'hers')).toEqual(['withdraw'])
  expect(actsOf('received', 'official')).toEqual(['accept', 'return', 'refuse'])
  expect(actsOf('appointed', 'assessor')).toEqual(['appoint', 'refused-at-door', 'sign'])
  for (const over of ['expired', 'superseded', 'refused', 'withdrawn'] as const)
    expect(DOERS.flatMap((by) => actsOf(over, by))).toEqual([])
})

test('nobody but the two of the team signs, and nothing changes what was signed', () => {
  const signs = ASSESSMENT_STATES.flatMap((state) =>
    DOERS.filter((by) => nextAssessmentState(state, 'sign', by) !== undefined).map((by) => `${state} ${by}`),
  )
  expect(signs).toEqual(['appointed assessor'])
  for (const state of ['assessed', 'told', 'in-force'] as const)
    expect(DOERS.some((by) => nextAssessmentState(state, 'sign', by))).toBe(false)
})

test('every state can be reached, and from every open one a way leads to an end', () => {
  const goals = (state: AssessmentState): AssessmentState[] =>
    Object.values(ASSESSMENT_STEPS[state]).map(({ to }) => to)
  const reach = (from: AssessmentState): Set<AssessmentState> => {
    const seen = new Set<AssessmentState>([from])
    for (const state of seen) for (const next of goals(state)) seen.add(next)
    return seen
  }
  expect([...reach('received')].sort()).toEqual([...ASSESSMENT_STATES].sort())
  for (const state of OPEN_ASSESSMENT_STATES) expect(reach(state).has('in-force')).toBe(true)
})

test('each state stands at a step of the way', () => {
  for (const state of ASSESSMENT_STATES) expect(WAY[STEP_OF[state]]).toEqual(expect.any(String))
})
