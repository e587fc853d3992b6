import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { isDrawn, sign } from '../../../cloudfunctions/assessment/visits/sign'
import {
  assessment,
  assessmentResult,
  assessmentSignature,
  assessmentTap,
  assessmentVisit,
} from '../../../cloudfunctions/database/schema'
import type { Tx } from '../../../cloudfunctions/database/database'
import { totpCode } from '../../../cloudfunctions/runtime/totp'
import type { Seat, SheetTap } from '../../../src/domain/assessment/sheet'
import { ASSESSMENT_GROUND, dataOf, type Somebody, type Worker, type World } from '../world'
import {
  answer,
  answersFor,
  NEEDED,
  newScene,
  put,
  signInput,
  tapsOfBoth,
  TODAY,
  type Scene,
  type SignInput,
} from './assessment-form-support'
import { assessmentOf, newTeam, VISIT_DAY } from './assessment-support'
import { toldTo } from './care-support'
import { codeOf, fieldsOf, stand, wordsOf } from './people-support'

export function assessmentSigningSuite(world: () => World): void {
  const owner = () => world().database.owner
  const told = async (who: Somebody) => (await toldTo(world(), who)).map(({ words }) => words).join('\n')
  const as = (who: Worker) => assessmentOf(world(), who)
  const parts = () => ({ keyring: world().keyring, places: world().places, ...ASSESSMENT_GROUND })
  const rowOf = async (visit: string) =>
    (await owner().select().from(assessmentVisit).where(eq(assessmentVisit.id, visit)))[0]!
  const applicationOf = async ({ visit }: Pick<Scene, 'visit'>) => {
    const { assessmentId } = await rowOf(visit)
    return (await owner().select().from(assessment).where(eq(assessment.id, assessmentId)))[0]!
  }
  const countOf = async (visit: string) =>
    (await owner().select().from(assessmentTap).where(eq(assessmentTap.visitId, visit))).length
  const full = (total = 60) => tapsOfBoth(answersFor(total), world().now)
  /** A form that is filled in and only wants names. */
  const filled = async (total = 60, more: Parameters<typeof newScene>[1] = {}) => {
    const scene = await newScene(world(), more)
    const n = await put(world(), scene.team.first, scene.visit, full(total))
    return { ...scene, n }
  }
  const filledInComa = async () => {
    const scene = await newScene(world())
    const answers = Object.entries({ ...answersFor(90), 'A.5.11': 1 }).filter(([key]) => key.startsWith('A.'))
    const taps = tapsOfBoth(Object.fromEntries(answers), world().now)
    return { ...scene, n: await put(world(), scene.team.first, scene.visit, taps) }
  }
  const signing = (scene: Scene & { readonly n: number }, more: Partial<SignInput> = {}, by = scene.team.first) =>
    as(by).reply('sign', signInput(world(), scene, scene.n, more))
  const at = (minutes: number) => new Date(world().now.getTime() + minutes * 60_000)

  describe('signing', () => {
    it('gives the level, closes the form, and puts it before the office', async () => {
      const scene = await filled(60)
      const { team, visit, official } = scene
      const { sheet } = dataOf<{ sheet: { result: object; mine: object } }>(await signing(scene))
      expect(sheet.result).toMatchObject({ level: 2, total: 60, initialLevel: 2, clauses: [], on: TODAY.day })
      expect(sheet.mine).toMatchObject({ state: 'signed' })
      const row = await rowOf(visit)
      expect([row.signedAt, row.drawn]).toEqual([world().now, isDrawn(world().keyring, visit)])
      // She is not told of it before the office has read it: nothing of it counts yet.
      expect(await applicationOf(scene)).toMatchObject({ state: 'assessed', level: null, resultId: null })
      expect(await told(official)).toMatch(/在等您办/)
      const names = await owner().select().from(assessmentSignature).where(eq(assessmentSignature.visitId, visit))
      expect(names.map(({ who, staffId }) => [who, staffId]).sort()).toEqual([
        ['first', team.first.staff],
        ['informant', null],
        ['second', team.second.staff],
      ])
    })

    it('is done once, and nothing is added afterwards', async () => {
      const scene = await filled()
      const { team, visit } = scene
      expect(codeOf(await signing(scene))).toBe('ok')
      const late = answer('B.1.1', 0, 'first', world().now)
      for (const reply of [
        await signing(scene, { version: 3 }),
        await as(team.second).reply('putTaps', { visit, taps: [late] }),
        await as(team.first).reply('appoint', { visit, version: 3, day: VISIT_DAY, from: 570 }),
        await as(team.first).reply('notAssessed', {
          ...{ visit, version: 3, reason: 'nobody', words: '没人', at: world().now.toISOString() },
        }),
        await as(team.first).reply('visitFile', { visit, type: 'audio/mpeg', size: 100 }),
      ])
        expect(['conflict', 'unavailable']).toContain(codeOf(reply))
      expect(await countOf(visit)).toBe(scene.n)
    })

    it('lacks each item in turn: no level, and the item is named', async () => {
      const scene = await newScene(world())
      const { team, visit } = scene
      const answers = answersFor(60)
      const taps = tapsOfBoth(answers, world().now)
      // All of the first, and of the second one after the other: each time one more is lacking no longer.
      await put(
        world(),
        team.first,
        visit,
        taps.filter(({ by }) => by === 'first'),
      )
      const missing: string[][] = []
      for (const tap of taps.filter(({ by }) => by === 'second')) {
        const n = await countOf(visit)
        missing.push(Object.keys(fieldsOf(await direct(scene, n))))
        await put(world(), team.second, visit, [tap])
      }
      expect(missing[0]).toEqual(NEEDED)
      expect(missing.map(({ length }) => length)).toEqual(NEEDED.map((_key, n) => NEEDED.length - n))
      expect(await owner().select().from(assessmentResult).where(eq(assessmentResult.visitId, visit))).toEqual([])
      expect(codeOf(await direct(scene, await countOf(visit)))).toBe('ok')
    })

    it('waits until every difference is settled', async () => {
      const scene = await filled()
      const { team, visit } = scene
      const more = answer('B.1.1', 4, 'second', at(-0.5))
      await put(world(), team.second, visit, [more])
      const open = await signing({ ...scene, n: scene.n + 1 })
      expect(fieldsOf(open)).toEqual({ 'B.1.1': expect.stringMatching(/进食.*还没有商定/) })
      const settle: SheetTap = {
        ...{ id: randomUUID(), kind: 'settle', by: 'first', item: 'B.1.1', value: 3, words: '又看了一次' },
        at: world().now.toISOString(),
      }
      await put(world(), team.first, visit, [settle])
      expect(codeOf(await signing({ ...scene, n: scene.n + 2 }))).toBe('ok')
    })

    it('is refused while a change has not come here', async () => {
      const scene = await filled()
      const reply = await signing({ ...scene, n: scene.n - 1 })
      expect([codeOf(reply), wordsOf(reply)]).toEqual(['conflict', expect.stringMatching(/还有没同步的改动/)])
    })

    it('asks for the six digits of whoever does not hold the device, of that moment and never again', async () => {
      const scene = await filled()
      const { team } = scene
      const { first, second } = signInput(world(), scene, scene.n)
      const bare = { strokes: second.strokes, at: second.at }
      expect(Object.keys(fieldsOf(await signing(scene, { second: bare })))).toEqual(['second.code'])
      const old = totpCode(team.second.secret, at(-2))
      expect(Object.keys(fieldsOf(await signing(scene, { second: { ...second, code: old } })))).toEqual(['second.code'])
      const his = totpCode(team.first.secret, world().now)
      expect(Object.keys(fieldsOf(await signing(scene, { second: { ...second, code: his } })))).toEqual(['second.code'])
      // From the second's device it is the first who shows that he is there.
      expect(Object.keys(fieldsOf(await signing(scene, {}, team.second)))).toEqual(['first.code'])
      const ok = await signing(scene, { first: { ...first, code: his } }, team.second)
      expect(codeOf(ok)).toBe('ok')
      const next = await filled(60, { team, when: { day: TODAY.day, from: 800 } })
      await owner()
        .update(assessmentVisit)
        .set({ during: '[2026-11-21 02:30:00+00,2026-11-21 03:00:00+00)' })
        .where(eq(assessmentVisit.id, next.visit))
      const reused = await signing(next, { first: { ...first, code: his } }, team.second)
      expect(fieldsOf(reused)).toEqual({ 'first.code': expect.stringMatching(/已经用过/) })
      expect(codeOf(await signing(next))).toBe('ok')
    })

    it('takes no six digits that have opened a desk, and those that signed open none', async () => {
      const scene = await filled()
      const { team } = scene
      const code = totpCode(team.second.secret, world().now)
      const open = (who: Worker, digits: string) =>
        world().ask('operator', 'openDesk', { code: digits }, { session: who.session })
      expect(codeOf(await open(team.second, code))).toBe('ok')
      expect(fieldsOf(await signing(scene))).toEqual({ 'second.code': expect.stringMatching(/已经用过/) })
      const next = totpCode(team.second.secret, at(0.5))
      const { second } = signInput(world(), scene, scene.n)
      const later = { ...second, at: at(0.5).toISOString(), code: next }
      expect(codeOf(await signing(scene, { second: later }))).toBe('ok')
      expect(Object.keys(fieldsOf(await open(team.second, next)))).toEqual(['code'])
    })

    it('is of the day of the visit, also where it arrives the day after, and so is every answer', async () => {
      const scene = await filled()
      const { n } = scene
      const onDay = signInput(world(), scene, n)
      const before = world().now
      world().now = new Date(before.getTime() + 86_400_000)
      const late = await direct(scene, n)
      const arrives = await direct(scene, n, Infinity, onDay)
      world().now = before
      expect(fieldsOf(late)).toEqual({ 'first.at': expect.stringMatching(/那一天已经过了/) })
      expect(codeOf(arrives)).toBe('ok')
      const other = await newScene(world())
      const [first, ...rest] = full()
      const early = { ...first!, at: at(-1440).toISOString() }
      await put(world(), other.team.first, other.visit, [early, ...rest])
      const item = first!.item!
      const refused = await signing({ ...other, n: rest.length + 1 })
      expect(fieldsOf(refused)).toEqual({ [item]: expect.stringMatching(/不是上门那天填的/) })
      await put(world(), other.team.first, other.visit, [{ ...early, id: randomUUID(), at: at(-1).toISOString() }])
      expect(codeOf(await signing({ ...other, n: rest.length + 2 }))).toBe('ok')
    })

    it('is not done by who has become her helper since he was sent', async () => {
      const scene = await filled()
      await stand(world(), scene.team.second, scene.her.person, ['view'])
      const reply = await signing(scene)
      expect([codeOf(reply), wordsOf(reply)]).toEqual(['conflict', expect.stringMatching(/李强是这位老人的家人或帮手/)])
      expect((await rowOf(scene.visit)).signedAt).toBeNull()
    })

    it('is not before the appointment, not in the future, and not before the last answer', async () => {
      const scene = await filled(60, { when: { day: TODAY.day, from: 661 } })
      expect(fieldsOf(await signing(scene))).toEqual({ 'first.at': expect.stringMatching(/还没到约好/) })
      const tomorrow = await filled(60, { when: { day: VISIT_DAY, from: 570 } })
      expect(Object.keys(fieldsOf(await signing(tomorrow)))).toEqual(['first.at'])
      const undated = await filled(60, { when: null })
      expect(codeOf(await signing(undated, { version: 1 }))).toBe('conflict')
      const good = await filled()
      const { first } = signInput(world(), good, good.n)
      expect(Object.keys(fieldsOf(await signing(good, { first: { ...first, at: at(11).toISOString() } })))).toEqual([
        'first.at',
      ])
      await put(world(), good.team.first, good.visit, [answer('B.1.1', 4, 'first', at(5))])
      await put(world(), good.team.first, good.visit, [answer('B.1.1', 4, 'second', at(5))])
      const changed = await signing({ ...good, n: good.n + 2 })
      expect(fieldsOf(changed)).toEqual({ 'first.at': expect.stringMatching(/又改过答案/) })
    })

    it('in a coma needs no scale and is level 4', async () => {
      const scene = await filledInComa()
      const { sheet } = dataOf<{ sheet: { result: object } }>(
        await signing(scene, { informant: { nobody: '老人昏迷,家属不在' } }),
      )
      expect(sheet.result).toMatchObject({ level: 4, total: null, initialLevel: null, clauses: ['coma'] })
    })

    it('of two at once is one', async () => {
      const scene = await filled()
      const { first } = signInput(world(), scene, scene.n)
      const code = totpCode(scene.team.first.secret, world().now)
      const codes = await Promise.all([
        signing(scene),
        signing(scene, { first: { ...first, code } }, scene.team.second),
      ])
      expect(codes.map(codeOf).sort()).toEqual(['conflict', 'ok'])
    })

    it('and an answer at the same moment: what was signed is what stood there', async () => {
      for (let time = 0; time < 2; time += 1) {
        const scene = await filled()
        const late = answer('B.1.1', 0, 'second', at(-0.5))
        const [signed, tapped] = await Promise.all([
          signing(scene),
          as(scene.team.second).reply('putTaps', { visit: scene.visit, taps: [late] }),
        ])
        expect([codeOf(signed), codeOf(tapped)].sort()).toEqual(['conflict', 'ok'])
        expect(await countOf(scene.visit)).toBe(scene.n + (codeOf(tapped) === 'ok' ? 1 : 0))
      }
    })

    it('cut at whichever step has not begun', async () => {
      // The shortest form there is: it is opened once for each cut.
      const scene = await filledInComa()
      let cuts = 0
      for (;;) {
        const ended = await direct(scene, scene.n, cuts).then(codeOf, (error: Error) => error.message)
        if (ended === 'ok') break
        expect(ended).toBe('cut')
        cuts += 1
        expect(await applicationOf(scene)).toMatchObject({ state: 'appointed', version: expect.any(Number) })
        expect((await rowOf(scene.visit)).signedAt).toBeNull()
        const names = and(eq(assessmentSignature.visitId, scene.visit))
        expect(await owner().select().from(assessmentSignature).where(names)).toEqual([])
      }
      expect(cuts).toBeGreaterThan(5)
      expect((await rowOf(scene.visit)).signedAt).not.toBeNull()
    })

    /** The handler itself, past the counting of tries; cut at the n-th word to the database that writes. */
    async function direct(scene: Scene, n: number, cut = Infinity, given?: SignInput) {
      const { team, visit } = scene
      const input = given ?? signInput(world(), scene, n)
      const staff = {
        ...{ id: team.first.staff, role: 'assessor' as const, city: 'linfen', provider: team.org },
        division: { county: null, street: null, community: null },
      } as const
      const caller = { account: team.first.id, session: null, openId: null, staff }
      const work = (tx: Tx) =>
        sign(parts(), {
          ...{ db: cutAt(tx, cut), caller, now: world().now, input: { ...input, visit }, last: () => undefined },
          ...{ forPerson: null, forCase: null },
        })
      return world()
        .database.transaction(work)
        .then(
          () => ({ status: 200, answer: { ok: true, data: {} } }) as const,
          (error: Error & { readonly code?: 'invalid'; readonly fields?: Record<string, string> }) => {
            if (error.name !== 'WireFault') throw error
            const { code = 'invalid', message, fields = {} } = error
            return { status: 400, answer: { ok: false, error: { code, message, fields } } } as const
          },
        )
    }
  })

  describe('a signed form', () => {
    it('is not changed by the application’s role, nor by anybody against its triggers', async () => {
      const scene = await filled()
      expect(codeOf(await signing(scene))).toBe('ok')
      const { visit, team } = scene
      const app = (statement: string) =>
        world()
          .database.transaction((tx) => tx.execute(sql.raw(statement)))
          .then(() => 'done', codeOfCause)
      const anybody = (statement: string) =>
        owner()
          .execute(sql.raw(statement))
          .then(() => 'done', codeOfCause)
      for (const table of ['assessment_tap', 'assessment_signature', 'assessment_result'])
        for (const act of [`delete from ${table}`, `update ${table} set visit_id = visit_id`])
          expect(await app(`${act} where visit_id = '${visit}'`)).toBe('42501')
      expect(await app(`delete from assessment_visit where id = '${visit}'`)).toBe('42501')
      // The column may be written by the role, but not in a signed row.
      for (const set of ['signed_at = null', 'active = false', "day = '2026-12-01'", 'drawn = not drawn'])
        expect(await app(`update assessment_visit set ${set} where id = '${visit}'`)).toBe('23514')
      expect(await anybody(`update assessment_visit set first = second where id = '${visit}'`)).toBe('23514')
      const tap = `insert into assessment_tap (id, visit_id, seat, by_staff, sealed, tapped_at, created_at)
        values ('${randomUUID()}', '${visit}', 'first', '${team.first.staff}', '\\x00', now(), now())`
      expect(await app(tap)).toBe('23514')
      expect(await anybody(tap)).toBe('23514')
    })

    it('has two different people under it, each in his own seat, and no level without both', async () => {
      const scene = await filled()
      const { visit, team } = scene
      const both = `update assessment_visit set second = first where id = '${visit}'`
      expect(
        await owner()
          .execute(sql.raw(both))
          .then(() => 'done', codeOfCause),
      ).toBe('23514')
      const name = (who: Seat, staff: string) => `insert into assessment_signature
        (id, visit_id, who, staff_id, sealed, signed_at, created_at)
        values ('${randomUUID()}', '${visit}', '${who}', '${staff}', '\\x00', now(), now())`
      const run = (...statements: string[]) =>
        world()
          .database.transaction(async (tx) => {
            for (const one of statements) await tx.execute(sql.raw(one))
          })
          .then(() => 'done', codeOfCause)
      expect(await run(name('second', team.first.staff))).toBe('23514')
      expect(await run(name('first', team.first.staff), name('first', team.first.staff))).toBe('23505')
      const { assessmentId, personId } = await rowOf(visit)
      const result = `insert into assessment_result
        (id, visit_id, assessment_id, person_id, instrument, edition, level, "on", sealed, created_at)
        values ('${randomUUID()}', '${visit}', '${assessmentId}', '${personId}', 'GB/T 42195-2022', 1, 0, '2026-11-21', '\\x00', now())`
      expect(await run(name('first', team.first.staff), result)).toBe('23514')
    })

    it('is read again one time in twenty, and nobody can tell beforehand which', () => {
      const drawn = Array.from({ length: 4_000 }, () => isDrawn(world().keyring, randomUUID())).filter(Boolean).length
      expect(drawn).toBeGreaterThan(130)
      expect(drawn).toBeLessThan(280)
      const visit = randomUUID()
      expect(isDrawn(world().keyring, visit)).toBe(isDrawn(world().keyring, visit))
    })
  })

  it('six digits are not guessed: after ten wrong tries nothing more is tried', async () => {
    const scene = await filled()
    const { second } = signInput(world(), scene, scene.n)
    const right = second.code!
    const wrong = right === '000000' ? '000001' : '000000'
    const codes: string[] = []
    for (let n = 0; n < 11; n += 1) codes.push(codeOf(await signing(scene, { second: { ...second, code: wrong } })))
    expect(codes).toEqual([...Array<string>(10).fill('invalid'), 'too-many'])
    const team = await newTeam(world())
    expect(codeOf(await signing(await filled(60, { team })))).toBe('ok')
  })
}

const codeOfCause = (error: { readonly cause?: { readonly code?: string } }): string | undefined => error.cause?.code

/** A transaction that breaks at its n-th write: what was done before must not stay. */
function cutAt(tx: Tx, most: number): Tx {
  let writes = 0
  return new Proxy(tx, {
    get(target, key: string | symbol, self: unknown) {
      const value: unknown = Reflect.get(target, key, self)
      if ((key !== 'insert' && key !== 'update') || typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (writes >= most) throw new Error('cut')
        writes += 1
        return Reflect.apply(value as (...all: unknown[]) => unknown, target, args)
      }
    },
  })
}
