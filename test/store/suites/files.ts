import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { accessLog, file, helper, person } from '../../../cloudfunctions/database/schema'
import { fileJobs, removeFiles } from '../../../cloudfunctions/runtime/files'
import { runDue } from '../../../cloudfunctions/runtime/jobs'
import { jpeg, png } from '../../support/made-pictures'
import { dataOf, type World } from '../world'
import { ASKED, HOME, newWorker } from './care-support'
import { openDesk } from './files-support'
import { codeOf, fieldsOf, newElder, stand } from './people-support'

const MB = 1024 * 1024

const errorOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string; fields?: Record<string, string> } }).error

export function filesSuite(world: () => World): void {
  describe('photos', () => {
    /** An elder with a photo that has come. */
    async function setScene(picture = jpeg()) {
      const desk = openDesk(world())
      const elder = await newElder(world(), '王秀英', HOME)
      const given = await desk.ticket(elder, elder.person, picture.length)
      const put = await desk.put(given.url, given.ticket, picture)
      return { desk, elder, given, put }
    }

    it('come in by their ticket, lie sealed, and are given back without place or device', async () => {
      const { desk, elder, given, put } = await setScene()
      expect([put.status, await put.json()]).toEqual([200, { ok: true, data: {} }])
      expect(given).toMatchObject({ url: `/api/file/${given.id}`, cloudPath: null })
      expect(codeOf(await desk.ask(elder, 'fileArrived', { id: given.id }, { for: elder.person }))).toBe('ok')
      const sealed = Buffer.from(desk.kept.get(given.id) ?? [])
      expect(sealed.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
      const { case: card, events } = await desk.help(elder, elder.person, [given.id])
      expect(events[0]?.files).toEqual([given.id])
      const { url } = dataOf<{ url: string }>(await desk.ask(elder, 'file', { case: card.id, id: given.id }))
      const bytes = Buffer.from(url.replace('data:image/jpeg;base64,', ''), 'base64')
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
      for (const trace of ['GPS', 'PHONE MODEL', 'IPTC', 'second picture']) expect(bytes.includes(trace)).toBe(false)
      const answer = await desk.get(given.url, elder)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/jpeg',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      expect(desk.crashes).toEqual([])
    })

    it('that are large are given as bytes, not inside an answer', async () => {
      const { desk, elder, given } = await setScene(jpeg({ filling: 80_000 }))
      const { case: card } = await desk.help(elder, elder.person, [given.id])
      const { url, path } = dataOf<{ url: string | null; path: string }>(
        await desk.ask(elder, 'file', { case: card.id, id: given.id }),
      )
      expect([url, path]).toEqual([null, given.url])
      const whole = await desk.ask(elder, 'file', { case: card.id, id: given.id, most: 200_000 })
      expect(dataOf<{ url: string }>(whole).url.length).toBeGreaterThan(100_000)
      expect(Number((await (await desk.get(path, elder)).arrayBuffer()).byteLength)).toBeGreaterThan(80_000)
    })

    it('need a ticket of their own: not another’s, not an altered, not an old one, not a session', async () => {
      const desk = openDesk(world())
      const elder = await newElder(world(), '王秀英', HOME)
      const picture = jpeg()
      const [one, two] = [
        await desk.ticket(elder, elder.person, picture.length),
        await desk.ticket(elder, elder.person, picture.length),
      ]
      const [ends, size, mac] = one.ticket.split('.')
      const wrong = [
        two.ticket,
        `${Number(ends) + 1}.${size}.${mac}`,
        `${ends}.${10 * MB}.${mac}`,
        `${ends}.${size}.${'0'.repeat(64)}`,
        elder.session,
        '',
      ]
      for (const ticket of wrong) expect((await desk.put(one.url, ticket, picture)).status).toBe(401)
      const before = world().now
      world().now = new Date(before.getTime() + 11 * 60_000)
      const late = await desk.put(one.url, one.ticket, picture)
      world().now = before
      expect(late.status).toBe(401)
      expect((await desk.put('/api/file/../../etc/passwd', one.ticket, picture)).status).toBe(404)
      expect((await desk.put('/api/file/1', one.ticket, picture)).status).toBe(404)
      expect(desk.kept.size).toBe(0)
    })

    it.each([
      ['bigger than was said', jpeg({ filling: 5000 }), 1000, /没有传完整/],
      ['smaller than was said', jpeg(), 5000, /没有传完整/],
      ['a PDF by the name of a JPEG', Buffer.from('%PDF-1.7 something'), 18, /不是照片/],
      ['a bomb', jpeg({ width: 60_000, height: 60_000 }), 0, /太大/],
    ])('are refused at their field: %s', async (_what, bytes, size, words) => {
      const desk = openDesk(world())
      const elder = await newElder(world(), '王秀英', HOME)
      const given = await desk.ticket(elder, elder.person, size || bytes.length)
      const answer = await desk.put(given.url, given.ticket, bytes)
      expect(answer.status).toBe(400)
      expect((await errorOf(answer)).fields?.['file']).toMatch(words)
      expect(desk.kept.size).toBe(0)
      expect(codeOf(await desk.ask(elder, 'fileArrived', { id: given.id }, { for: elder.person }))).toBe('invalid')
      const refused = await desk.ask(elder, 'askHelp', { ...ASKED, files: [given.id] }, { for: elder.person })
      expect(fieldsOf(refused)).toHaveProperty('files')
    })

    it('above ten megabytes are not kept, whatever the ticket says', async () => {
      const desk = openDesk(world())
      const elder = await newElder(world(), '王秀英', HOME)
      expect(
        fieldsOf(await desk.ask(elder, 'fileTicket', { type: 'image/jpeg', size: 10 * MB + 1 }, { for: elder.person })),
      ).toHaveProperty('size')
      const given = await desk.ticket(elder, elder.person, 10 * MB)
      const answer = await desk.put(given.url, given.ticket, Buffer.alloc(10 * MB + 1))
      expect([answer.status, (await errorOf(answer)).fields]).toEqual([400, { file: '照片不能超过10MB' }])
      expect(desk.kept.size).toBe(0)
    })

    it('of another type than was said are refused', async () => {
      const desk = openDesk(world())
      const elder = await newElder(world(), '王秀英', HOME)
      const given = await desk.ticket(elder, elder.person, png().length, 'image/jpeg')
      expect((await desk.put(given.url, given.ticket, png())).status).toBe(400)
      const right = await desk.ticket(elder, elder.person, png().length, 'image/png')
      expect((await desk.put(right.url, right.ticket, png())).status).toBe(200)
    })

    it('that came once are not changed by a second sending', async () => {
      const { desk, given } = await setScene()
      const before = desk.kept.get(given.id)
      expect((await desk.put(given.url, given.ticket, jpeg())).status).toBe(200)
      expect(desk.kept.get(given.id)).toBe(before)
    })

    it('are read by whoever may read the case, and for everybody else are not there', async () => {
      const { desk, elder, given } = await setScene()
      const daughter = await world().newAccount('王丽')
      const link = await stand(world(), daughter, elder.person, ['view'])
      const worker = await newWorker(world())
      const strangers = [
        await world().newAccount('路人'),
        await newWorker(world(), '别街', { street: '鼓楼西街街道' }),
        await world().staff({ role: 'operator' }),
      ]
      // While its message is being written, its writer alone.
      for (const reader of [daughter, worker, ...strangers])
        expect((await desk.get(given.url, reader)).status).toBe(404)
      expect((await desk.get(given.url, elder)).status).toBe(200)
      const { case: card } = await desk.help(elder, elder.person, [given.id])
      for (const reader of [elder, daughter, worker]) expect((await desk.get(given.url, reader)).status).toBe(200)
      const missing = await (await desk.get(`/api/file/${randomUUID()}`, strangers[0])).text()
      for (const stranger of strangers) {
        const refused = await desk.get(given.url, stranger)
        expect([refused.status, await refused.text()]).toEqual([404, missing])
        expect(codeOf(await desk.ask(stranger, 'file', { case: card.id, id: given.id }))).toBe('not-found')
      }
      expect((await desk.get(given.url)).status).toBe(401)
      const seen = await world().database.owner.select().from(accessLog).where(eq(accessLog.personId, elder.person))
      expect(
        seen
          .filter(({ action }) => action === 'care.file')
          .map(({ accountId }) => accountId)
          .sort(),
      ).toEqual([daughter.id, worker.id].sort())
      await world().database.owner.update(helper).set({ standing: 'ended' }).where(eq(helper.id, link))
      expect((await desk.get(given.url, daughter)).status).toBe(404)
    })

    it('of one case are not reached through another', async () => {
      const { desk, elder, given } = await setScene()
      await desk.help(elder, elder.person, [given.id])
      const other = await desk.help(elder, elder.person, [])
      expect(codeOf(await desk.ask(elder, 'file', { case: other.case.id, id: given.id }))).toBe('not-found')
      const twice = await desk.ask(elder, 'askHelp', { ...ASKED, files: [given.id] }, { for: elder.person })
      expect(fieldsOf(twice)).toHaveProperty('files')
    })

    it('that nobody sends are gone after a day; those of a case stay', async () => {
      const { desk, elder, given } = await setScene()
      const used = await desk.ticket(elder, elder.person, jpeg().length)
      await desk.put(used.url, used.ticket, jpeg())
      await desk.help(elder, elder.person, [used.id])
      const tomorrow = new Date(world().now.getTime() + 24 * 3_600_000)
      await runDue(world().database, fileJobs(desk.storage), tomorrow, (error) => {
        throw error
      })
      expect([...desk.kept.keys()]).toEqual([used.id])
      const [row] = await world().database.owner.select().from(file).where(eq(file.id, given.id))
      expect(row?.removedAt).toEqual(tomorrow)
    })

    it('of an erased elder cannot be read again, and their bytes go', async () => {
      const { desk, elder, given } = await setScene()
      await desk.help(elder, elder.person, [given.id])
      const { database, now } = world()
      await database.owner.update(person).set({ wrappedKey: null }).where(eq(person.id, elder.person))
      expect((await desk.get(given.url, elder)).status).toBe(404)
      await database.transaction((tx) => removeFiles(tx, [elder.person], now))
      expect((await desk.get(given.url, elder)).status).toBe(404)
      await runDue(database, fileJobs(desk.storage), now, (error) => {
        throw error
      })
      expect(desk.kept.has(given.id)).toBe(false)
    })

    it('laid into CloudBase by a phone are taken in from their own place only, and removed there', async () => {
      const laid = new Map<string, Buffer>()
      const desk = openDesk(world(), {
        pathFor: (id) => `incoming/${id}`,
        async fetch(fileId) {
          const bytes = laid.get(fileId)
          if (!bytes) throw new Error('not there')
          return bytes
        },
        remove: async (id) => void laid.delete(`cloud://env.b/incoming/${id}`),
      })
      const elder = await newElder(world(), '王秀英', HOME)
      const given = await desk.ticket(elder, elder.person, jpeg().length)
      expect(given.cloudPath).toBe(`incoming/${given.id}`)
      const arrived = (fileId?: string) =>
        desk.ask(elder, 'fileArrived', { id: given.id, fileId }, { for: elder.person })
      const [own, foreign] = [`cloud://env.b/incoming/${given.id}`, `cloud://env.b/files/${randomUUID()}`]
      laid.set(foreign, jpeg())
      for (const wrong of [undefined, foreign, own]) expect(codeOf(await arrived(wrong))).toBe('invalid')
      laid.set(own, jpeg())
      expect(codeOf(await arrived(own))).toBe('ok')
      expect([...laid.keys()]).toEqual([foreign])
      expect(desk.kept.has(given.id)).toBe(true)
      expect(codeOf(await arrived(own))).toBe('ok')
    })

    it('laid into CloudBase are removed when they are refused, and after a day when they were never announced', async () => {
      const laid = new Map<string, Buffer>()
      const placeOf = (id: string) => `cloud://env.b/incoming/${id}`
      const desk = openDesk(world(), {
        pathFor: (id) => `incoming/${id}`,
        fetch: async (fileId) => laid.get(fileId) ?? Buffer.alloc(0),
        remove: async (id) => void laid.delete(placeOf(id)),
      })
      const elder = await newElder(world(), '王秀英', HOME)
      const arrived = (id: string) => desk.ask(elder, 'fileArrived', { id, fileId: placeOf(id) }, { for: elder.person })
      for (const bad of [Buffer.from('%PDF-1.7 something'), Buffer.alloc(10 * MB + 1)]) {
        const { id } = await desk.ticket(elder, elder.person, 9)
        laid.set(placeOf(id), bad)
        expect(fieldsOf(await arrived(id))).toHaveProperty('file')
        expect(laid.size).toBe(0)
      }
      const { id } = await desk.ticket(elder, elder.person, 9)
      laid.set(placeOf(id), jpeg())
      const tomorrow = new Date(world().now.getTime() + 24 * 3_600_000)
      await runDue(world().database, fileJobs(desk.storage), tomorrow, (error) => {
        throw error
      })
      expect(laid.size).toBe(0)
    })

    it('hold nothing in the database while they are stored and read', async () => {
      const { desk, elder } = await setScene()
      const given = await desk.ticket(elder, elder.person, jpeg().length)
      const { put, get } = desk.storage
      const seen: string[] = []
      // Whoever changes the row meanwhile does not wait for the storage.
      const touch = async (what: string) => {
        const { owner } = world().database
        await owner.update(file).set({ createdAt: world().now }).where(eq(file.id, given.id))
        seen.push(what)
      }
      Object.assign(desk.storage, {
        put: async (id: string, sealed: Uint8Array) => touch('put').then(() => put(id, sealed)),
        get: async (id: string) => touch('get').then(() => get(id)),
      })
      expect((await desk.put(given.url, given.ticket, jpeg())).status).toBe(200)
      expect((await desk.get(given.url, elder)).status).toBe(200)
      expect(seen).toEqual(['put', 'get'])
    })

    it('of an elder who is erased while they are stored do not stay', async () => {
      const { desk, elder } = await setScene()
      const given = await desk.ticket(elder, elder.person, jpeg().length)
      const { put } = desk.storage
      Object.assign(desk.storage, {
        put: async (id: string, sealed: Uint8Array) => {
          await world().database.transaction((tx) => removeFiles(tx, [elder.person], world().now))
          await put(id, sealed)
        },
      })
      expect((await desk.put(given.url, given.ticket, jpeg())).status).toBe(404)
      expect(desk.kept.has(given.id)).toBe(false)
    })

    it('are not taken where nothing keeps them, and that is said', async () => {
      const elder = await newElder(world(), '王秀英', HOME)
      const { session, person: id } = elder
      const reply = await world().ask('care', 'fileTicket', { type: 'image/jpeg', size: 9 }, { session, for: id })
      expect(codeOf(reply)).toBe('unavailable')
    })
  })
}
