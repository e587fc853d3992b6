import { eq } from 'drizzle-orm'
import { account, identity, person, request } from '../../../cloudfunctions/database/schema'
import { dataOf, type World } from '../world'
import type { PersonCard } from '../../../src/contract/account'

export function secretsSuite(world: () => World): void {
  describe('secrets', () => {
    it('stand nowhere in clear: names, birth dates, openids', async () => {
      const { database } = world()
      const session = dataOf<{ session: string }>(
        await world().ask('account', 'signInWeChat', {}, { openId: 'openid-of-somebody' }),
      ).session
      const typed = { name: '赵静秋', relation: '奶奶', birthDate: '1941-07-09', residence: '141002' }
      dataOf(await world().ask('account', 'addPerson', typed, { session }))
      const rows = [account, identity, person, request].map((table) => database.owner.select().from(table))
      const bytes = JSON.stringify(await Promise.all(rows), (_key, value: unknown) =>
        isStoredBytes(value) ? Buffer.from(value.data).toString('latin1') : value,
      )
      for (const secret of ['王秀英', '王丽', '赵静秋', '1944-03-05', '1941-07-09', 'openid-of-somebody'])
        expect(bytes.includes(secret) || bytes.includes(Buffer.from(secret).toString('latin1'))).toBe(false)
      expect(bytes).toContain('141002')
    })

    it('cannot be moved to another row: the owner is sealed in', async () => {
      const { database, keyring } = world()
      const [one, other] = await database.owner.select().from(person).limit(2)
      expect(() => keyring.open(one!.id, one!)).not.toThrow()
      expect(() => keyring.open(other!.id, one!)).toThrow()
      expect(() => keyring.open(one!.id, { wrappedKey: one!.wrappedKey, sealed: other!.sealed })).toThrow()
    })

    it('are gone when the data key is gone', async () => {
      const { database, keyring } = world()
      const { session } = dataOf<{ session: string }>(
        await world().ask('account', 'signInWeChat', {}, { openId: 'somebody-who-leaves' }),
      )
      const asked = world().ask('account', 'addPerson', { name: '孙玉兰', relation: '本人' }, { session })
      const { id } = dataOf<{ person: PersonCard }>(await asked).person
      const rowOf = async () => (await database.owner.select().from(person).where(eq(person.id, id)))[0]!
      expect(keyring.open(id, await rowOf())).toMatchObject({ name: { value: '孙玉兰' } })
      await database.owner
        .update(person)
        .set({ wrappedKey: new Uint8Array(60) })
        .where(eq(person.id, id))
      const erased = await rowOf()
      expect(() => keyring.open(id, erased)).toThrow()
    })
  })
}

function isStoredBytes(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Buffer'
}
