import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { consent, judgement } from '../../../cloudfunctions/database/schema'
import { openPerson } from '../../../cloudfunctions/runtime/records'
import type { SavedJudgementCard } from '../../../src/contract/account'
import type { ConsentClass } from '../../../src/domain/consent/consent'
import { currentText } from '../../../src/domain/consent/texts'
import { dataOf, type World } from '../world'
import { codeOf, fieldsOf, kitOf, newElder, stand, workerBeside } from './people-support'

const DISABILITY = { grade: 2, kind: 'physical' }
const BORN = { value: '1944-03-05', source: 'self' }

export function judgementsSuite(world: () => World): void {
  const kit = kitOf(world)
  type Actor = ReturnType<typeof kit.as>
  const her = async () => {
    const elder = await newElder(world(), '王秀英')
    return { elder, self: kit.as(elder, elder.person) }
  }
  const decide = (actor: Actor, cls: ConsentClass, given: boolean) =>
    actor.ask('consent', { class: cls, version: currentText(cls).version, given })
  const verdicts = [{ ref: 'LF-11', name: '高龄津贴', verdict: 'yes', amountWords: '每月至少 100 元' }]
  const of = (facts: object, more: object = {}) => ({
    ...{ city: 'linfen', county: '141002', on: '2026-11-21', pack: 'linfen@2023.12.16+ab12', verdicts, facts },
    ...more,
  })
  const savedBy = async (actor: Actor) =>
    dataOf<{ judgements: SavedJudgementCard[] }>(await actor.ask('judgements')).judgements
  const keysOf = async (actor: Actor) => (await savedBy(actor)).map(({ facts }) => Object.keys(facts).sort())
  const change = async (actor: Actor, key: string, value: unknown, more: object = {}) => {
    const { version } = await actor.record()
    dataOf(await actor.ask('changeRecord', { version, changes: [{ key, value }], ...more }))
  }

  describe('a saved judgement', () => {
    it('says where a fact is from as her record does, and not as the phone claims', async () => {
      const { elder, self } = await her()
      dataOf(await decide(self, 'health', true))
      const worker = await workerBeside(world(), elder.person)
      await change(kit.as(worker, elder.person), 'disability', DISABILITY, { seenOnPaper: true })
      const claimed = {
        birthDate: { ...BORN, source: 'department' },
        // The same certificate, as the phone writes it.
        disability: { value: { grade: 2, kind: ['physical'] }, source: 'self' },
        living: { value: ['alone'], source: 'document' },
      }
      dataOf(await self.ask('saveJudgement', of(claimed)))
      const [saved] = await savedBy(self)
      const sources = Object.entries(saved!.facts).map(([key, { source }]) => [key, source])
      expect(Object.fromEntries(sources)).toEqual({ birthDate: 'self', disability: 'document', living: 'self' })
      // Another grade than the one that was seen is her own word.
      const other = { disability: { value: { grade: 1, kind: ['physical'] }, source: 'document' } }
      dataOf(await self.ask('saveJudgement', of(other)))
      expect((await savedBy(self)).map(({ facts }) => facts['disability']?.source).sort()).toEqual(['document', 'self'])
    })

    it('names a list of its own city and items as lists number them', async () => {
      const { self } = await her()
      const item = { ...verdicts[0]!, ref: '<b>LF-11' }
      expect(fieldsOf(await self.ask('saveJudgement', of({}, { verdicts: [item] })))).toHaveProperty(['verdicts.0.ref'])
      for (const pack of ['看这里', 'linfen', 'hefei@2024.1.1'])
        expect(fieldsOf(await self.ask('saveJudgement', of({}, { pack })))).toHaveProperty('pack')
      dataOf(await self.ask('saveJudgement', of({})))
    })

    it('shows facts whose consent was taken back to herself and her guardian only, as her history and copy do', async () => {
      const { elder, self } = await her()
      const [daughter, guardian] = [await world().newAccount('王丽'), await world().newAccount('王军')]
      await stand(world(), daughter, elder.person)
      await stand(world(), guardian, elder.person, [], { standing: 'guardian' })
      const worker = await workerBeside(world(), elder.person)
      const [asDaughter, asGuardian, beside] = [daughter, guardian, worker].map((one) => kit.as(one, elder.person))
      dataOf(await decide(self, 'health', true))
      await change(self, 'disability', DISABILITY)
      dataOf(
        await self.ask('saveJudgement', of({ birthDate: BORN, disability: { value: DISABILITY, source: 'self' } })),
      )
      const everybody = [self, asGuardian!, asDaughter!, beside!]
      const historyOf = async (actor: Actor) => {
        const { changes } = dataOf<{ changes: { key: string }[] }>(await actor.ask('history'))
        return changes.some(({ key }) => key === 'disability')
      }
      const copyOf = async (actor: Actor) => JSON.stringify(dataOf(await actor.ask('copy'))).includes('"grade":2')
      for (const actor of everybody) expect(await keysOf(actor)).toEqual([['birthDate', 'disability']])
      expect([await historyOf(beside!), await historyOf(self)]).toEqual([true, true])
      expect(await copyOf(beside!)).toBe(true)
      dataOf(await decide(self, 'health', false))
      for (const actor of [self, asGuardian!]) {
        expect(await keysOf(actor)).toEqual([['birthDate', 'disability']])
        expect([await historyOf(actor), await copyOf(actor)]).toEqual([true, true])
      }
      for (const actor of [asDaughter!, beside!]) expect(await keysOf(actor)).toEqual([['birthDate']])
      expect([await historyOf(beside!), await copyOf(beside!)]).toEqual([false, false])
      // Given again it may be seen again.
      dataOf(await decide(self, 'health', true))
      expect(await keysOf(asDaughter!)).toEqual([['birthDate', 'disability']])
    })

    it.each(['saveJudgement', 'changeRecord'])('%s waits for a consent that is being taken back', async (action) => {
      const { elder, self } = await her()
      dataOf(await decide(self, 'health', true))
      const { version } = await self.record()
      const data =
        action === 'changeRecord'
          ? { version, changes: [{ key: 'disability', value: DISABILITY }] }
          : of({ disability: { value: DISABILITY, source: 'self' } })
      const [asked, taking] = await Promise.all([
        new Promise<void>((done) => setTimeout(done, 30)).then(() => self.ask(action, data)),
        world().database.transaction(async (tx) => {
          await openPerson(tx, world().keyring, elder.person, true)
          const [given] = await tx.select().from(consent).where(eq(consent.personId, elder.person))
          const { seq: _seq, id: _id, ...row } = given!
          await tx.insert(consent).values({ ...row, id: randomUUID(), given: false })
          // Long enough for the other to have looked, had it not waited.
          await new Promise<void>((done) => setTimeout(done, 300))
          return 'taken back'
        }),
      ])
      expect([codeOf(asked), taking]).toEqual(['forbidden', 'taken back'])
      const rows = await kit.owner().select().from(judgement).where(eq(judgement.personId, elder.person))
      expect(rows).toEqual([])
    })
  })
}
