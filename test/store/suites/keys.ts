import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { account, outbox, person, staff } from '../../../cloudfunctions/database/schema'
import { createKeyring, hashKeyOf } from '../../../cloudfunctions/runtime/keyring'
import { rewrapAll, UnknownKey } from '../../../cloudfunctions/runtime/rewrap'
import { post } from '../../../cloudfunctions/runtime/tell'
import type { Engine, Opened } from '../engines'
import { createWorld, type World } from '../world'

/** On a database of its own: others have keys in theirs that were destroyed on purpose. */
export function keysSuite(open: Engine['open']): void {
  describe('changing the master key', () => {
    let opened: Opened
    let its: World
    const world = () => its
    beforeAll(async () => {
      opened = await open()
      its = await createWorld(opened.database)
    })
    afterAll(() => opened.drop())

    const fresh = randomBytes(32).toString('base64')
    const both = () => createKeyring(fresh, { former: [world().masterKey], hash: hashKeyOf(world().masterKey) })
    const quiet = () => undefined
    /** Everything with a key of its own, as one keyring can read it; null for what it cannot. */
    const readWith = async (keyring: ReturnType<typeof both>) => {
      const { owner } = world().database
      const kept = [account, person, staff, outbox].map((table) => owner.select().from(table))
      const rows = (await Promise.all(kept)).flat().filter(({ wrappedKey, sealed }) => wrappedKey && sealed.length > 0)
      const byId = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
      return byId.map((row) => {
        try {
          return JSON.stringify(keyring.open(row.id, row))
        } catch {
          return null
        }
      })
    }

    it('wraps every key anew; stopped halfway and run again it finishes, and nothing is lost meanwhile', async () => {
      const { owner } = world().database
      await world().staff({ role: 'operator', city: 'xiamen' })
      const letter = { channel: 'sms', template: 'case-answered', to: '13800000000' } as const
      await world().database.transaction((tx) => post(tx, world().keyring, letter, world().now))
      const before = await readWith(world().keyring)
      expect(before.length).toBeGreaterThan(10)
      expect(before).not.toContain(null)
      const stopped = rewrapAll(owner, both(), () => {
        throw new Error('killed')
      })
      await expect(stopped).rejects.toThrow('killed')
      expect(await readWith(both())).toEqual(before)
      expect(await readWith(world().keyring)).toContain(null)

      const seen: string[] = []
      expect(await rewrapAll(owner, both(), ({ table }) => void seen.push(table))).toBeGreaterThan(0)
      expect(new Set(seen)).toEqual(new Set(['account', 'person', 'staff', 'care_worker', 'outbox']))
      expect(await rewrapAll(owner, both(), quiet)).toBe(0)
      expect(await readWith(createKeyring(fresh))).toEqual(before)
      expect(new Set(await readWith(world().keyring))).toEqual(new Set([null]))
      expect(both().hash('x')).toBe(world().keyring.hash('x'))
    })

    it('never wraps what it cannot open, and says in which table', async () => {
      const { owner } = world().database
      const [one] = await owner.select().from(account).limit(1)
      const stranger = createKeyring(randomBytes(32).toString('base64'))
      await expect(rewrapAll(owner, stranger, quiet)).rejects.toThrow(UnknownKey)
      const [after] = await owner.select().from(account).where(eq(account.id, one!.id))
      expect(after?.wrappedKey).toEqual(one?.wrappedKey)
    })
  })
}
