import { randomUUID } from 'node:crypto'
import type { WireError } from '../../../src/contract'
import { type World } from '../world'

export function wireSuite(world: () => World): void {
  const errorOf = async (asked: ReturnType<World['ask']>): Promise<{ status: number; error: WireError }> => {
    const { status, answer } = await asked
    if (answer.ok) throw new Error('was answered')
    expect(answer.error.message).toMatch(/^[\u4e00-\u9fff]/)
    return { status, error: answer.error }
  }

  describe('the wire', () => {
    it.each(['fly', '', 'constructor', '__proto__', 'toString'])('refuses the unknown action «%s»', async (action) => {
      const { status, error } = await errorOf(world().ask('account', action, {}))
      expect([status, error.code]).toEqual([400, 'invalid'])
    })

    it('names a missing field', async () => {
      const { error } = await errorOf(world().ask('account', 'signInDemo', {}))
      expect(error).toMatchObject({ code: 'invalid', fields: { identity: '这一项还没有填' } })
    })

    it('refuses a key that it does not know, in the input and in the envelope', async () => {
      expect((await errorOf(world().ask('account', 'identities', { all: true }))).error.code).toBe('invalid')
      const body = { action: 'identities', data: {}, requestId: randomUUID(), requestID: 'x' }
      expect((await errorOf(world().askRaw('account', body))).error.code).toBe('invalid')
    })

    it.each([undefined, null, 7, 'text', [], {}, { action: 'me' }, { action: 'me', requestId: 'not-an-id' }])(
      'refuses the envelope %j',
      async (body) => {
        expect((await errorOf(world().askRaw('account', body))).status).toBe(400)
      },
    )

    it.each([
      ['a facility', 'facility', 'get', { id: 'x\0' }],
      ['a city', 'facility', 'near', { city: 'lin\0fen', at: { lng: 111.5, lat: 36 } }],
      ['a name', 'account', 'addPerson', { name: '王\0', relation: '妈妈' }],
      ['an identity', 'account', 'signInDemo', { identity: 'daughter\0' }],
      ['a key', 'account', 'identities', { '\0': 1 }],
    ] as const)('refuses a NUL in %s in plain words', async (_where, fn, action, data) => {
      const { status, error } = await errorOf(world().ask(fn, action, data))
      expect([status, error.code]).toEqual([400, 'invalid'])
      expect(error.message).toContain('看不见的字符')
    })

    it.each([
      ['in the envelope', '{"action":"identities","requestId":"ID","__proto__":{}}'],
      ['in the input', '{"action":"identities","requestId":"ID","data":{"__proto__":{"name":"x"}}}'],
      ['deep inside', '{"action":"identities","requestId":"ID","data":{"a":[{"__proto__":1}]}}'],
    ])('refuses a key that would change objects %s', async (_where, text) => {
      const { error } = await errorOf(world().askRaw('account', JSON.parse(text.replace('ID', randomUUID()))))
      expect([error.code, error.message]).toEqual(['invalid', expect.stringContaining('不认识的内容')])
    })

    it('refuses what nests without end', async () => {
      const data = JSON.parse('['.repeat(40_000) + ']'.repeat(40_000)) as unknown
      expect((await errorOf(world().ask('account', 'identities', data))).error.message).toContain('太深')
    })

    it.each([
      ['none', undefined],
      ['nonsense', 'abc'],
      // {"alg":"none"} . {"iss":"senior-care","sub":"…","exp":…}
      ['unsigned', 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJzZW5pb3ItY2FyZSIsInN1YiI6IngiLCJleHAiOjQ4MDAwMDAwMDB9.'],
    ])('refuses a session that is %s', async (_kind, session) => {
      const asked = world().ask('account', 'me', {}, session ? { session } : {})
      expect((await errorOf(asked)).error.code).toBe('unauthenticated')
    })

    it('refuses a session whose signature or content was changed', async () => {
      const [head, body, mark] = (await world().signIn('daughter')).split('.') as [string, string, string]
      const other = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>
      const forged = Buffer.from(JSON.stringify({ ...other, sub: randomUUID() })).toString('base64url')
      for (const session of [`${head}.${forged}.${mark}`, `${head}.${body}.${mark.slice(0, -2)}AA`])
        expect((await errorOf(world().ask('account', 'me', {}, { session }))).status).toBe(401)
    })

    it('refuses a session that has ended, and one of an account that is gone', async () => {
      const session = await world().signIn('daughter')
      const later = world()
      const before = later.now
      later.now = new Date(before.getTime() + 13 * 3_600_000)
      expect((await errorOf(later.ask('account', 'me', {}, { session }))).error.code).toBe('unauthenticated')
      later.now = before
      const { session: nobody } = await world().sessions.sign(
        { account: randomUUID(), session: randomUUID() },
        world().now,
      )
      expect((await errorOf(world().ask('account', 'me', {}, { session: nobody }))).error.code).toBe('unauthenticated')
    })

    it('takes the session from the body too, as callFunction sends it', async () => {
      const session = await world().signIn('elder')
      const reply = await world().askRaw('account', { action: 'me', requestId: randomUUID(), session })
      expect(reply.answer.ok).toBe(true)
    })

    it('refuses a session that another account’s token names', async () => {
      const [one, other] = [await world().newAccount('甲'), await world().newAccount('乙')]
      const { sid } = JSON.parse(Buffer.from(one.session.split('.')[1]!, 'base64url').toString()) as { sid: string }
      const { session } = await world().sessions.sign({ account: other.id, session: sid }, world().now)
      expect((await errorOf(world().ask('account', 'me', {}, { session }))).status).toBe(401)
    })

    it('never lets one helper act for another one’s person, and takes no person where none belongs', async () => {
      const mine = await world().ask('account', 'me', {}, { session: await world().signIn('daughter') })
      const mother = (mine.answer as unknown as { data: { people: { id: string }[] } }).data.people[0]!.id
      const session = await world().signIn('neighbour')
      const { status, error } = await errorOf(world().ask('account', 'record', {}, { session, for: mother }))
      expect([status, error.code]).toEqual([403, 'forbidden'])
      expect((await errorOf(world().ask('account', 'record', {}, { session }))).error.fields).toHaveProperty('for')
      expect((await errorOf(world().ask('account', 'me', {}, { session, for: mother }))).error.fields).toHaveProperty(
        'for',
      )
      expect((await errorOf(world().ask('facility', 'get', { id: 'x' }, { for: mother }))).status).toBe(400)
    })

    it('logs action and code, and nothing that a person typed', async () => {
      world().lines.length = 0
      const session = await world().signIn('daughter')
      await world().ask('account', 'addPerson', { name: '钱 <b>', relation: '妈妈' }, { session })
      expect(world().lines).toEqual([
        expect.objectContaining({ function: 'account', action: 'signInDemo', code: 'ok' }),
        expect.objectContaining({ function: 'account', action: 'addPerson', code: 'invalid' }),
      ])
      expect(JSON.stringify(world().lines)).not.toContain('钱')
    })
  })
}
