import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { facilityFunction as facilityOf } from '../../../cloudfunctions/facility'
import { entitlementFunction } from '../../../cloudfunctions/entitlement'
import type { CloudFunction } from '../../../cloudfunctions/runtime/define'
import { invoke, type Surroundings } from '../../../cloudfunctions/runtime/invoke'
import { createLog } from '../../../cloudfunctions/runtime/log'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import { createSessions } from '../../../cloudfunctions/runtime/sessions'

const key = () => randomBytes(32).toString('base64')
const NOW = new Date('2026-11-21T02:00:00Z')
const facilityFunction = facilityOf({ rules: [], places: new Map() })

describe('sessions', () => {
  const sessions = createSessions(key())
  const spoken = { account: 'somebody', session: 'a-device' }

  it('are read by whoever has the key, until they end', async () => {
    const { session, expiresAt } = await sessions.sign(spoken, NOW)
    expect(await sessions.read(session, NOW)).toEqual(spoken)
    const end = Date.parse(expiresAt)
    expect(end - NOW.getTime()).toBe(30 * 60_000)
    expect(await sessions.read(session, new Date(end - 1_000))).toEqual(spoken)
    expect(await sessions.read(session, new Date(end))).toBeNull()
    expect(await createSessions(key()).read(session, NOW)).toBeNull()
  })

  it('of a demonstration are read only where it is on', async () => {
    const shared = key()
    const { session } = await createSessions(shared).sign(spoken, NOW, 'demonstration')
    expect(await createSessions(shared, ['city', 'demonstration']).read(session, NOW)).toEqual(spoken)
    expect(await createSessions(shared).read(session, NOW)).toBeNull()
  })

  it('want a key of 32 bytes', () => {
    expect(() => createSessions('short')).toThrow('SENIOR_CARE_SESSION_KEY')
  })
})

describe('rate limit', () => {
  it('counts each sender by the minute', () => {
    const limit = createRateLimit(2)
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)
    expect([limit.allow('a', NOW), limit.allow('a', NOW), limit.allow('a', at(59))]).toEqual([true, true, false])
    expect(limit.allow('b', at(59))).toBe(true)
    expect(limit.allow('a', at(60))).toBe(true)
  })
})

describe('a call that goes wrong', () => {
  const crashes: { id: string; error: unknown }[] = []
  const around = (perMinute = 100): Surroundings => ({
    clock: () => NOW,
    log: { call: () => undefined, crash: (id, error) => void crashes.push({ id, error }) },
    callLimit: createRateLimit(perMinute),
  })
  const delivery = (action: string, data: object = {}) => ({
    body: { action, data, requestId: randomUUID() },
    sender: 'test',
  })
  const failing = (error: unknown): CloudFunction => ({
    ...entitlementFunction([]),
    run: () => Promise.reject(error),
  })
  const asked = { city: 'linfen' }

  it('tells a number to read out, and nothing of what happened', async () => {
    const secret = new Error('Failed query: select * from person where name = 王秀英')
    const { status, answer } = await invoke(failing(secret), around(), delivery('pack', asked))
    expect([status, answer.ok]).toEqual([500, false])
    const text = JSON.stringify(answer)
    expect(text).toMatch(/报编号 \d{4} \d{4}/)
    expect(text).toContain(crashes.at(-1)!.id)
    expect(text).not.toMatch(/select|王秀英|Error|\.ts/)
  })

  it('is «unavailable» when the database cannot be reached', async () => {
    for (const code of ['ECONNREFUSED', '57P01', '53300', '08006', '40P01', '40001']) {
      const error = new Error('query', { cause: Object.assign(new Error('x'), { code }) })
      expect((await invoke(failing(error), around(), delivery('pack', asked))).status).toBe(503)
    }
  })

  it('is «unavailable» when every connection of the pool is in use', async () => {
    const full = new Error('query', { cause: new Error('timeout exceeded when trying to connect') })
    expect((await invoke(failing(full), around(), delivery('pack', asked))).status).toBe(503)
  })

  it.each([
    ['is tried once more when the database has undone it for another’s sake', '40P01', 1, 503, 2],
    ['is answered by the second try', '40001', 0, 200, 2],
    ['is not tried again for any other reason', '23505', 1, 500, 1],
  ])('%s', async (_what, code, fails, status, tries) => {
    let count = 0
    const undone = new Error('query', { cause: Object.assign(new Error('x'), { code }) })
    const run = async () => {
      count += 1
      if (count === 1 || fails > 0) throw undone
      return { facility: {}, warnings: [], days: [], ratings: null }
    }
    const database = { transaction: (work: (tx: object) => Promise<unknown>) => work({}) }
    const store = { database } as unknown as NonNullable<Surroundings['store']>
    const fn = { ...facilityFunction, limits: {}, run }
    const reply = await invoke(fn, { ...around(), store }, delivery('get', { id: 'x' }))
    expect([reply.status, count]).toEqual([status, tries])
  })

  it('is «internal» when a function answers what its contract does not say', async () => {
    const wrong: CloudFunction = { ...entitlementFunction([]), run: async () => ({ pack: 1 }) }
    expect((await invoke(wrong, around(), delivery('pack', asked))).status).toBe(500)
  })

  it('never answers more than the contract says', async () => {
    const talkative: CloudFunction = { ...entitlementFunction([]), run: async () => ({ version: 'v', secret: 1 }) }
    const { answer } = await invoke(talkative, around(), delivery('pack', asked))
    expect(answer).toEqual({ ok: true, data: { version: 'v' } })
  })

  it('refuses facts with a key that would change objects, as the command line does', async () => {
    const facts = JSON.parse('{"__proto__":{"sex":"female"}}') as object
    const judged = delivery('judge', { city: 'linfen', on: '2026-11-21', facts })
    expect(await invoke(entitlementFunction([]), around(), judged)).toMatchObject({
      status: 400,
      answer: { error: { message: expect.stringContaining('不认识的内容') } },
    })
  })

  it('is «too-many» for the sender who calls again and again, before anything else is looked at', async () => {
    const surroundings = around(1)
    const first = await invoke(facilityFunction, surroundings, delivery('get', { id: 'x' }))
    const second = await invoke(facilityFunction, surroundings, delivery('get', {}))
    expect([first.status, second.status]).toEqual([500, 429])
  })
})

describe('log', () => {
  it('keeps kind, state and places of an error, never its words', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'senior-care-log-')), 'log')
    const log = createLog('info', openSync(file, 'w'))
    const cause = Object.assign(new Error('value 王秀英 is too long'), { code: '22001' })
    log.crash('1234 5678', new Error('Failed query … params: 王秀英', { cause }))
    log.call({ function: 'account', action: 'me', code: 'ok', ms: 3, requestId: null })
    const [crash, call] = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(crash).toMatchObject({ supportId: '1234 5678', kind: 'Error', state: '22001' })
    expect(JSON.stringify(crash)).not.toContain('王秀英')
    expect((crash as { at: string[] }).at[0]).toContain('runtime.test.ts')
    expect(call).toMatchObject({ function: 'account', action: 'me', code: 'ok', ms: 3 })
  })
})
