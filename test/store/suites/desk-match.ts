import { and, count, eq, isNull } from 'drizzle-orm'
import { countUnclaimed } from '../../../cloudfunctions/care/found/scope'
import { MatchUnderWay, type RunRow } from '../../../cloudfunctions/care/match'
import { found, matchRun, person, registerEntry } from '../../../cloudfunctions/database/schema'
import type { Pack } from '../../../src/domain/entitlement'
import { CARE_GROUND, createWorld, type World } from '../world'
import type { Engine, Opened } from '../engines'
import { entryFor, foundFor, go, settle, tell, TODAY } from './desk-found-support'

const [linfen, ...others] = CARE_GROUND.packs

/** Another edition, in which the service subsidy of those who are 80 is dearer. */
const nextEdition = (): readonly Pack[] => {
  const benefits = linfen!.benefits.map((benefit) =>
    benefit.ref === 'LF-13'
      ? {
          ...benefit,
          values: benefit.values.map((value) => ({
            ...value,
            amount: value.amount.map((one) => (one.fen === undefined ? one : { ...one, fen: one.fen + 1_000 })),
          })),
        }
      : benefit,
  )
  return [{ ...linfen!, version: 'linfen@next', benefits }, ...others]
}

/** On a database of its own: everybody of a city is gone through. */
export function deskMatchSuite(open: Engine['open']): void {
  describe('going through the register', () => {
    let opened: Opened
    let its: World
    const world = () => its
    const owner = () => its.database.owner
    beforeAll(async () => {
      opened = await open()
      its = await createWorld(opened.database)
    })
    afterAll(() => opened.drop())

    it('goes on where it stopped, and looks at everybody once', async () => {
      for (let at = 0; at < 7; at += 1) await settle(world())
      const stop = new AbortController()
      const seen: number[] = []
      const progress = (run: RunRow) => {
        seen.push(run.done)
        if (run.done >= 6) stop.abort()
      }
      const stopped = await go(world(), { batch: 3, signal: stop.signal, progress })
      expect(seen).toEqual([0, 3, 6])
      expect(stopped).toMatchObject({ done: 6, finishedAt: null })
      const after = await go(world(), { batch: 3 })
      expect(after.id).toBe(stopped.id)
      expect(after.finishedAt).not.toBeNull()
      expect([after.done, after.failed]).toEqual([after.total, 0])
      const rows = await owner().select({ version: found.version }).from(found)
      expect(rows.length).toBe(after.found)
      expect(rows.every(({ version }) => version === 1)).toBe(true)
      const unjudged = await owner().select().from(registerEntry).where(isNull(registerEntry.judgedOn))
      expect(unjudged.filter(({ county }) => its.places.has(county))).toEqual([])
    })

    it('writes nothing the second time, and gives an entry to whoever has none', async () => {
      const id = await settle(world())
      await owner().delete(registerEntry).where(eq(registerEntry.personId, id))
      await go(world())
      expect(await entryFor(world(), id)).toMatchObject({ county: '141002', street: '解放路街道', judgedOn: TODAY })
      expect((await go(world())).found).toBe(0)
      expect(await foundFor(world(), id, 'LF-11')).toMatchObject({ version: 1, kind: 'entitled', cause: 'first' })
    })

    it('is done by one at a time; what was begun on another day is given up', async () => {
      let second: Promise<unknown> | null = null
      const progress = () => (second ??= go(world()).catch((error: unknown) => error))
      await go(world(), { progress, on: '2026-11-20' })
      expect(await second).toBeInstanceOf(MatchUnderWay)
      const stop = AbortSignal.abort()
      const broken = await go(world(), { signal: stop, on: '2026-11-20' })
      const anew = await go(world())
      expect(anew.id).not.toBe(broken.id)
      const open = await owner().select({ open: count() }).from(matchRun).where(isNull(matchRun.finishedAt))
      expect(open).toEqual([{ open: 0 }])
    })

    it('tells 90 days ahead who turns 80, and keeps what was said about it when the day comes', async () => {
      const soon = await settle(world(), { birthDate: '1946-12-21' })
      const later = await settle(world(), { birthDate: '1947-03-21' })
      await go(world())
      expect(await foundFor(world(), soon, 'LF-11')).toMatchObject({ kind: 'soon', cause: 'age', from: '2026-12-21' })
      expect(await foundFor(world(), later, 'LF-11')).toBeUndefined()
      await owner().update(found).set({ state: 'told' }).where(eq(found.personId, soon))
      await go(world(), { on: '2026-12-25' })
      expect(await foundFor(world(), soon, 'LF-11')).toMatchObject({
        ...{ kind: 'entitled', cause: 'age', from: '2026-12-21', state: 'told' },
      })
      await go(world())
    })

    it('tells what a new edition changed, and asks again who declined', async () => {
      const facts = { economic: { has: ['minimum-living'] } }
      const [declined, applied, other] = [
        await settle(world(), facts),
        await settle(world(), facts),
        await settle(world()),
      ]
      await go(world())
      expect((await entryFor(world(), declined))?.verdicts).toContain('LF-13@7000')
      await owner().update(found).set({ state: 'declined' }).where(eq(found.personId, declined))
      await owner().update(found).set({ state: 'applied' }).where(eq(found.personId, applied))
      await go(world(), { packs: nextEdition() })
      const changed = { kind: 'changed', cause: 'list', pack: 'linfen@next' }
      expect(await foundFor(world(), declined, 'LF-13')).toMatchObject({ ...changed, state: 'open' })
      expect(await foundFor(world(), applied, 'LF-13')).toMatchObject({ ...changed, state: 'applied' })
      expect(await foundFor(world(), declined, 'LF-11')).toMatchObject({ kind: 'entitled', state: 'declined' })
      await tell(world(), other, facts)
      await go(world(), { packs: nextEdition() })
      expect(await foundFor(world(), other, 'LF-13')).toMatchObject({ kind: 'entitled', cause: 'facts', state: 'open' })
      await go(world())
    })

    it('writes nobody who is gone or wants no calls, and says when it is over', async () => {
      const [died, quiet, moved] = [await settle(world()), await settle(world()), await settle(world())]
      const entry = (id: string, columns: object) =>
        owner().update(registerEntry).set(columns).where(eq(registerEntry.personId, id))
      await entry(died, { whereabouts: 'died' })
      await entry(quiet, { uncalled: true })
      const over = await settle(world())
      await go(world())
      for (const id of [died, quiet]) {
        expect(await foundFor(world(), id, 'LF-11')).toBeUndefined()
        expect(await entryFor(world(), id)).toMatchObject({ unclaimed: 0, judgedOn: null })
      }
      expect((await entryFor(world(), moved))?.unclaimed).toBeGreaterThan(0)
      await tell(world(), over, { hukou: '110101' })
      await go(world())
      expect(await foundFor(world(), over, 'LF-11')).toMatchObject({ state: 'over', version: 2 })
      await tell(world(), over, { hukou: '141002' })
      await go(world())
      expect(await foundFor(world(), over, 'LF-11')).toMatchObject({ state: 'open', cause: 'facts', version: 3 })
    })

    it('looks again at whom somebody wrote of while she was judged: what was said and what happened stands', async () => {
      const told = await settle(world())
      await go(world())
      const before = (await entryFor(world(), told))!.unclaimed
      const died = await settle(world())
      const meanwhile = async () => {
        await its.database.transaction(async (tx) => {
          const hers = and(eq(found.personId, told), eq(found.ref, 'LF-11'))
          await tx.update(found).set({ state: 'told', version: 2 }).where(hers)
          await countUnclaimed(tx, told)
        })
        await owner().update(registerEntry).set({ whereabouts: 'died' }).where(eq(registerEntry.personId, died))
      }
      let begun = false
      // The first that is asked for after a run has begun is its first batch.
      const transaction: World['database']['transaction'] = async (work) => {
        const answer = await its.database.transaction(work)
        if (begun) await meanwhile()
        begun = false
        return answer
      }
      const run = await go(world(), {
        database: { ...its.database, transaction },
        progress: ({ done }) => void (begun = done === 0),
      })
      expect((await entryFor(world(), told))?.unclaimed).toBe(before - 1)
      expect(await foundFor(world(), told, 'LF-11')).toMatchObject({ state: 'told', version: 2 })
      expect(await foundFor(world(), died, 'LF-11')).toBeUndefined()
      expect(await entryFor(world(), died)).toMatchObject({ whereabouts: 'died', unclaimed: 0 })
      expect([run.done, run.failed, run.found]).toEqual([run.total, 0, 0])
    })

    it('counts what it cannot open and goes on; what she has told that she gets is not looked for', async () => {
      const [broken, gets] = [await settle(world()), await settle(world(), { holds: { has: ['LF-11'] } })]
      await owner()
        .update(person)
        .set({ sealed: new Uint8Array(60) })
        .where(eq(person.id, broken))
      const run = await go(world())
      expect([run.failed, run.done]).toEqual([1, run.total])
      expect(await foundFor(world(), gets, 'LF-11')).toMatchObject({ state: 'has' })
      const [row] = await owner().select().from(registerEntry).where(eq(registerEntry.personId, broken))
      expect(row?.judgedOn).toBeNull()
    })
  })
}
