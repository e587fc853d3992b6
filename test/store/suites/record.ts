import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { consent, person, recordChange } from '../../../cloudfunctions/database/schema'
import { identityHash, openPerson } from '../../../cloudfunctions/runtime/records'
import type { RecordCard, RecordLineCard } from '../../../src/contract/account'
import type { ConsentClass } from '../../../src/domain/consent/consent'
import { currentText } from '../../../src/domain/consent/texts'
import { dataOf, type World } from '../world'
import {
  actor,
  codeOf,
  fieldsOf,
  freshNumber,
  inbox,
  kitOf,
  newElder,
  stand,
  workerBeside,
  wordsOf,
  type Elder,
} from './people-support'

interface Typed {
  readonly key: string
  readonly value?: unknown
}

export function recordSuite(world: () => World): void {
  describe('a person’s record', () => {
    const owner = () => world().database.owner
    const change = (by: ReturnType<typeof actor>, version: number, changes: readonly Typed[], more: object = {}) =>
      by.ask('changeRecord', { version, changes, ...more })
    const valueIn = ({ lines }: RecordCard, key: string) => lines.find((line) => line.key === key)?.value

    const agree = (elder: Elder, cls: ConsentClass) =>
      owner()
        .insert(consent)
        .values({
          ...{ id: randomUUID(), personId: elder.person, class: cls, version: '1', given: true, way: 'own-phone' },
          ...{ byAccount: elder.id, ground: 'self', createdAt: world().now },
        })

    async function family() {
      const elder = await newElder(world(), '王秀英')
      const [handles, looks] = [await world().newAccount('王丽'), await world().newAccount('王军')]
      await stand(world(), handles, elder.person, ['view', 'handle'])
      await stand(world(), looks, elder.person, ['view'])
      const of = (account: typeof handles) => actor(world(), account, elder.person)
      return {
        elder,
        self: of(elder),
        handles: of(handles),
        looks: of(looks),
        stranger: of(await world().newAccount('路人')),
      }
    }

    it('is read by whoever she let look, and changed by whoever she let handle', async () => {
      const { self, handles, looks, stranger } = await family()
      const { version } = await self.record()
      const phone = [{ key: 'phone', value: '+86 138 3570 0002' }]
      expect(codeOf(await change(looks, version, phone))).toBe('forbidden')
      expect(codeOf(await change(stranger, version, phone))).toBe('forbidden')
      expect(codeOf(await stranger.ask('record'))).toBe('forbidden')
      const after = dataOf<RecordCard>(await change(handles, version, phone))
      expect(after.lines.find(({ key }) => key === 'phone')).toMatchObject({
        value: '13835700002',
        source: 'self',
        by: '子女 王丽',
        as: 'helper',
      })
      expect((await looks.record()).lines).toEqual(after.lines)
    })

    it('is nobody’s for the guessing, nor for the helper of another', async () => {
      const [one, other] = [await family(), await family()]
      for (const id of [other.elder.person, randomUUID()])
        for (const [action, data] of [
          ['record', {}],
          ['changeRecord', { version: 1, changes: [{ key: 'phone', value: '13835700003' }] }],
          ['helpers', {}],
          ['leave', {}],
        ] as const)
          expect([action, codeOf(await one.handles.ask(action, data, id))]).toEqual([action, 'forbidden'])
      const withoutWhom = await world().ask('account', 'record', {}, { session: one.elder.session })
      expect(codeOf(withoutWhom)).toBe('invalid')
    })

    it('tells her who else wrote into it, and not what', async () => {
      const { elder, self, handles } = await family()
      const { told } = kitOf(world)
      const { version } = await self.record()
      dataOf(await change(self, version, [{ key: 'phone', value: '13835700088' }]))
      expect((await told(elder)).filter((words) => words.includes('资料'))).toEqual([])
      const lines = [{ key: 'phone', value: '13835700099' }, { key: 'sex' }]
      dataOf(await change(handles, version + 1, lines))
      const words = inbox('record-changed', { by: '子女 王丽', elder: '王秀英', lines: '电话、性别' })
      expect(await told(elder)).toContain(words)
    })

    it('keeps what was there before, for her and not for helpers', async () => {
      const { self, handles } = await family()
      const first = await self.record()
      const second = dataOf<RecordCard>(await change(self, first.version, [{ key: 'phone', value: '0357-2091234' }]))
      dataOf(await change(handles, second.version, [{ key: 'phone' }]))
      expect(valueIn(await self.record(), 'phone')).toBeUndefined()
      expect(codeOf(await handles.ask('history'))).toBe('forbidden')
      const { changes } = dataOf<{ changes: (RecordLineCard & { gone: boolean })[] }>(
        await self.ask('history', { key: 'phone' }),
      )
      expect(changes.map(({ value, gone, by }) => [value, gone, by])).toEqual([
        [null, true, '子女 王丽'],
        ['0357-2091234', false, '本人'],
      ])
    })

    it('is not changed on a page that has grown old, and by one of sixteen at once', async () => {
      const { self, handles } = await family()
      const { version } = await self.record()
      const replies = await Promise.all(
        Array.from({ length: 16 }, (_, at) =>
          change(at % 2 ? self : handles, version, [{ key: 'phone', value: `138357000${10 + at}` }]),
        ),
      )
      const codes = replies.map(codeOf)
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
      expect(codes.filter((code) => code === 'conflict')).toHaveLength(15)
      expect((await self.record()).version).toBe(version + 1)
    })

    it('lets what a worker saw on paper stand against what is told, and keeps both', async () => {
      const { elder, self } = await family()
      const worker = actor(world(), await workerBeside(world(), elder.person), elder.person)
      const seen = await change(
        worker,
        (await self.record()).version,
        [{ key: 'economic', value: ['minimum-living'] }],
        { seenOnPaper: true },
      )
      const { version, lines } = dataOf<RecordCard>(seen)
      expect(lines.find(({ key }) => key === 'economic')).toMatchObject({ source: 'document', by: '社工 李敏' })
      const told = dataOf<RecordCard>(await change(self, version, [{ key: 'economic', value: [] }]))
      expect(valueIn(told, 'economic')).toEqual(['minimum-living'])
      const { changes } = dataOf<{ changes: unknown[] }>(await self.ask('history', { key: 'economic' }))
      expect(changes).toHaveLength(2)
    })

    it('takes a number seen on paper only where she was met by it: it would make a second record of her', async () => {
      const { elder, self } = await family()
      const worker = actor(world(), await workerBeside(world(), elder.person), elder.person)
      const proof = { way: 'read-back' }
      const agreed = { class: 'identity', version: currentText('identity').version, given: true, proof }
      expect(codeOf(await worker.ask('consent', agreed))).toBe('ok')
      const { version } = await self.record()
      const typed = [{ key: 'identityNumber', value: freshNumber() }]
      const seen = await change(worker, version, typed, { seenOnPaper: true })
      expect([codeOf(seen), Object.keys(fieldsOf(seen))]).toEqual(['invalid', ['identityNumber']])
      expect(wordsOf(seen)).toContain('当面代办')
    })

    it('lets nobody but a worker beside her say that he saw a paper, nor bring a source along', async () => {
      const { self } = await family()
      const { version } = await self.record()
      const saw = await change(self, version, [{ key: 'sex', value: 'female' }], { seenOnPaper: true })
      expect([codeOf(saw), Object.keys(fieldsOf(saw))]).toEqual(['forbidden', ['seenOnPaper']])
      const wrapped = { key: 'sex', value: { value: 'female', source: 'department' } }
      const brought = await change(self, version, [wrapped])
      expect([codeOf(brought), Object.keys(fieldsOf(brought))]).toEqual(['invalid', ['sex']])
    })

    it.each([
      ['identityNumber', 'identity', freshNumber()],
      ['disability', 'health', { grade: 2, kind: 'visual' }],
      ['careNeed', 'health', false],
      ['ability', 'assessment', { scale: 'GB/T 42195', level: 2 }],
      ['address', 'place', '解放路12号3单元'],
    ] as const)('keeps %s only with her consent (%s)', async (key, cls, value) => {
      const { elder, self } = await family()
      const { version } = await self.record()
      const without = await change(self, version, [{ key, value }])
      expect([codeOf(without), Object.keys(fieldsOf(without))]).toEqual(['forbidden', [key]])
      expect(wordsOf(without)).toMatch(/同意/)
      expect((await self.record()).version).toBe(version)
      await agree(elder, cls)
      expect(valueIn(dataOf<RecordCard>(await change(self, version, [{ key, value }])), key)).toEqual(value)
    })

    it('shows the identity number in full to her and the worker beside her, masked to helpers', async () => {
      const { elder, self, looks } = await family()
      await agree(elder, 'identity')
      const value = freshNumber()
      dataOf(await change(self, (await self.record()).version, [{ key: 'identityNumber', value }]))
      const worker = actor(world(), await workerBeside(world(), elder.person), elder.person)
      expect(valueIn(await self.record(), 'identityNumber')).toBe(value)
      expect(valueIn(await worker.record(), 'identityNumber')).toBe(value)
      expect(valueIn(await looks.record(), 'identityNumber')).toBe(`${value.slice(0, 3)}***********${value.slice(-4)}`)
    })

    it('does not contradict its own identity number, nor the card that a worker saw', async () => {
      const { elder, self } = await family()
      await agree(elder, 'identity')
      const value = freshNumber('1944-03-05')
      const first = await change(self, (await self.record()).version, [{ key: 'identityNumber', value }])
      const { version } = dataOf<RecordCard>(first)
      for (const wrong of [
        { key: 'birthDate', value: '1945-03-05' },
        { key: 'sex', value: 'male' },
      ])
        expect(Object.keys(fieldsOf(await change(self, version, [wrong])))).toEqual([wrong.key])
      expect(codeOf(await change(self, version, [{ key: 'sex', value: 'female' }]))).toBe('ok')
      const seen = { identityHash: identityHash(world().keyring, value), identitySeen: true }
      await owner().update(person).set(seen).where(eq(person.id, elder.person))
      const another = { key: 'identityNumber', value: freshNumber('1944-03-05') }
      const reply = await change(self, version + 1, [another])
      expect([codeOf(reply), Object.keys(fieldsOf(reply))]).toEqual(['invalid', ['identityNumber']])
    })

    it('moves to the desk of the new street, and leaves the old street behind', async () => {
      const { elder, self } = await family()
      const row = async () => (await owner().select().from(person).where(eq(person.id, elder.person)))[0]
      const home = [
        { key: 'street', value: '解放路街道' },
        { key: 'community', value: '五一社区' },
      ]
      const at = dataOf<RecordCard>(await change(self, (await self.record()).version, home))
      expect(await row()).toMatchObject({ residence: '141002', street: '解放路街道' })
      expect((await row())?.communityHash).toMatch(/^[0-9a-f]{64}$/)
      const moved = dataOf<RecordCard>(await change(self, at.version, [{ key: 'residence', value: '141024' }]))
      expect(await row()).toMatchObject({ residence: '141024', street: null, communityHash: null })
      expect(valueIn(moved, 'street')).toBeUndefined()
    })

    it.each([
      ['a level that the scale lacks', { key: 'ability', value: { scale: 'GB/T 42195', level: 9 } }, 'ability'],
      ['a birthday to come', { key: 'birthDate', value: '2030-01-01' }, 'birthDate'],
      ['a county that is not here', { key: 'residence', value: '110101' }, 'residence'],
      ['words that are no list', { key: 'economic', value: ['rich'] }, 'economic'],
      ['a number for a name', { key: 'name', value: 7 }, 'name'],
      ['no name', { key: 'name' }, 'name'],
      ['a name without letters', { key: 'name', value: '···' }, 'name'],
      ['half a phone', { key: 'phone', value: '138' }, 'phone'],
      ['a house without an end', { key: 'street', value: '路'.repeat(41) }, 'street'],
      ['null for a phone', { key: 'phone', value: null }, 'phone'],
    ] as const)('refuses %s at its field', async (_what, typed, field) => {
      const { self } = await family()
      const { version } = await self.record()
      const reply = await change(self, version, [typed, { key: 'hukouArea', value: 'rural' }])
      expect([codeOf(reply), Object.keys(fieldsOf(reply))]).toEqual(['invalid', [field]])
      expect((await self.record()).version).toBe(version)
    })

    it('refuses one line twice', async () => {
      const { self } = await family()
      const twice = [
        { key: 'sex', value: 'female' },
        { key: 'sex', value: 'male' },
      ]
      expect(Object.keys(fieldsOf(await change(self, (await self.record()).version, twice)))).toEqual(['sex'])
    })

    it('is sealed, in its history too', async () => {
      const { elder, self } = await family()
      dataOf(await change(self, (await self.record()).version, [{ key: 'phone', value: '13835700077' }]))
      const [row] = await owner().select().from(person).where(eq(person.id, elder.person))
      const [kept] = await owner()
        .select()
        .from(recordChange)
        .where(eq(recordChange.personId, elder.person))
        .orderBy(desc(recordChange.createdAt))
      const clear = Buffer.concat([row?.sealed ?? Buffer.of(), kept?.sealed ?? Buffer.of()]).toString('latin1')
      expect(clear).not.toContain('13835700077')
      const opened = await world().database.transaction((tx) => openPerson(tx, world().keyring, elder.person))
      expect(opened.record.phone?.value).toBe('13835700077')
    })
  })
}
