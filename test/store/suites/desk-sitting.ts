import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { accessLog, careCase, found, foundContact, presence } from '../../../cloudfunctions/database/schema'
import { drawServiceCode } from '../../../cloudfunctions/runtime/service-code'
import { dataOf, type Worker, type World } from '../world'
import { careOf, STROKES, toldTo } from './care-support'
import { codeOf, fieldsOf, stand, wordsOf } from './people-support'
import { COUNTY, entryOf, freshStreet, lifeOf, newWorkerOf, setEntry, setLines, visited } from './visits-support'

const MINUTE = 60_000
const REQUEST = { ref: 'LF-14', title: '请社区帮我办:适老化改造', words: '卫生间想装扶手' }

export function deskSittingSuite(world: () => World): void {
  const at = (minutes: number) => new Date(world().now.getTime() + minutes * MINUTE).toISOString()
  const signed = { proof: 'signature', strokes: STROKES } as const
  const send = (worker: Worker, person: string, more: object = {}) =>
    careOf(world(), worker).ask('sitting', {
      ...{ person, reason: 'help', from: at(-120), to: at(-90), by: signed, requests: [REQUEST], contacts: [] },
      ...more,
    })
  const presencesOf = (person: string) =>
    world().database.owner.select().from(presence).where(eq(presence.personId, person))
  const casesOf = (person: string) =>
    world().database.owner.select().from(careCase).where(eq(careCase.personId, person))
  const codeFor = (person: string) =>
    world().database.transaction(async (tx) => (await drawServiceCode(tx, world().keyring, person)).code)
  const findFor = async (person: string, ref: string) => {
    const { street, communityHash } = await entryOf(world(), person)
    await world()
      .database.owner.insert(found)
      .values({
        ...{ personId: person, ref, county: COUNTY, street, communityHash, kind: 'entitled', cause: 'first' },
        ...{ state: 'open', perhaps: false, from: '2026-11-01', pack: 'linfen@1', updatedAt: world().now },
      })
    await setEntry(world(), person, { unclaimed: 1 })
  }

  describe('a sitting that was held without a signal', () => {
    it('comes as one: presence closed, a case for each request, and she hears of it once with its day', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      const son = await world().newAccount('王军')
      await stand(world(), son, her.person, ['view'])
      const { cases } = dataOf<{ cases: { id: string; number: string }[] }>(await send(worker, her.person))
      expect(cases).toHaveLength(1)
      const [row] = await presencesOf(her.person)
      expect(row).toMatchObject({ proof: 'signature', reason: 'help', staffId: worker.staff })
      expect([row?.createdAt, row?.endedAt].map((one) => one?.toISOString())).toEqual([at(-120), at(-90)])
      expect(row?.sealedProof).not.toBeNull()
      expect((await careOf(world(), son).cases())[0]).toMatchObject({ ...cases[0], title: REQUEST.title })
      const told = (await toldTo(world(), son)).map(({ words }) => words)
      expect(told.filter((words) => words.includes('现在交上来了'))).toEqual([
        expect.stringMatching(/社工 李敏 11月21日当面替 王秀英 办了1件事/),
      ])
      const thread = await careOf(world(), son).thread(cases[0]!.id)
      expect(JSON.stringify(thread)).toContain('当面替')
      const lines = await world()
        .database.owner.select()
        .from(accessLog)
        .where(and(eq(accessLog.personId, her.person), eq(accessLog.action, 'care.sitting')))
      expect(lines.map(({ ground }) => ground)).toEqual(['presence'])
      // It opens nothing of hers from now on.
      expect(await careOf(world(), worker).presence()).toBeNull()
    })

    it('may be sent while he sits with somebody else, and is not done twice', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const [her, other] = [await visited(world(), street), await visited(world(), street, '李桂英')]
      await careOf(world(), worker).meet({ proof: 'service-code', code: await codeFor(other.person) })
      expect(codeOf(await send(worker, her.person))).toBe('ok')
      const again = await send(worker, her.person)
      expect([codeOf(again), wordsOf(again)]).toEqual(['conflict', expect.stringContaining('已经交过了')])
      expect(await casesOf(her.person)).toHaveLength(1)
      expect((await careOf(world(), worker).presence())?.person.id).toBe(other.person)
    })

    it('by her service code only where it is hers; who tries codes is stopped', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const [her, other] = [await visited(world(), street), await visited(world(), street, '李桂英')]
      const by = async (person: string) => ({ by: { proof: 'service-code', code: await codeFor(person) } })
      expect(codeOf(await send(worker, her.person, await by(her.person)))).toBe('ok')
      const others = { ...(await by(other.person)), from: at(-60), to: at(-50) }
      for (let tries = 0; tries < 5; tries += 1)
        expect(Object.keys(fieldsOf(await send(worker, her.person, others)))).toEqual(['by.code'])
      expect(codeOf(await send(worker, her.person, others))).toBe('too-many')
      expect(await presencesOf(her.person)).toHaveLength(1)
    })

    it('is refused at its field where its hours cannot be, and nothing is kept', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const { person } = await visited(world(), street)
      const fields = async (more: object) => Object.keys(fieldsOf(await send(worker, person, more)))
      expect(await fields({ from: at(60), to: at(90) })).toEqual(['from'])
      expect(await fields({ from: at(-30), to: at(30) })).toEqual(['to'])
      expect(await fields({ from: at(-30), to: at(-40) })).toEqual(['to'])
      expect(await fields({ from: at(-300), to: at(-200) })).toEqual(['to'])
      expect(await fields({ from: at(-20 * 1440), to: at(-20 * 1440 + 5) })).toEqual(['from'])
      expect(await presencesOf(person)).toEqual([])
    })

    it('moves what was found for her; what a colleague wrote since stands, and her words are kept beside it', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const { person } = await visited(world(), street)
      await findFor(person, 'LF-14')
      await findFor(person, 'LF-13')
      await world()
        .database.owner.update(found)
        .set({ state: 'wants', updatedAt: world().now })
        .where(and(eq(found.personId, person), eq(found.ref, 'LF-13')))
      const contacts = [
        { ref: 'LF-14', outcome: 'applied', words: '她同意办' },
        { ref: 'LF-13', outcome: 'declined' },
        { ref: 'LF-99', outcome: 'told' },
      ]
      const { cases } = dataOf<{ cases: { id: string }[] }>(
        await send(worker, person, { from: at(-30), to: at(-10), contacts }),
      )
      const rows = await world()
        .database.owner.select()
        .from(found)
        .where(eq(found.personId, person))
        .orderBy(found.ref)
      expect(rows).toMatchObject([
        { ref: 'LF-13', state: 'wants' },
        { ref: 'LF-14', state: 'applied', caseId: cases[0]?.id, version: 2 },
      ])
      const kept = await world()
        .database.owner.select()
        .from(foundContact)
        .where(eq(foundContact.personId, person))
        .orderBy(foundContact.seq)
      expect(kept.map(({ ref, outcome, staffId }) => [ref, outcome, staffId])).toEqual([
        ['LF-14', 'applied', worker.staff],
        ['LF-13', 'declined', worker.staff],
        ['LF-99', 'told', worker.staff],
      ])
      expect((await entryOf(world(), person)).unclaimed).toBe(1)
    })

    it('of whoever moved away or died meanwhile is refused with what to do; outside of his division she is nobody', async () => {
      const street = freshStreet()
      const worker = await newWorkerOf(world(), street)
      const her = await visited(world(), street)
      await careOf(world(), worker).ask('visitPlan')
      await setLines(world(), her.person, { street: freshStreet() })
      const moved = await send(worker, her.person)
      expect([codeOf(moved), wordsOf(moved)]).toEqual(['conflict', expect.stringMatching(/这次当面代办.*没有丢/)])
      const died = await visited(world(), street)
      await lifeOf(world(), worker, died.person, 'died', '2026-11-20')
      expect(codeOf(await send(worker, died.person))).toBe('conflict')
      const elsewhere = await newWorkerOf(world(), freshStreet())
      expect(codeOf(await send(elsewhere, died.person))).toBe('not-found')
      expect(codeOf(await send(worker, randomUUID()))).toBe('not-found')
      expect([await presencesOf(her.person), await presencesOf(died.person)]).toEqual([[], []])
    })
  })
}
