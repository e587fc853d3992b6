import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { accessLog, consent, file, person, visit } from '../../../cloudfunctions/database/schema'
import type { CaseThread } from '../../../src/contract/care'
import type { ElderCard } from '../../../src/contract/care/elders'
import type { DueVisit } from '../../../src/contract/care/visits'
import { jpeg } from '../../support/made-pictures'
import { dataOf, type Somebody, type Worker, type World } from '../world'
import { openDesk, type Ticket } from './files-support'
import { actor, codeOf, fieldsOf, wordsOf, type Elder } from './people-support'
import { agreeTo, freshStreet, GOOD, newWorkerOf, visited } from './visits-support'

const HOUR = 3_600_000
const PROBLEM = { findings: { ...GOOD, safety: 'problem' }, words: '煤气管老化' }

/** Photos of what was found on a 探访: with her consent, in the case that comes of it. */
export function deskVisitPhotosSuite(world: () => World): void {
  type Desk = ReturnType<typeof openDesk>

  async function setScene({ agrees }: { readonly agrees: boolean }) {
    const street = freshStreet()
    const [worker, her] = [await newWorkerOf(world(), street), await visited(world(), street)]
    if (agrees) await agreeTo(world(), her, 'place')
    return { desk: openDesk(world()), street, worker, her }
  }
  const place = (desk: Desk, by: Somebody, person: string) =>
    desk.ask(by, 'elderPhoto', { person, type: 'image/jpeg', size: jpeg().length })
  /** A photo that has come. @returns its id */
  async function taken(desk: Desk, worker: Worker, { person }: Elder): Promise<string> {
    const { id, url, ticket } = dataOf<Ticket>(await place(desk, worker, person))
    await desk.put(url, ticket, jpeg())
    expect(codeOf(await desk.ask(worker, 'elderPhotoArrived', { person, id }))).toBe('ok')
    return id
  }
  const record = (desk: Desk, worker: Worker, { person }: Elder, more: object) => {
    const at = new Date(world().now.getTime() - HOUR).toISOString()
    return desk.ask(worker, 'recordVisit', { person, at, mode: 'in-person', outcome: 'seen', ...PROBLEM, ...more })
  }
  const visitsOf = ({ person }: Elder) => world().database.owner.select().from(visit).where(eq(visit.personId, person))
  const filesOf = ({ person }: Elder) => world().database.owner.select().from(file).where(eq(file.personId, person))
  const takesBack = (her: Elder) =>
    world()
      .database.owner.insert(consent)
      .values({
        ...{ id: randomUUID(), personId: her.person, class: 'place', version: '1', given: false, way: 'own-phone' },
        ...{ byAccount: her.id, ground: 'self', createdAt: world().now },
      })

  describe('photos of a visit', () => {
    it('stand in the case that comes of it, once, and are read there by whoever goes next', async () => {
      const { desk, street, worker, her } = await setScene({ agrees: true })
      const id = await taken(desk, worker, her)
      const asked = { files: [id] }
      const { cases } = dataOf<{ cases: { id: string }[] }>(await record(desk, worker, her, asked))
      const again = dataOf<{ cases: { id: string }[] }>(await record(desk, worker, her, asked))
      expect(again.cases).toEqual(cases)
      const about = { case: cases[0]!.id }
      const colleague = await newWorkerOf(world(), street, { name: '周强' })
      const { thread } = dataOf<{ thread: CaseThread }>(await desk.ask(colleague, 'thread', about))
      expect(thread.events[0]?.files).toEqual([id])
      const { url } = dataOf<{ url: string }>(await desk.ask(colleague, 'file', { ...about, id }))
      expect(url).toMatch(/^data:image\/jpeg;base64,/)
      const stranger = await newWorkerOf(world(), freshStreet())
      expect(codeOf(await desk.ask(stranger, 'file', { ...about, id }))).toBe('not-found')
      expect(desk.crashes).toEqual([])
    })

    it('are not taken without her consent, and the visit is written down without them', async () => {
      const { desk, worker, her } = await setScene({ agrees: false })
      const refused = await place(desk, worker, her.person)
      expect([codeOf(refused), wordsOf(refused)]).toEqual([
        'forbidden',
        expect.stringMatching(/老人没有同意.*不能拍照/),
      ])
      expect(await filesOf(her)).toEqual([])
      expect(codeOf(await record(desk, worker, her, {}))).toBe('ok')
      expect(await visitsOf(her)).toHaveLength(1)
    })

    it('leave a line in «谁看过», also where she does not agree: whoever asks is told whether she does', async () => {
      const { desk, worker, her } = await setScene({ agrees: false })
      const lines = () =>
        world()
          .database.owner.select()
          .from(accessLog)
          .where(and(eq(accessLog.personId, her.person), eq(accessLog.action, 'care.elderPhoto')))
      expect(codeOf(await place(desk, worker, her.person))).toBe('forbidden')
      expect(await lines()).toMatchObject([{ accountId: worker.id, ground: 'task' }])
      await agreeTo(world(), her, 'place')
      expect(codeOf(await place(desk, worker, her.person))).toBe('ok')
      expect(await lines()).toHaveLength(2)
      const seen = await actor(world(), her, her.person).ask('accessLog')
      expect(JSON.stringify(seen.answer)).toContain('探访时要拍照')
    })

    it('hold nobody up while storage fetches and keeps them', async () => {
      // The embedded engine has one connection: nobody can come in between.
      if (world().database.engine === 'pglite') return
      const street = freshStreet()
      const [worker, her] = [await newWorkerOf(world(), street), await visited(world(), street)]
      await agreeTo(world(), her, 'place')
      let free = 0
      const isFree = async () => {
        const one = eq(person.id, her.person)
        await world().database.transaction((tx) =>
          tx.select().from(person).where(one).for('no key update', { noWait: true }),
        )
        free += 1
      }
      const desk = openDesk(world(), {
        pathFor: (id) => `incoming/${id}`,
        fetch: async () => isFree().then(() => jpeg()),
        remove: () => Promise.resolve(),
      })
      const { id, cloudPath } = dataOf<Ticket>(await place(desk, worker, her.person))
      const arrives = { person: her.person, id, fileId: `cloud://a.b/${cloudPath}` }
      expect(codeOf(await desk.ask(worker, 'elderPhotoArrived', arrives))).toBe('ok')
      expect(free).toBe(1)
      expect(codeOf(await record(desk, worker, her, { files: [id] }))).toBe('ok')
    })

    it('are offered by what her card and the plan say: whether she agrees that her place is kept', async () => {
      const { desk, worker, her } = await setScene({ agrees: false })
      const said = async () => {
        const { elder } = dataOf<{ elder: ElderCard }>(await desk.ask(worker, 'elder', { person: her.person }))
        const { due } = dataOf<{ due: DueVisit[] }>(await desk.ask(worker, 'visitPlan', {}))
        return [elder.placeAgreed, due[0]?.placeAgreed]
      }
      expect(await said()).toEqual([false, false])
      await agreeTo(world(), her, 'place')
      expect(await said()).toEqual([true, true])
      await takesBack(her)
      expect(await said()).toEqual([false, false])
    })

    it('that she agrees to no longer are refused at their field; nothing is written until they are left out', async () => {
      const { desk, worker, her } = await setScene({ agrees: true })
      const files = [await taken(desk, worker, her)]
      await takesBack(her)
      expect(fieldsOf(await record(desk, worker, her, { files }))).toEqual({
        files: expect.stringMatching(/老人没有同意/),
      })
      expect(await visitsOf(her)).toEqual([])
      expect(codeOf(await record(desk, worker, her, {}))).toBe('ok')
    })

    it('are his own and hers: not a colleague’s, not another elder’s, not one that never came', async () => {
      const { desk, street, worker, her } = await setScene({ agrees: true })
      const [colleague, other] = [await newWorkerOf(world(), street), await visited(world(), street, '李桂英')]
      await agreeTo(world(), other, 'place')
      const unsent = dataOf<Ticket>(await place(desk, worker, her.person)).id
      for (const foreign of [await taken(desk, colleague, her), await taken(desk, worker, other), unsent])
        expect(Object.keys(fieldsOf(await record(desk, worker, her, { files: [foreign] })))).toEqual(['files'])
      expect(await visitsOf(her)).toEqual([])
      const arrives = { person: her.person, id: unsent }
      expect(codeOf(await desk.ask(colleague, 'elderPhotoArrived', arrives))).toBe('not-found')
      const stranger = await newWorkerOf(world(), freshStreet())
      expect(codeOf(await place(desk, stranger, her.person))).toBe('not-found')
    })
  })
}
