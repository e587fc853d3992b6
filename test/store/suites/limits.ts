import { randomUUID } from 'node:crypto'
import { attempt } from '../../../cloudfunctions/database/schema'
import { countTry, forgive } from '../../../cloudfunctions/runtime/attempts'
import type { Limit } from '../../../cloudfunctions/runtime/define'
import type { World } from '../world'
import { ASKED, HOME } from './care-support'
import { codeOf, newElder } from './people-support'

export function limitsSuite(world: () => World): void {
  describe('limits', () => {
    const limit = (more: Partial<Limit> = {}): Limit => ({
      ...{ name: `test ${randomUUID()}`, by: 'sender', most: 3, minutes: 10, counts: 'tries', words: '请等一等。' },
      ...more,
    })
    const minutes = (n: number) => new Date(world().now.getTime() + n * 60_000)
    /** Whether a try was let in. */
    const tried = (counted: Limit, subject = 'one', at = 0) =>
      countTry(world().database, world().keyring, { limit: counted, subject }, minutes(at)).then(
        () => true,
        (error: { code?: string }) => {
          expect(error.code).toBe('too-many')
          return false
        },
      )

    it('let in as many as they say, each subject by itself, and more when their time is over', async () => {
      const some = limit()
      for (let n = 0; n < 3; n += 1) expect(await tried(some)).toBe(true)
      expect(await tried(some)).toBe(false)
      expect(await tried(some, 'other')).toBe(true)
      expect(await tried(limit())).toBe(true)
      expect(await tried(some, 'one', 10)).toBe(true)
    })

    it('let in as many when a hundred come at once', async () => {
      const some = limit({ most: 5 })
      const all = await Promise.all(Array.from({ length: 100 }, () => tried(some)))
      expect(all.filter(Boolean)).toHaveLength(5)
    })

    it('keep the lock for its own time, whatever is tried meanwhile', async () => {
      const some = limit({ minutes: 5, lock: 60 })
      for (let n = 0; n < 3; n += 1) await tried(some)
      expect(await tried(some)).toBe(false)
      for (const at of [6, 30, 59]) expect(await tried(some, 'one', at)).toBe(false)
      expect(await tried(some, 'one', 60)).toBe(true)
      expect(await tried(some, 'one', 61)).toBe(true)
    })

    it('forget failures at a success', async () => {
      const some = limit({ counts: 'failures' })
      for (let n = 0; n < 3; n += 1) await tried(some)
      await forgive(world().database, world().keyring, { limit: some, subject: 'one' })
      for (let n = 0; n < 3; n += 1) expect(await tried(some)).toBe(true)
    })

    it('stop a program that writes and no hand, in all functions together, and let go after ten minutes', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const { session, person } = elder
      const said = []
      for (let n = 0; n < 31; n += 1) {
        const change = { version: 99, changes: [{ key: 'residence', value: '141002' }] }
        said.push(codeOf(await world().ask('account', 'changeRecord', change, { session, for: person })))
        said.push(codeOf(await world().ask('account', 'invite', { scopes: ['view'] }, { session, for: person })))
      }
      expect(said.slice(0, 60)).not.toContain('too-many')
      expect(said.slice(60)).toEqual(['too-many', 'too-many'])
      const asking = () => world().ask('care', 'askHelp', ASKED, { session, for: person })
      expect(codeOf(await asking())).toBe('too-many')
      const before = world().now
      world().now = minutes(11)
      const [later] = await Promise.all([asking()]).finally(() => (world().now = before))
      expect(codeOf(later)).toBe('ok')
    })

    it('keep no phone, address or account in clear', async () => {
      await tried(limit(), '13899999999')
      const rows = await world().database.owner.select().from(attempt)
      expect(rows.length).toBeGreaterThan(0)
      for (const { keyHash } of rows) expect(keyHash).toMatch(/^[0-9a-f]{64}$/)
    })
  })
}
