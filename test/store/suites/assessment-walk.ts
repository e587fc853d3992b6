import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import {
  assessment,
  assessmentResult,
  assessmentSignature,
  assessmentVisit,
  attempt,
  careCase,
  person,
} from '../../../cloudfunctions/database/schema'
import type { ActionName } from '../../../src/contract'
import {
  ASSESSMENT_STATES,
  nextAssessmentState,
  type AssessmentAct,
  type AssessmentDoer,
  type AssessmentState,
} from '../../../src/domain/assessment/states'
import { dayAfter } from '../../../src/domain/facility/hours'
import { GBT_42195 } from '../../../src/domain/assessment/gbt-42195'
import type { Reply } from '../../../cloudfunctions/runtime/invoke'
import type { Somebody, Worker, World } from '../world'
import { answersFor, put, signInput, tapsOfBoth } from './assessment-form-support'
import {
  APPLICATION,
  assessmentOf,
  CITY,
  COUNTY,
  newApplicant,
  newAssessor,
  newOfficial,
  newTeam,
  STREET,
  type Team,
} from './assessment-support'
import { codeOf, stand, type Elder } from './people-support'

/** Who tries: as which of the table's doers he comes, or null where he may nothing. */
const ROLES = {
  self: 'hers',
  'may assess': 'hers',
  'may view': null,
  stranger: null,
  'of her street': null,
  official: 'official',
  'of the whole city': 'official',
  'of another county': null,
  'of another city': null,
  'her son, an official': null,
  'of the team': 'assessor',
  'another assessor': null,
} as const satisfies Record<string, AssessmentDoer | null>
type Role = keyof typeof ROLES

/** The day on which visits are and signed forms were: an hour from now somebody stands at the door. */
const DAY = '2026-11-21'
const DURING = '[2026-11-21T03:00:00Z,2026-11-21T04:30:00Z)'

/** An application as it stands at a state. */
interface At {
  readonly case: string
  readonly version: number
  readonly visit: string | null
}

interface Try extends At {
  readonly her: Elder
  readonly by: Pick<Somebody, 'session'>
}

export function assessmentWalkSuite(world: () => World): void {
  const owner = () => world().database.owner
  let team: Team
  let spare: Team
  let known: Readonly<Record<Exclude<Role, 'self'>, Somebody>>

  const visitAt = async (her: Elder, id: string, round: number, more: { day?: string | null } = {}) => {
    const day = more.day === undefined ? DAY : more.day
    const [row] = await owner()
      .insert(assessmentVisit)
      .values({
        ...{ id: randomUUID(), assessmentId: id, personId: her.person, round, providerId: team.org },
        ...{ first: team.first.staff, second: team.second.staff, county: COUNTY, street: STREET },
        ...{ day, during: day === null ? null : DURING, version: 1, createdAt: world().now },
      })
      .returning()
    return row!.id
  }

  /** A visit with both names under it, and what came of it. */
  const signedAt = async (her: Elder, id: string, round: number, sealed: Uint8Array) => {
    const visitId = await visitAt(her, id, round)
    const at = { visitId, sealed, signedAt: world().now, createdAt: world().now }
    await owner()
      .insert(assessmentSignature)
      .values([
        { ...at, id: randomUUID(), who: 'first', staffId: team.first.staff },
        { ...at, id: randomUUID(), who: 'second', staffId: team.second.staff },
      ])
    await owner()
      .insert(assessmentResult)
      .values({
        ...{ id: randomUUID(), visitId, assessmentId: id, personId: her.person, instrument: GBT_42195.id },
        ...{ edition: GBT_42195.version, level: 1, on: DAY, sealed, createdAt: world().now },
      })
    await owner().update(assessmentVisit).set({ signedAt: world().now }).where(eq(assessmentVisit.id, visitId))
    const [result] = await owner().select().from(assessmentResult).where(eq(assessmentResult.visitId, visitId))
    return { visitId, resultId: result!.id }
  }

  /** Lays an application into the database as the acts before would have left it. */
  async function layDown(her: Elder, state: AssessmentState, round: number): Promise<At> {
    const { keyring, now } = world()
    const [row] = await owner().select().from(person).where(eq(person.id, her.person))
    const seal = (secret: object) => keyring.sealUnder(row!.wrappedKey, her.person, secret)
    const [caseId, id] = [randomUUID(), randomUUID()]
    const number = String(10_000_000 + Math.floor(Math.random() * 89_999_999))
    await owner()
      .insert(careCase)
      .values({
        ...{ id: caseId, number, kind: 'assessment', personId: her.person, state: 'taken', city: CITY, county: COUNTY },
        ...{ street: STREET, desk: 'county', openedBy: her.id, createdAt: now, updatedAt: now },
        sealed: seal({ title: '申请能力评估', ref: null, city: null, words: '' }),
      })
    const times = { createdAt: now, updatedAt: now }
    const secret = seal({ wishes: { ...APPLICATION, times: '' }, said: '', files: [] })
    const base = { id, caseId, personId: her.person, city: CITY, county: COUNTY, reason: 'first' as const, round }
    await owner()
      .insert(assessment)
      .values({ ...base, state: 'received', sealed: secret, version: 7, ...times })
    const scored = seal({ scores: {}, sections: {}, total: 80, initialLevel: 1, clauses: [], riskEvents30d: 0 })
    const isTold = ['told', 'in-force', 'expired', 'superseded'].includes(state)
    const first = round > 1 || isTold || state === 'assessed' ? await signedAt(her, id, 1, scored) : null
    const last = round > 1 && (isTold || state === 'assessed') ? await signedAt(her, id, 2, scored) : first
    const goes = state === 'assigned' || state === 'appointed'
    const fresh = goes ? await visitAt(her, id, round, state === 'assigned' ? { day: null } : {}) : null
    const counts = isTold ? last : round > 1 ? first : null
    const inForce = ['in-force', 'expired', 'superseded'].includes(state)
    await owner()
      .update(assessment)
      .set({
        ...{ state, visitId: fresh ?? (isTold || state === 'assessed' ? last!.visitId : null) },
        ...(counts && { resultId: counts.resultId, level: 1, toldAt: now, objectUntil: '2026-12-06' }),
        ...(inForce && { fromDay: DAY, validTo: '2027-11-20' }),
      })
      .where(eq(assessment.id, id))
    return { case: caseId, version: 7, visit: fresh ?? last?.visitId ?? null }
  }

  const call = (action: ActionName<'assessment'>, data: (at: Try) => object) => (at: Try) =>
    assessmentOf(world(), at.by).reply(action, data(at))
  const seen = ({ case: id, version }: Try) => ({ case: id, version })
  const words = '请看一看'
  const found = (finding: string) => call('check', (at) => ({ ...seen(at), finding, words }))
  const visit = ({ visit: id }: Try) => ({ visit: id ?? randomUUID(), version: 1 })

  let asked = 0
  let signings = 0
  /** Another time at every call: the two of the team are the same ones all along. */
  const freeTime = () => {
    asked += 1
    return { day: dayAfter(DAY, 1 + (asked % 80)), from: 480 + 120 * (Math.floor(asked / 80) % 4) }
  }

  /** How each act of somebody is called. What time does alone nobody can call. */
  const CALLS: Readonly<Partial<Record<AssessmentAct, (at: Try) => Promise<Reply>>>> = {
    withdraw: call('withdraw', seen),
    'send-again': call('sendAgain', (at) => ({ ...seen(at), words })),
    postpone: call('postpone', (at) => ({ ...seen(at), dayPart: 'any', words })),
    agree: call('agree', seen),
    object: call('object', (at) => ({ ...seen(at), words })),
    accept: found('accept'),
    return: found('return'),
    refuse: found('refuse'),
    assign: call('assignTeam', (at) => ({ ...seen(at), first: spare.first.staff, second: spare.second.staff })),
    appoint: call('appoint', (at) => ({ ...visit(at), ...freeTime() })),
    'refused-at-door': call('notAssessed', (at) => ({
      ...{ ...visit(at), reason: 'nobody', words, at: world().now.toISOString() },
    })),
    sign: async (at) => {
      const id = visit(at).visit
      // No six digits sign twice.
      const before = world().now
      signings += 1
      world().now = new Date(before.getTime() + 30_000 * (signings % 20))
      const taps = tapsOfBoth(answersFor(80), world().now)
      // Whoever may not lay a tap may not sign either: the one tap that he claims is not there.
      const n = await put(world(), at.by as Worker, id, taps).catch(() => 1)
      const input = signInput(world(), { team, visit: id }, n, { version: 1 })
      const reply = await assessmentOf(world(), at.by).reply('sign', input)
      world().now = before
      return reply
    },
    tell: call('review', (at) => ({ ...seen(at), fine: true })),
    'do-again': call('review', (at) => ({ ...seen(at), fine: false, words })),
  }
  const ACTS = Object.keys(CALLS) as AssessmentAct[]

  const newHer = async (): Promise<Elder> => {
    const her = await newApplicant(world())
    await stand(world(), known['may assess'], her.person, ['view', 'assess'])
    await stand(world(), known['may view'], her.person, ['view'], { relation: '姑姑' })
    await stand(world(), known['her son, an official'], her.person, ['view'])
    return her
  }
  const who = (role: Role, her: Elder): Somebody => (role === 'self' ? her : known[role])
  const stateOf = async (caseId: string) => {
    const [row] = await owner().select().from(assessment).where(eq(assessment.caseId, caseId))
    return row && { state: row.state, version: row.version, visit: row.visitId }
  }

  describe('every state, every role, every act', () => {
    beforeAll(async () => {
      const at = world()
      team = await newTeam(at)
      spare = await newTeam(at, ['赵敏', '孙强'])
      known = {
        ...{ 'may assess': await at.newAccount('王丽'), 'may view': await at.newAccount('王芳') },
        stranger: await at.newAccount('某人'),
        'of her street': await at.staff({ role: 'community-worker', county: COUNTY, street: STREET }),
        ...{ official: await newOfficial(at), 'of the whole city': await newOfficial(at, { county: undefined }) },
        'of another county': await newOfficial(at, { county: '141024' }),
        'of another city': await newOfficial(at, { city: 'taiyuan', county: undefined }),
        'her son, an official': await newOfficial(at, { name: '王强' }),
        ...{ 'of the team': team.first, 'another assessor': await newAssessor(at, team.org, { name: '周洋' }) },
      }
    })

    // Names under a form that fail are counted; here they are to be refused for another reason.
    afterEach(() => owner().delete(attempt))

    const STANDS = [1, 2].flatMap((round) =>
      ASSESSMENT_STATES.filter((state) => round === 1 || !['received', 'returned', 'refused'].includes(state))
        // Who objects is in the second round by it, and what is taken back of that is in force again.
        .filter((state) => (round === 1 ? state !== 'objected' : state !== 'withdrawn'))
        .map((state) => [round, state] as const),
    )

    it.each(STANDS)('round %i, %s: what the table does not allow changes nothing', async (round, state) => {
      const her = await newHer()
      const at = await layDown(her, state, round)
      const before = await stateOf(at.case)
      const through: string[] = []
      for (const act of ACTS)
        for (const role of Object.keys(ROLES) as Role[]) {
          const doer = ROLES[role]
          if (doer && nextAssessmentState(state, act, doer, round)) continue
          const reply = await CALLS[act]!({ ...at, her, by: who(role, her) })
          if (reply.answer.ok || !/forbidden|not-found|conflict|invalid/.test(codeOf(reply)))
            through.push(`${act} by ${role}: ${codeOf(reply)}`)
        }
      expect(through).toEqual([])
      expect(await stateOf(at.case)).toEqual(before)
    })

    const ALLOWED = STANDS.flatMap(([round, state]) =>
      ACTS.flatMap((act) =>
        (Object.keys(ROLES) as Role[]).flatMap((role) => {
          const doer = ROLES[role]
          const to = doer && nextAssessmentState(state, act, doer, round)
          return to ? [{ round, state, act, role, to }] : []
        }),
      ),
    )

    it.each(ALLOWED)('round $round, $state: $act by $role leads to $to', async ({ round, state, act, role, to }) => {
      const her = await newHer()
      const at = await layDown(her, state, round)
      const reply = await CALLS[act]!({ ...at, her, by: who(role, her) })
      expect([codeOf(reply), (await stateOf(at.case))?.state]).toEqual(['ok', to])
    })
  })
}
