import { eq } from 'drizzle-orm'
import { accessLog, foundContact, registerEntry } from '../../../cloudfunctions/database/schema'
import type { ActionOutput } from '../../../src/contract'
import { dataOf, type Worker, type World } from '../world'
import { careOf, newWorker } from './care-support'
import { entryFor, foundFor, go, settle } from './desk-found-support'
import { codeOf, wordsOf } from './people-support'

type People = ActionOutput<'care', 'foundPeople'>
type Contacted = ActionOutput<'care', 'foundContact'>

/** Found, told, wants, brought in: the desk's side of 政策找人. */
export function deskFoundSuite(world: () => World): void {
  describe('who was found, on the desk', () => {
    const STREET = '政策找人街道'
    let worker: Worker
    const care = (who: Worker = worker) => careOf(world(), who)
    const people = async (ref: string, more: object = {}, who: Worker = worker) =>
      dataOf<People>(
        await care(who).ask('foundPeople', { ref, states: ['open', 'told', 'wants', 'declined'], ...more }),
      )
    const contact = (person: string, version: number, outcome: string, more: object = {}, who: Worker = worker) =>
      care(who).ask('foundContact', { person, ref: 'LF-11', version, outcome, ...more })

    beforeAll(async () => {
      worker = await newWorker(world(), '李敏', { street: STREET })
    })

    it('is listed by benefit, with a why that says nothing of her health', async () => {
      const soon = await settle(world(), {
        street: STREET,
        name: '高秀兰',
        birthDate: '1946-12-05',
        phone: '13812345678',
      })
      const ill = await settle(world(), { street: STREET, disability: { grade: 1, kind: ['mental'] } })
      await go(world())
      const { benefits, matched } = dataOf<ActionOutput<'care', 'foundBenefits'>>(await care().ask('foundBenefits'))
      expect(matched).toMatchObject({ on: '2026-11-21' })
      const highAge = benefits.find(({ ref }) => ref === 'LF-11')
      expect(highAge).toMatchObject({ name: '高龄津贴', mode: '政府主动发', entitled: 1, soon: 1, states: { open: 2 } })
      const list = await people('LF-11')
      const row = list.people.find((one) => one.person === soon)
      expect(row).toMatchObject({ name: '高秀兰', age: 79, phone: '13812345678', kind: 'soon', last: null })
      expect(row?.why).toBe('12月5日满80岁。户口在临汾。附件第11项')
      const [nursing] = (await people('LF-23b')).people
      expect(nursing?.person).toBe(ill)
      expect(nursing?.why).toMatch(/条件对得上/)
      expect(nursing?.why).not.toMatch(/残疾|精神/)
      const lines = await world().database.owner.select().from(accessLog).where(eq(accessLog.personId, soon))
      expect(lines.filter(({ action }) => action === 'care.foundPeople')).toHaveLength(1)
    })

    it('is shown what else waits for a word with her, so that one call says it all', async () => {
      const her = await settle(world(), { street: STREET, disability: { grade: 1, kind: ['mental'] } })
      await go(world())
      const hers = async (ref: string) => (await people(ref, { person: her })).people[0]!
      expect((await hers('LF-11')).also).toContain((await people('LF-23b', { person: her })).name)
      expect((await hers('LF-23b')).also).toContain('高龄津贴')
      dataOf<Contacted>(await contact(her, 1, 'told'))
      expect((await hers('LF-23b')).also).not.toContain('高龄津贴')
    })

    it('is told, wants it, and it is brought in: a request stands at the desk of her street', async () => {
      const id = await settle(world(), { street: STREET })
      await go(world())
      const before = (await entryFor(world(), id))!.unclaimed
      const told = dataOf<Contacted>(await contact(id, 1, 'wants', { words: '下周带身份证来。' }))
      expect(told).toMatchObject({ case: null, person: { state: 'wants', version: 2, last: { by: '社工 李敏' } } })
      expect(told.person.last?.words).toBe('下周带身份证来。')
      const stale = await contact(id, 1, 'declined')
      expect([codeOf(stale), wordsOf(stale)]).toEqual([
        'conflict',
        '同事刚记过这一项。请先看看记了什么,再决定要不要记。',
      ])
      const done = dataOf<Contacted>(await contact(id, 2, 'applied'))
      expect(done.case?.number).toMatch(/^\d{8}$/)
      const { cases } = await care().desk('open')
      expect(cases.map((one) => one.id)).toContain(done.case?.id)
      expect(codeOf(await contact(id, 3, 'wants'))).toBe('conflict')
      expect((await entryFor(world(), id))!.unclaimed).toBe(before - 1)
      expect((await foundFor(world(), id, 'LF-11'))?.caseId).toBe(done.case?.id)
      await go(world())
      expect(await foundFor(world(), id, 'LF-11')).toMatchObject({ state: 'applied', version: 3 })
    })

    it('is told by one of two who write at once', async () => {
      const id = await settle(world(), { street: STREET })
      await go(world())
      const other = await newWorker(world(), '周强', { street: STREET })
      const both = await Promise.all([contact(id, 1, 'told'), contact(id, 1, 'declined', {}, other)])
      expect(both.map(codeOf).sort()).toEqual(['conflict', 'ok'])
      const kept = await world().database.owner.select().from(foundContact).where(eq(foundContact.personId, id))
      expect(kept).toHaveLength(1)
    })

    it('is nobody outside of the division, nobody who wants no calls, nobody who is gone', async () => {
      const [quiet, died] = [await settle(world(), { street: STREET }), await settle(world(), { street: STREET })]
      await go(world())
      const entry = (id: string, columns: object) =>
        world().database.owner.update(registerEntry).set(columns).where(eq(registerEntry.personId, id))
      await entry(quiet, { uncalled: true })
      await entry(died, { whereabouts: 'died' })
      const ids = (await people('LF-11')).people.map(({ person }) => person)
      expect(ids).not.toContain(quiet)
      expect(ids).not.toContain(died)
      expect(codeOf(await contact(quiet, 1, 'told'))).toBe('conflict')
      const far = await newWorker(world(), '外街', { street: '另一条街道' })
      expect((await people('LF-11', {}, far)).people).toEqual([])
      expect(codeOf(await contact(quiet, 1, 'told', {}, far))).toBe('not-found')
    })

    it('is asked for by herself: hers alone, in his division only, and nobody else is looked at', async () => {
      const [her, other] = [await settle(world(), { street: STREET }), await settle(world(), { street: STREET })]
      await go(world())
      const answer = await people('LF-11', { person: her })
      expect([answer.people.map(({ person }) => person), answer.more]).toEqual([[her], false])
      expect(answer.name).toBe('高龄津贴')
      const seen = async (id: string) => {
        const lines = await world().database.owner.select().from(accessLog).where(eq(accessLog.personId, id))
        return lines.filter(({ action }) => action === 'care.foundPeople').length
      }
      expect([await seen(her), await seen(other)]).toEqual([1, 0])
      const far = await newWorker(world(), '外街', { street: '另一条街道' })
      const elsewhere = await newWorker(world(), '外县', { county: '141024' })
      for (const stranger of [far, elsewhere])
        expect((await people('LF-11', { person: her }, stranger)).people).toEqual([])
      expect(await seen(her)).toBe(1)
      const quiet = { uncalled: true }
      await world().database.owner.update(registerEntry).set(quiet).where(eq(registerEntry.personId, her))
      expect((await people('LF-11', { person: her })).people).toEqual([])
      expect(codeOf(await care().ask('foundPeople', { ref: 'LF-11', states: ['open'], person: '王秀英' }))).toBe(
        'invalid',
      )
      const official = await world().staff({ role: 'official', county: '141002' })
      const asked = { ref: 'LF-11', states: ['open'], person: other }
      expect(codeOf(await care(official).ask('foundPeople', asked))).toBe('forbidden')
    })

    it('is fifty at a time, those who wait first', async () => {
      for (let at = 0; at < 52; at += 1) await settle(world(), { street: STREET })
      await go(world())
      const first = await people('LF-11')
      expect([first.people.length, first.more]).toEqual([50, true])
      const rest = await people('LF-11', { after: first.people.at(-1)!.person })
      const ids = [...first.people, ...rest.people].map(({ person }) => person)
      expect(new Set(ids).size).toBe(ids.length)
      expect(rest.people.at(-1)?.state).not.toBe('open')
    })

    it('is counted by street for a county’s official, who reads no names', async () => {
      const official = await world().staff({ role: 'official', county: '141002' })
      const { rows } = dataOf<ActionOutput<'care', 'foundProgress'>>(await care(official).ask('foundProgress'))
      expect(rows.find(({ place }) => place === `尧都区 ${STREET}`)?.found).toBeGreaterThan(50)
      expect(codeOf(await care(official).ask('foundPeople', { ref: 'LF-11', states: ['open'] }))).toBe('forbidden')
      const own = dataOf<ActionOutput<'care', 'foundProgress'>>(await care().ask('foundProgress'))
      expect(own.rows.map(({ place }) => place)).toEqual(['没写社区'])
    })
  })
}
