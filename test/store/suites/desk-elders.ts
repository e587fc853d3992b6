import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { accessLog, community, consent, found, helper, visit } from '../../../cloudfunctions/database/schema'
import { changeRecord, communityKey, openPerson } from '../../../cloudfunctions/runtime/records'
import { mergeInto } from '../../../cloudfunctions/runtime/records-merge'
import { drawServiceCode } from '../../../cloudfunctions/runtime/service-code'
import type { RecordKey } from '../../../src/domain/person/record'
import { dataOf, type World } from '../world'
import { grantTo, newOffering, newProvider, newSlot, bookingOf } from './booking-support'
import { careOf } from './care-support'
import { divisionOf, elderOf, entryOf, newStreet, setEntry, workerOf } from './desk-support'
import { actor, codeOf, newElder, stand, wordsOf, type Elder } from './people-support'

/** 我的老人: who lives in a division, one card per elder, and what is due today. */
export function deskEldersSuite(world: () => World): void {
  const owner = () => world().database.owner

  const scene = async (...names: string[]) => {
    const street = newStreet()
    const worker = await workerOf(world(), street)
    const elders: Elder[] = []
    for (const name of names) elders.push(await elderOf(world(), street, name))
    return { street, worker, desk: divisionOf(world(), worker), elders, her: elders[0]! }
  }
  /** Lines of a record in a department's word. */
  const write = (id: string, values: Partial<Record<RecordKey, unknown>>) =>
    world().database.transaction(async (tx) => {
      const { keyring, now } = world()
      const by = { account: randomUUID(), as: 'task' as const }
      const changes = Object.entries(values).map(([key, value]) => ({
        ...{ key: key as RecordKey, value, source: 'department' as const, by, since: now.toISOString() },
      }))
      await changeRecord(tx, keyring, await openPerson(tx, keyring, id, true), changes, now)
    })
  const agree = async (her: Elder, cls: 'assessment' | 'place' | 'health') =>
    owner()
      .insert(consent)
      .values({
        ...{ id: randomUUID(), personId: her.person, class: cls, version: '1', given: true, way: 'own-phone' },
        ...{ byAccount: her.id, ground: 'self', sealedProof: null, createdAt: world().now },
      })
  const linesOf = (personId: string, action: string) =>
    owner()
      .select()
      .from(accessLog)
      .where(and(eq(accessLog.personId, personId), eq(accessLog.action, action)))

  describe('the register of a division', () => {
    it('lists who lives there and nobody else; a county and a city read theirs', async () => {
      const { street, desk, her } = await scene('王秀英', '李桂花')
      const other = await scene('张玉兰')
      const elsewhere = await newElder(world(), '赵桂兰', { residence: '141024', street })
      expect(await desk.names()).toEqual(['李桂花', '王秀英'])
      expect((await desk.list()).total).toBe(2)
      const outside = [other.her.person, elsewhere.person, randomUUID()]
      for (const person of outside) {
        const reply = await desk.ask('elder', { person })
        // One and the same answer, whoever it is.
        expect([codeOf(reply), wordsOf(reply)]).toEqual([
          'not-found',
          expect.stringContaining('您的名单里没有这位老人'),
        ])
        expect(codeOf(await desk.life(person, 'died'))).toBe('not-found')
        expect(codeOf(await desk.ask('setUncalled', { person, uncalled: true }))).toBe('not-found')
      }
      expect(await linesOf(other.her.person, 'care.elder')).toEqual([])
      const stranger = divisionOf(world(), await workerOf(world(), street, { city: 'hefei', county: '340102' }))
      expect(codeOf(await stranger.ask('elder', { person: her.person }))).toBe('not-found')
      const wide = divisionOf(world(), await world().staff({ role: 'community-worker', city: 'hefei' }))
      expect((await wide.list()).total).toBe(0)
      const county = divisionOf(world(), await world().staff({ role: 'community-worker', county: '141002' }))
      const city = divisionOf(world(), await world().staff({ role: 'community-worker' }))
      for (const whole of [county, city]) expect((await whole.card(her.person)).name).toBe('王秀英')
      expect(codeOf(await county.ask('elder', { person: elsewhere.person }))).toBe('not-found')
      expect((await city.card(elsewhere.person)).name).toBe('赵桂兰')
    })

    it('is for workers with the desk open only', async () => {
      const { her } = await scene('王秀英')
      expect(codeOf(await divisionOf(world(), her).ask('elders', { filters: [] }))).not.toBe('ok')
      const official = await world().staff({ role: 'official', county: '141002' })
      expect(codeOf(await divisionOf(world(), official).ask('elder', { person: her.person }))).toBe('forbidden')
    })

    it('pages in a steady order, and leaves one line a day for each who is shown', async () => {
      const { desk, elders } = await scene('王秀英', '李桂花', '张玉兰')
      const { elders: all } = await desk.list()
      const rest = await desk.list({ after: all[0]!.id })
      expect(rest.elders.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id))
      expect(rest.total).toBe(3)
      for (const { person } of elders) expect(await linesOf(person, 'care.elders')).toHaveLength(1)
      const seen = await actor(world(), elders[0]!, elders[0]!.person).ask('accessLog')
      expect(JSON.stringify(seen.answer)).toContain('在老人名单里看了姓名和年龄')
    })

    it('narrows by filters; who moved or died stands there only when she is searched', async () => {
      const { desk, elders, street } = await scene('王秀英', '李桂花', '张玉兰')
      const [old, alone, gone] = elders as [Elder, Elder, Elder]
      const young = await elderOf(world(), street, '周红梅', { birthDate: '1960-01-02' })
      await write(alone.person, { living: { has: ['alone'], not: [] }, economic: { has: ['minimum-living'], not: [] } })
      await write(young.person, { selfCare: 'unable' })
      await setEntry(world(), gone.person, { whereabouts: 'moved' })
      await setEntry(world(), old.person, { unclaimed: 2 })
      const by = (...filters: string[]) => desk.names({ filters })
      expect(await by('80+')).toEqual(['李桂花', '王秀英'])
      expect(await by('alone', 'low-income')).toEqual(['李桂花'])
      expect(await by('unable')).toEqual(['周红梅'])
      expect(await by('unvisited')).toEqual(['周红梅', '李桂花'].sort())
      await setEntry(world(), alone.person, { lastVisitOn: '2026-11-02' })
      expect(await by('unvisited')).toEqual(['周红梅'])
      expect(await by('unclaimed')).toEqual(['王秀英'])
      dataOf(await desk.ask('setUncalled', { person: old.person, uncalled: true }))
      expect(await by('unclaimed')).toEqual([])
      expect(await by()).toEqual(['周红梅', '李桂花', '王秀英'].sort())
      expect(await desk.names({ search: '玉兰' })).toEqual(['张玉兰'])
    })

    it('finds by part of a name, a phone and a service code, within the division', async () => {
      const { desk, her, elders } = await scene('阿依·古丽', '李桂花')
      const other = await scene('李桂芳')
      await write(elders[1]!.person, { phone: '13800002222' })
      await write(other.her.person, { phone: '13800003333' })
      const { code } = await world().database.transaction((tx) => drawServiceCode(tx, world().keyring, her.person))
      const { code: foreign } = await world().database.transaction((tx) =>
        drawServiceCode(tx, world().keyring, other.her.person),
      )
      const find = (search: string) => desk.names({ search })
      expect(await find('桂')).toEqual(['李桂花'])
      expect(await find('依古')).toEqual(['阿依·古丽'])
      expect(await find('138 0000 2222')).toEqual(['李桂花'])
      // Not by the code on a card: who could try codes here would open records with them.
      for (const search of ['13800003333', code, foreign, '李桂芳', '12', '没有的人'])
        expect(await find(search)).toEqual([])
    })

    it('shows communities as points, and counts who is in none', async () => {
      const [place] = await owner()
        .select()
        .from(community)
        .where(and(eq(community.city, 'linfen'), eq(community.county, '141002')))
        .orderBy(community.id)
        .limit(1)
      const worker = await workerOf(world(), place!.town)
      const desk = divisionOf(world(), worker)
      const before = await desk.ask('elderAreas', { filters: [] })
      const areas = (reply: typeof before) =>
        dataOf<{ areas: { name: string; elders: number; lng: number }[]; nowhere: number }>(reply)
      await elderOf(world(), place!.town, '王秀英', { community: place!.name })
      await elderOf(world(), place!.town, '李桂花')
      const after = areas(await desk.ask('elderAreas', { filters: [] }))
      const counted = (of: typeof after) => of.areas.find(({ name }) => name === place!.name)?.elders ?? 0
      expect(counted(after)).toBe(counted(areas(before)) + 1)
      expect(after.nowhere).toBe(areas(before).nowhere + 1)
      expect(communityKey(world().keyring, { county: null, street: null, community: null })).toBeNull()
    })
  })

  describe('the card of an elder', () => {
    it('has facts with their sources, and nothing that she has not agreed to', async () => {
      const { desk, her } = await scene('王秀英')
      await write(her.person, {
        ...{ living: { has: ['alone'], not: [] }, disability: { grade: 1 }, careNeed: true },
        ...{ ability: { scale: 'GB/T 42195', level: 2 }, address: '解放路1号' },
      })
      const bare = await desk.card(her.person)
      expect(bare.facts).toContainEqual(
        expect.objectContaining({ label: '和谁一起住', value: '一个人住', source: 'department' }),
      )
      expect(bare.facts).toContainEqual(expect.objectContaining({ label: '住在哪里', value: '尧都区' }))
      expect(JSON.stringify(bare.facts)).not.toMatch(/残疾|照料|失能|解放路1号/)
      expect(bare.address).toBeNull()
      for (const cls of ['assessment', 'place', 'health'] as const) await agree(her, cls)
      const full = await desk.card(her.person)
      expect(full.address).toBe('解放路1号')
      expect(full.facts).toContainEqual(expect.objectContaining({ label: '能力评估的结果', value: '中度失能' }))
      // Of her body nothing, whatever she agreed to elsewhere.
      expect(JSON.stringify(full.facts)).not.toMatch(/残疾|需不需要照料/)
      expect(await linesOf(her.person, 'care.elder')).toHaveLength(2)
    })

    it('has what she may claim and claims, bookings, visits, helpers and needs', async () => {
      const { desk, her, worker, street } = await scene('王秀英')
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, her.person)
      const served = await newProvider(world())
      const of = await newOffering(world(), served)
      const slot = await newSlot(world(), of, '2026-11-25')
      await bookingOf(world(), her, her.person).forHer('book', {
        ...{ offering: of.id, version: 1, units: 1, details: {}, slots: [slot.id], ownFen: 1_500 },
      })
      await grantTo(world(), her.person)
      const { case: asked } = await careOf(world(), her, her.person).help()
      await owner()
        .insert(found)
        .values({
          ...{ personId: her.person, ref: 'LF-13', county: '141002', street, communityHash: null, kind: 'entitled' },
          ...{ cause: 'age', state: 'open', perhaps: false, from: '2026-11-01', pack: 'x', updatedAt: world().now },
        })
      await owner()
        .insert(visit)
        .values({
          ...{
            id: randomUUID(),
            personId: her.person,
            staffId: worker.staff,
            county: '141002',
            street,
            on: '2026-11-20',
          },
          ...{ communityHash: null, at: new Date('2026-11-20T02:00:00Z'), mode: 'phone', outcome: 'seen', cases: 0 },
          ...{ sealed: new Uint8Array(), createdAt: world().now },
        })
      const card = await desk.card(her.person)
      expect(card.bookings).toEqual([{ what: '在食堂吃(春晖食堂)', day: '2026-11-25', at: '11:30' }])
      expect(card.claimed).toEqual([{ name: expect.any(String), until: null }])
      expect(card.cases).toContainEqual(expect.objectContaining({ id: asked.id, kind: 'help', state: 'waiting' }))
      expect(card.visits).toEqual([expect.objectContaining({ on: '2026-11-20', mode: 'phone', by: '社工 李敏' })])
      expect(card.helpers).toEqual([{ name: '王丽', relation: '子女', phone: null }])
      expect(card.found).toEqual([expect.objectContaining({ ref: 'LF-13', state: 'open', why: expect.any(String) })])
      expect(card.found[0]?.name).not.toBe('LF-13')
    })

    it('is the same under either id of two records that became one, and keeps what was said of the first', async () => {
      const { desk, elders } = await scene('王秀英', '王秀英')
      const [from, into] = elders as [Elder, Elder]
      await setEntry(world(), from.person, { lastVisitOn: '2026-11-10', uncalled: true, whereabouts: 'hospital' })
      await setEntry(world(), into.person, { lastVisitOn: '2026-11-03' })
      // Of two own phones none may be the other's.
      await owner().delete(helper).where(eq(helper.personId, from.person))
      await world().database.transaction((tx) => mergeInto(tx, world().keyring, from.person, into.person, world().now))
      expect(await entryOf(world(), from.person)).toBeUndefined()
      expect(await entryOf(world(), into.person)).toMatchObject({
        ...{ lastVisitOn: '2026-11-10', uncalled: true, whereabouts: 'hospital' },
      })
      expect((await desk.card(from.person)).id).toBe(into.person)
      expect((await desk.list()).total).toBe(1)
    })
  })

  describe('today', () => {
    it('has what is due, most urgent first, and how the month stands', async () => {
      const { desk, her, elders } = await scene('王秀英', '李桂花')
      await write(elders[1]!.person, { living: { has: ['alone'], not: [] } })
      await setEntry(world(), her.person, { unclaimed: 2 })
      await careOf(world(), her, her.person).help()
      const { items, counts } = await desk.today()
      expect(items.map(({ kind }) => kind)).toEqual(['found', 'request'])
      expect(items[0]).toMatchObject({ title: '1 位有待遇还没领', count: 1, person: null })
      expect(items[1]).toMatchObject({ title: '王秀英', caseKind: 'help', person: her.person })
      expect(counts).toEqual({ elders: 2, owed: 1, visited: 0, found: 2, open: 1 })
      expect(await linesOf(her.person, 'care.today')).toHaveLength(1)
      const other = await scene('张玉兰')
      expect((await other.desk.today()).items).toEqual([])
    })
  })
}
