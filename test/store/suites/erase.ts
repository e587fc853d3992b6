import { and, eq } from 'drizzle-orm'
import {
  accessLog,
  account,
  careCase,
  caseEvent,
  consent,
  helper,
  invitation,
  judgement,
  notice,
  person,
  presence,
  recordChange,
  request,
} from '../../../cloudfunctions/database/schema'
import { Erased } from '../../../cloudfunctions/runtime/keyring'
import type { CaseCard, CaseThread } from '../../../src/contract/care'
import { currentText } from '../../../src/domain/consent/texts'
import { dataOf, type Somebody, type World } from '../world'
import { codeOf, fieldsOf, kitOf, newElder, stand, workerBeside } from './people-support'

export function eraseSuite(world: () => World): void {
  const kit = kitOf(world)

  describe('erasing a person', () => {
    /** An elder with everything that can be kept of her, and who may act for her. */
    async function known() {
      const elder = await newElder(world(), '王秀英', { street: '解放路街道' })
      const self = kit.as(elder, elder.person)
      dataOf(await self.ask('consent', { class: 'health', version: currentText('health').version, given: true }))
      const { version } = await self.record()
      dataOf(await self.ask('changeRecord', { version, changes: [{ key: 'disability', value: { grade: 2 } }] }))
      const facts = { birthDate: { value: '1944-03-05', source: 'self' } }
      const judged = { city: 'linfen', county: '141002', on: '2026-11-21', pack: 'linfen@1', facts, verdicts: [] }
      dataOf(await self.ask('saveJudgement', judged))
      const daughter = await world().newAccount('王丽')
      await stand(world(), daughter, elder.person)
      const worker = await workerBeside(world(), elder.person)
      const asked = await world().ask(
        'care',
        'askHelp',
        { city: 'linfen', title: '请社区帮我办:高龄津贴', words: '腿脚不便,请上门' },
        { session: elder.session, for: elder.person },
      )
      return { elder, self, daughter, worker, case: dataOf<{ thread: CaseThread }>(asked).thread.case }
    }
    const eraseHers = ({ self }: { self: ReturnType<typeof kit.as> }) => self.ask('erase', { name: ' 王 秀英' })

    it('makes all of hers unreadable, also with the master key, and keeps the chain', async () => {
      const hers = await known()
      const { owner } = world().database
      const id = hers.elder.person
      const rowsOf = async () => ({
        changes: await owner.select().from(recordChange).where(eq(recordChange.personId, id)),
        consents: await owner.select().from(consent).where(eq(consent.personId, id)),
        judgements: await owner.select().from(judgement).where(eq(judgement.personId, id)),
        cases: await owner.select().from(careCase).where(eq(careCase.personId, id)),
        events: await owner.select().from(caseEvent).where(eq(caseEvent.caseId, hers.case.id)),
        log: await owner.select().from(accessLog).where(eq(accessLog.personId, id)),
      })
      const [before] = await owner.select().from(person).where(eq(person.id, id))
      const rows = await rowsOf()
      expect(world().keyring.open(id, { ...before!, sealed: rows.changes[0]!.sealed })).toHaveProperty('key')
      dataOf(await eraseHers(hers))
      const [after] = await owner.select().from(person).where(eq(person.id, id))
      expect(after).toMatchObject({
        ...{ wrappedKey: null, identityHash: null, serviceCodeHash: null, erasedAt: world().now },
        ...{ residence: null, street: null, communityHash: null },
      })
      expect(after!.sealed).toHaveLength(0)
      const kept = await rowsOf()
      expect(kept.changes).toEqual(rows.changes)
      expect(kept.consents).toEqual(rows.consents)
      expect(kept.judgements).toEqual(rows.judgements)
      expect(kept.events.length).toBe(rows.events.length + 1)
      expect(kept.log.map(({ action }) => action)).toEqual(
        expect.arrayContaining([...rows.log.map(({ action }) => action), 'account.erase']),
      )
      const answers = await owner.select().from(request).where(eq(request.personId, id))
      expect(answers.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['account.changeRecord', 'account.saveJudgement', 'care.askHelp']),
      )
      const [actor] = await owner.select().from(account).where(eq(account.id, hers.elder.id))
      for (const { sealedAnswer } of answers)
        expect(() => world().keyring.open(actor!.id, { ...actor!, sealed: sealedAnswer })).toThrow()
      const sealed = [
        ...[...kept.changes, ...kept.judgements, ...kept.cases, ...kept.events].map((row) => row.sealed),
        ...answers.map(({ sealedAnswer }) => sealedAnswer),
      ]
      for (const bytes of sealed)
        expect(() => world().keyring.open(id, { wrappedKey: after!.wrappedKey, sealed: bytes })).toThrow(Erased)
    })

    it('takes her from everybody at once, and tells those who stood by her word', async () => {
      const hers = await known()
      const { elder, daughter, worker, self } = hers
      dataOf(await eraseHers(hers))
      for (const action of ['record', 'history', 'copy', 'accessLog', 'judgements', 'consents', 'erase'])
        for (const actor of [self, kit.as(daughter, elder.person), kit.as(worker, elder.person)])
          expect(codeOf(await actor.ask(action, action === 'erase' ? { name: '王秀英' } : {}))).toBe('forbidden')
      expect((await kit.as(daughter).people()).map(({ id }) => id)).not.toContain(elder.person)
      expect(await kit.told(daughter)).toContainEqual(expect.stringContaining('妈妈 的资料已经抹掉'))
      const rows = await kit.owner().select().from(helper).where(eq(helper.personId, elder.person))
      expect(rows.map(({ standing, sealedTold }) => [standing, sealedTold])).toEqual(rows.map(() => ['ended', null]))
      const open = and(eq(presence.personId, elder.person), eq(presence.staffId, worker.staff))
      const [sat] = await kit.owner().select().from(presence).where(open)
      expect(sat?.endedAt).toEqual(world().now)
    })

    it('ends her cases by an event, and leaves a desk that can still be read', async () => {
      const hers = await known()
      const held = { case: hers.case.id, version: hers.case.version }
      const asWorker = (action: string, data: object) =>
        world().ask('care', action, data, { session: hers.worker.session })
      dataOf(await asWorker('take', held))
      dataOf(await eraseHers(hers))
      const [row] = await kit.owner().select().from(careCase).where(eq(careCase.id, hers.case.id))
      expect(row).toMatchObject({ state: 'withdrawn', street: null, communityHash: null })
      for (const show of ['open', 'mine', 'done']) dataOf(await asWorker('desk', { show }))
      const county = await world().staff({ role: 'community-worker', county: '141002' })
      const done = await world().ask('care', 'desk', { show: 'done' }, { session: county.session })
      const { cases } = dataOf<{ cases: CaseCard[] }>(done)
      const title = cases.find(({ id }) => id === hers.case.id)?.title
      expect(title).not.toContain('高龄津贴')
      expect(await kit.told(hers.worker)).toContainEqual(expect.stringContaining(hers.case.number.slice(0, 4)))
    })

    it('wants her name once more, and is not a helper’s to do', async () => {
      const hers = await known()
      expect(fieldsOf(await hers.self.ask('erase', { name: '王秀' }))).toHaveProperty('name')
      expect(codeOf(await kit.as(hers.daughter, hers.elder.person).ask('erase', { name: '王秀英' }))).toBe('forbidden')
      expect((await hers.self.record()).lines.length).toBeGreaterThan(0)
    })

    it('looks to a helper whom she never agreed to like any other no', async () => {
      const hers = await known()
      const stranger = await world().newAccount('周强')
      await stand(world(), stranger, hers.elder.person, [], { standing: 'unconfirmed', relation: '邻居' })
      dataOf(await eraseHers(hers))
      const told = await kit.told(stranger)
      expect(told).toContainEqual(expect.stringContaining('没有同意'))
      expect(told.join()).not.toMatch(/抹掉|删除/)
    })

    it('is done at the counter too, and the worker is out by it; she may begin anew', async () => {
      const hers = await known()
      const beside = kit.as(hers.worker, hers.elder.person)
      dataOf(await beside.ask('erase', { name: '王秀英' }))
      expect(codeOf(await beside.ask('record'))).toBe('forbidden')
      expect(await kit.told(hers.elder)).toContainEqual(expect.stringContaining('您 的资料已经抹掉'))
      const anew = await kit.as(hers.elder).add({ name: '王秀英', relation: '本人' })
      expect(anew.id).not.toBe(hers.elder.person)
      expect((await kit.as(hers.elder, anew.id).record()).lines.map(({ key }) => key)).toEqual(['name'])
    })

    /** What others were told, as it stands in their inboxes. */
    const noticesOf = async (somebody: Somebody) => {
      const [key] = await kit.owner().select().from(account).where(eq(account.id, somebody.id))
      const rows = await kit.owner().select().from(notice).where(eq(notice.accountId, somebody.id))
      const opens = ({ sealed }: (typeof rows)[number]) => {
        try {
          return JSON.stringify(world().keyring.open(somebody.id, { wrappedKey: key!.wrappedKey, sealed }))
        } catch {
          return null
        }
      }
      return rows.map((row) => ({ personId: row.personId, own: opens(row) }))
    }

    it('takes what others were told of her out of their inboxes, and leaves that something was there', async () => {
      const hers = await known()
      const { elder, self, daughter, worker } = hers
      dataOf(await self.ask('invite', { scopes: ['view'] }))
      const { link } = await kit.as(daughter, elder.person).invite(['view'])
      const friend = await world().newAccount('周强')
      await kit.as(friend).accept({ link })
      for (const somebody of [daughter, worker]) {
        expect((await kit.told(somebody)).join()).toMatch(/王秀英|请社区帮我办/)
        for (const { personId, own } of await noticesOf(somebody)) expect([personId, own]).toEqual([elder.person, null])
      }
      const before = (await kit.told(daughter)).length
      dataOf(await eraseHers(hers))
      const told = await kit.told(daughter)
      // All of one moment, in whatever order.
      const gone = told.filter((words) => words.includes('资料已删除'))
      expect([gone.length, told.length]).toEqual([before, before + 1])
      expect(told).toContainEqual(expect.stringContaining('妈妈 的资料已经抹掉'))
      for (const somebody of [daughter, worker])
        for (const { own } of await noticesOf(somebody)) expect(own ?? '').not.toContain('王秀英')
      const inbox = await world().ask('notify', 'inbox', {}, { session: daughter.session })
      const { notices } = dataOf<{ notices: { link: unknown }[] }>(inbox)
      expect(notices.map((one) => one.link)).toEqual(notices.map(() => null))
    })

    it('empties every invitation to her, and so does each way in which one ends', async () => {
      const hers = await known()
      const { elder, self } = hers
      const sealedOf = async () => {
        const rows = await kit.owner().select().from(invitation).where(eq(invitation.personId, elder.person))
        return rows.map(({ status, sealed }) => [status, sealed.length > 0])
      }
      const [taken, refused, back, open] = [
        await self.invite(['view']),
        await self.invite(['view']),
        await self.invite(['view']),
        await self.invite(['view']),
      ]
      expect(open.invitation.status).toBe('open')
      await kit.as(await world().newAccount('周强')).accept({ link: taken.link })
      dataOf(await kit.as(await world().newAccount('赵红')).own('refuseInvitation', { link: refused.link }))
      dataOf(await self.ask('withdrawInvitation', { id: back.invitation.id }))
      expect((await sealedOf()).sort()).toEqual([
        ['accepted', false],
        ['open', true],
        ['refused', false],
        ['withdrawn', false],
      ])
      dataOf(await eraseHers(hers))
      expect((await sealedOf()).filter(([, some]) => some)).toEqual([])
    })

    it('and an acceptance at the same moment: one comes first, and nobody is told of a fault', async () => {
      for (let n = 0; n < 6; n += 1) {
        const { elder, self } = await kit.family()
        const invited = await Promise.all([self.invite(['view']), self.invite(['view'])])
        const friends = await Promise.all(invited.map(() => world().newAccount('周强')))
        const replies = await Promise.all([
          ...friends.map((friend, at) =>
            kit.as(friend).own('acceptInvitation', { link: invited[at]!.link, relation: '邻居' }),
          ),
          self.ask('erase', { name: '王秀英' }),
        ])
        expect(replies.map(codeOf).filter((code) => !['ok', 'not-found'].includes(code))).toEqual([])
        const rows = await kit.owner().select().from(helper).where(eq(helper.personId, elder.person))
        expect(rows.map(({ standing }) => standing)).toEqual(rows.map(() => 'ended'))
        expect(world().crashes.map(String)).toEqual([])
      }
    })

    it('and a new affair at the same moment leave none that is open', async () => {
      for (let n = 0; n < 6; n += 1) {
        const { elder, self } = await kit.family()
        const data = { city: 'linfen', title: '请社区帮我办:高龄津贴', words: '请上门' }
        const asked = () => world().ask('care', 'askHelp', data, { session: elder.session, for: elder.person })
        const replies = await Promise.all([asked(), asked(), self.ask('erase', { name: '王秀英' }), asked()])
        // Whoever comes just behind it may find that nobody knows any more where she lives.
        expect(replies.map(codeOf)).not.toContain('internal')
        const rows = await kit.owner().select().from(careCase).where(eq(careCase.personId, elder.person))
        expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'withdrawn'))
      }
    })
  })
}
