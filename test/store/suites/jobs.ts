import { randomUUID } from 'node:crypto'
import { eq, inArray, like } from 'drizzle-orm'
import { attempt, helper, job, outbox, presence, signInCode } from '../../../cloudfunctions/database/schema'
import { MOST_TRIES } from '../../../cloudfunctions/runtime/back-off'
import { forgetDoneJobs, put, runDue, type Run } from '../../../cloudfunctions/runtime/jobs'
import { forgetting } from '../../../cloudfunctions/runtime/forget'
import { deliverDue, forgetOldLetters, type Ways } from '../../../cloudfunctions/runtime/outbox'
import { createRounds } from '../../../cloudfunctions/runtime/rounds'
import { NotSent, type SendFault } from '../../../cloudfunctions/runtime/sms'
import { post, type Letter } from '../../../cloudfunctions/runtime/tell'
import type { World } from '../world'
import { kitOf, newElder, stand, workerBeside } from './people-support'

const MINUTE = 60_000
const DAY = 86_400_000
/** A kind of its own for each test, so that none meets another's. */
const freshKind = () => `test-${randomUUID().slice(0, 8)}`

export function jobsSuite(world: () => World): void {
  const kit = kitOf(world)
  const after = (ms: number) => new Date(world().now.getTime() + ms)
  const owner = () => world().database.owner
  const putUp = (kind: string, about: readonly string[], runAt = world().now) =>
    world().database.transaction(async (tx) => {
      for (const each of about) await put(tx, kind, each, runAt, world().now)
    })
  const run = (kind: string, work: (run: Run) => Promise<void>, now = world().now, faults: unknown[] = []) =>
    runDue(world().database, { [kind]: work }, now, (error) => faults.push(error))
  const rowOf = async (kind: string) => (await owner().select().from(job).where(eq(job.kind, kind)))[0]!

  describe('jobs', () => {
    it('are put up once and done once, at their time and not before', async () => {
      const kind = freshKind()
      const done: string[] = []
      const work = async ({ about }: Run) => void done.push(about)
      await putUp(kind, ['one', 'one', 'two'], after(MINUTE))
      expect(await run(kind, work)).toBe(0)
      expect(await run(kind, work, after(MINUTE))).toBe(2)
      await putUp(kind, ['one'])
      expect(await run(kind, work, after(2 * MINUTE))).toBe(0)
      expect(done.sort()).toEqual(['one', 'two'])
    })

    it('are done in the order of their times', async () => {
      const kind = freshKind()
      const done: string[] = []
      for (const minute of [3, 1, 4, 2]) await putUp(kind, [String(minute)], after(minute * MINUTE))
      await run(kind, async ({ about }) => void done.push(about), after(5 * MINUTE))
      expect(done).toEqual(['1', '2', '3', '4'])
    })

    it('two hundred are done once each by eight runners at once', async () => {
      const kind = freshKind()
      const about = Array.from({ length: 200 }, (_, n) => String(n))
      await putUp(kind, about)
      const done: string[] = []
      const work = async ({ about: each }: Run) => {
        await new Promise((resolve) => setImmediate(resolve))
        done.push(each)
      }
      const counts = await Promise.all(Array.from({ length: 8 }, () => run(kind, work)))
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(200)
      expect(done.sort()).toEqual([...about].sort())
    })

    it('leave nothing of a try that failed, are tried after growing pauses, and are given up', async () => {
      const kind = freshKind()
      await putUp(kind, ['one'])
      const faults: unknown[] = []
      const fail = async ({ tx, now }: Run) => {
        await put(tx, 'left-behind', kind, now, now)
        throw new TypeError('never works for 王秀英')
      }
      const pauses: number[] = []
      let now = world().now
      for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
        await run(kind, fail, now, faults)
        const { runAt, status } = await rowOf(kind)
        if (status !== 'waiting') break
        pauses.push((runAt.getTime() - now.getTime()) / MINUTE)
        expect(await run(kind, fail, new Date(runAt.getTime() - 1))).toBe(0)
        now = runAt
      }
      expect(pauses).toEqual([1, 5, 30, 120, 360])
      expect(await rowOf(kind)).toMatchObject({ status: 'dead', lastFault: 'TypeError', attempts: MOST_TRIES })
      expect(faults).toHaveLength(MOST_TRIES)
      expect(await owner().select().from(job).where(eq(job.about, kind))).toEqual([])
    })

    it('of a runner that died are the next one’s when his claim is over, and what he did is undone', async () => {
      const kind = freshKind()
      await putUp(kind, ['one'])
      const effects: string[] = []
      const dying = async ({ tx, now }: Run) => {
        await put(tx, `${kind}-effect`, 'slow', now, now)
        throw new Error('died')
      }
      await run(kind, dying)
      await owner()
        .update(job)
        .set({ claimedUntil: after(MINUTE), runAt: world().now })
        .where(eq(job.kind, kind))
      const work = async ({ about }: Run) => void effects.push(about)
      expect(await run(kind, work)).toBe(0)
      expect(await run(kind, work, after(MINUTE))).toBe(1)
      expect(effects).toEqual(['one'])
      expect(
        await owner()
          .select()
          .from(job)
          .where(eq(job.kind, `${kind}-effect`)),
      ).toEqual([])
    })

    it('of a kind that this version does not know wait for one that does', async () => {
      const kind = freshKind()
      await putUp(kind, ['one'])
      await run(freshKind(), async () => undefined)
      expect(await rowOf(kind)).toMatchObject({ status: 'waiting', attempts: 0 })
    })

    it('that are done are forgotten after thirty days', async () => {
      const kind = freshKind()
      await putUp(kind, ['one'])
      await run(kind, async () => undefined)
      await forgetDoneJobs(owner(), after(30 * DAY))
      expect(await rowOf(kind)).toBeDefined()
      await forgetDoneJobs(owner(), after(30 * DAY + 1))
      expect(await rowOf(kind)).toBeUndefined()
    })
  })

  describe('what time alone does', () => {
    const nowhere: Ways = { sms: null, wechat: null }
    const rounds = (faults: unknown[] = []) =>
      createRounds({ ...world(), ways: nowhere, onFault: (error) => faults.push(error) })

    it('ends a worker’s hour beside an elder, once, and tells her', async () => {
      const elder = await newElder(world(), '王秀英')
      const worker = await workerBeside(world(), elder.person)
      const [open] = await owner().select().from(presence).where(eq(presence.staffId, worker.staff))
      await putUp('presence-end', [open!.id], open!.endsAt)
      const faults: unknown[] = []
      const go = rounds(faults)
      await go(after(59 * MINUTE))
      expect(await kit.told(elder)).toEqual([])
      await go(after(60 * MINUTE))
      await go(after(61 * MINUTE))
      const [over] = await owner().select().from(presence).where(eq(presence.id, open!.id))
      expect(over?.endedAt).toEqual(open!.endsAt)
      expect((await kit.told(elder)).filter((words) => words.includes('社工 李敏'))).toHaveLength(1)
      expect(faults).toEqual([])
    })

    it('ends a helper whose last day is over, and tells both', async () => {
      const elder = await newElder(world(), '王秀英')
      const [brother, sister] = [await world().newAccount('王军'), await world().newAccount('王丽')]
      const until = after(MINUTE)
      const over = await stand(world(), brother, elder.person, ['view'], { until })
      const staying = await stand(world(), sister, elder.person, ['view'], { until: after(10 * DAY) })
      await rounds()(after(DAY))
      const rows = await owner()
        .select()
        .from(helper)
        .where(inArray(helper.id, [over, staying]))
      expect(new Map(rows.map((row) => [row.id, [row.standing, row.endedAt]]))).toEqual(
        new Map([
          [over, ['ended', until]],
          [staying, ['confirmed', null]],
        ]),
      )
      expect(await kit.told(elder)).toEqual([expect.stringContaining('子女 王军 不能再替 王秀英 办事')])
      expect(await kit.told(brother)).toEqual([expect.stringContaining('您 不能再替 王秀英 办事')])
    })

    it('forgets once a day what the application’s role cannot remove, where rounds are gone by short lives', async () => {
      // The embedded database has one connection, and a server of its own that lives for days.
      if (world().database.engine === 'pglite') return
      const [kind, later] = [freshKind(), after(40 * DAY)]
      await putUp(kind, ['one'])
      await run(kind, async () => undefined)
      const faults: unknown[] = []
      const onFault = (error: unknown) => void faults.push(error)
      await createRounds({ ...world(), ways: nowhere, onFault, ...forgetting(world().database) })(later)
      expect(await rowOf(kind)).toBeUndefined()
      expect(faults).toEqual([])
    })

    it('forgets codes that are over and counters that lock nobody out', async () => {
      const old = after(-3 * DAY)
      const codes = [
        { phoneHash: randomUUID(), endsAt: old },
        { phoneHash: randomUUID(), endsAt: after(5 * DAY) },
      ]
      for (const code of codes)
        await owner()
          .insert(signInCode)
          .values({ ...code, codeHash: 'x', triesLeft: 5, createdAt: old })
      const counters = [
        { keyHash: randomUUID(), since: old, lockedUntil: null },
        { keyHash: randomUUID(), since: old, lockedUntil: after(5 * DAY) },
      ]
      for (const counter of counters)
        await owner()
          .insert(attempt)
          .values({ ...counter, count: 3 })
      await rounds()(after(2 * DAY))
      const left = await owner().select().from(signInCode)
      expect(left.map(({ phoneHash }) => phoneHash)).toEqual(expect.arrayContaining([codes[1]!.phoneHash]))
      expect(left.map(({ phoneHash }) => phoneHash)).not.toContain(codes[0]!.phoneHash)
      const counted = (await owner().select().from(attempt)).map(({ keyHash }) => keyHash)
      expect(counted).toContain(counters[1]!.keyHash)
      expect(counted).not.toContain(counters[0]!.keyHash)
    })
  })

  describe('the outbox', () => {
    const send = (letter: Partial<Letter> = {}) =>
      world().database.transaction((tx) =>
        post(tx, world().keyring, { channel: 'sms', template: freshKind(), to: '13800000000', ...letter }, world().now),
      )
    const smsThat = (work: (to: string, template: string, code?: string) => Promise<void>): Ways => ({
      sms: { send: work },
      wechat: null,
    })
    const deliver = (ways: Ways, now = world().now) => deliverDue(world(), ways, () => now)
    const letter = async (template: string) =>
      (await owner().select().from(outbox).where(eq(outbox.template, template)))[0]!
    // What other tests have left there is nothing of this one's.
    beforeEach(async () => void (await owner().delete(outbox)))

    it('sends a letter with its code once, and keeps nothing of it', async () => {
      const template = freshKind()
      const sent: unknown[] = []
      await send({ template, code: '246810' })
      const ways = smsThat(async (...letterSent) => void sent.push(letterSent))
      expect(await deliver(ways)).toEqual({ sent: 1, again: 0, ended: 0 })
      await deliver(ways, after(DAY))
      expect(sent).toEqual([['13800000000', template, '246810']])
      const row = await letter(template)
      expect(row).toMatchObject({ status: 'sent', attempts: 1, endedAt: world().now })
      expect(row.sealed).toHaveLength(0)
    })

    it.each<[string, Error, string]>([
      ['a gateway that is down', new NotSent('unreachable'), 'unreachable'],
      ['one that refuses', new NotSent('refused' satisfies SendFault), 'refused'],
      ['a fault of ours', new TypeError('to 13800000000'), 'internal'],
    ])('tries %s again after growing pauses, then gives it up', async (_what, error, fault) => {
      const template = freshKind()
      await send({ template })
      const ways = smsThat(() => Promise.reject(error))
      const pauses: number[] = []
      let now = world().now
      for (let tries = 1; tries < MOST_TRIES; tries += 1) {
        expect(await deliver(ways, now)).toMatchObject({ again: 1 })
        const { nextAt } = await letter(template)
        expect(await deliver(ways, new Date(nextAt.getTime() - 1))).toMatchObject({ again: 0, ended: 0 })
        pauses.push((nextAt.getTime() - now.getTime()) / MINUTE)
        now = nextAt
      }
      expect(pauses).toEqual([1, 5, 30, 120, 360])
      expect(await deliver(ways, now)).toMatchObject({ ended: 1 })
      expect(await letter(template)).toMatchObject({ status: 'dead', lastFault: fault })
      // An operator may send it again: to whom it was is still sealed there.
      expect((await letter(template)).sealed.length).toBeGreaterThan(0)
    })

    it('a crash between sending and marking sends once more at the most, a minute later', async () => {
      const template = freshKind()
      let sent = 0
      await send({ template })
      // Sent, and then nothing can be marked: the row is gone from under the sender, as for one that died.
      const crashing = smsThat(async () => {
        sent += 1
        await owner().update(outbox).set({ status: 'dead' }).where(eq(outbox.template, template))
      })
      await deliver(crashing)
      await owner().update(outbox).set({ status: 'waiting' }).where(eq(outbox.template, template))
      const well = smsThat(async () => void (sent += 1))
      await deliver(well)
      expect(sent).toBe(1)
      await deliver(well, after(MINUTE))
      await deliver(well, after(DAY))
      expect(sent).toBe(2)
    })

    it('does not send a code that opens nothing any more', async () => {
      const template = freshKind()
      await send({ template, code: '135790' })
      const never = smsThat(() => Promise.reject(new Error('was sent')))
      expect(await deliver(never, after(11 * MINUTE))).toEqual({ sent: 0, again: 0, ended: 1 })
      const row = await letter(template)
      expect([row.lastFault, row.sealed.length]).toEqual(['over', 0])
    })

    it('leaves to the inbox what has no way out, and whom WeChat may not write to', async () => {
      const [sms, wechat] = [freshKind(), freshKind()]
      await send({ template: sms })
      await send({ template: wechat, channel: 'wechat', to: 'openid' })
      await deliver({ sms: null, wechat: { send: async () => 'unwanted' } })
      expect([(await letter(sms)).lastFault, (await letter(wechat)).lastFault]).toEqual(['not-set-up', 'unwanted'])
    })

    it('a hundred letters leave once each by six senders at once', async () => {
      const kind = freshKind()
      for (let n = 0; n < 100; n += 1) await send({ template: `${kind}-${n}` })
      const sent: string[] = []
      const ways = smsThat(async (_to, template) => void sent.push(template))
      const totals = await Promise.all(Array.from({ length: 6 }, () => deliver(ways)))
      expect(totals.reduce((sum, total) => sum + total.sent, 0)).toBe(100)
      expect(new Set(sent).size).toBe(100)
      expect(sent).toHaveLength(100)
      const rows = await owner()
        .select()
        .from(outbox)
        .where(like(outbox.template, `${kind}-%`))
      expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['sent']))
    })

    it('passes over nothing because one letter cannot be opened', async () => {
      const [poison, well] = [freshKind(), freshKind()]
      await send({ template: poison })
      await send({ template: well })
      await owner()
        .update(outbox)
        .set({ sealed: Buffer.from('nobody sealed this') })
        .where(eq(outbox.template, poison))
      const ways = smsThat(async () => undefined)
      expect(await deliver(ways)).toEqual({ sent: 1, again: 1, ended: 0 })
      expect(await letter(well)).toMatchObject({ status: 'sent' })
      expect(await letter(poison)).toMatchObject({ status: 'waiting', lastFault: 'internal', attempts: 1 })
    })

    it('claims each batch by the clock of that moment, however slow the one before it was', async () => {
      const kind = freshKind()
      for (let n = 0; n < 21; n += 1) await send({ template: `${kind}-${n}` })
      let minutes = 0
      const clock = () => after(minutes * MINUTE)
      const slow = smsThat(async () => {
        minutes = 2
        throw new NotSent('timeout')
      })
      await deliverDue(world(), slow, clock)
      const rows = await owner()
        .select()
        .from(outbox)
        .where(like(outbox.template, `${kind}-%`))
      // Those of the first batch came due again while it was slow: the second took them, as of its own moment.
      expect(rows.filter(({ nextAt }) => nextAt <= after(2 * MINUTE))).toEqual([])
    })

    it('of a sender who was too slow: his failure says nothing of the try of the next, his success counts', async () => {
      const [failing, leaving] = [freshKind(), freshKind()]
      await send({ template: failing })
      await send({ template: leaving })
      const taken = smsThat(async (_to, template) => {
        await owner().update(outbox).set({ attempts: 2 }).where(eq(outbox.template, template))
        if (template === failing) throw new NotSent('timeout')
      })
      await deliver(taken)
      expect(await letter(failing)).toMatchObject({ status: 'waiting', attempts: 2, lastFault: null })
      expect(await letter(leaving)).toMatchObject({ status: 'sent' })
    })

    it('forgets letters thirty days after they were over, and none that wait', async () => {
      const [over, waiting] = [freshKind(), freshKind()]
      await send({ template: over })
      await deliver(smsThat(async () => undefined))
      await send({ template: waiting })
      await forgetOldLetters(owner(), after(30 * DAY + 1))
      expect(await letter(over)).toBeUndefined()
      expect(await letter(waiting)).toBeDefined()
    })

    it('leaves with what happened, or not at all', async () => {
      const template = freshKind()
      const work = world().database.transaction(async (tx) => {
        await post(tx, world().keyring, { channel: 'sms', template, to: '13800000000' }, world().now)
        throw new Error('undone')
      })
      await expect(work).rejects.toThrow('undone')
      expect(await letter(template)).toBeUndefined()
    })
  })
}
