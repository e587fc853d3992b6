import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { assessmentFunction } from '../../../cloudfunctions/assessment'
import { resultSecretOf } from '../../../cloudfunctions/assessment/core/secret'
import { assessmentResult, file, person } from '../../../cloudfunctions/database/schema'
import { fileRoutes } from '../../../cloudfunctions/runtime/file-routes'
import { invoke } from '../../../cloudfunctions/runtime/invoke'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import type { FileStorage } from '../../../cloudfunctions/runtime/storage'
import { jpeg } from '../../support/made-pictures'
import type { OfficeThread } from '@/contract/assessment/office'
import { ASSESSMENT_GROUND, dataOf, type Somebody, type World } from '../world'
import { answersFor, newScene, put, signInput, tapsOfBoth, type Scene } from './assessment-form-support'
import { consentTo } from './assessment-support'
import { codeOf, fieldsOf } from './people-support'

interface Ticket {
  readonly id: string
  readonly url: string
  readonly ticket: string
}

const RECORDING = Buffer.concat([Buffer.from('ID3\u0004'), Buffer.alloc(400, 9)])

/** The function and the routes of a server that takes photos and recordings. */
function openServer(world: World) {
  const kept = new Map<string, Uint8Array>()
  const storage: FileStorage = {
    put: async (id, sealed) => void kept.set(id, sealed),
    get: async (id) => kept.get(id) ?? null,
    remove: async (id) => void kept.delete(id),
  }
  const { keyring, places, database, sessions } = world
  const fn = assessmentFunction({ keyring, places, files: storage, ...ASSESSMENT_GROUND })
  const log = { call: () => undefined, crash: (_id: string, error: unknown) => void world.crashes.push(error) }
  const around = { clock: () => world.now, log, callLimit: createRateLimit(10_000) }
  const store = { keyring, database, sessions }
  const routes = new Hono().route(
    '/api/file',
    fileRoutes({ ...around, store, storage }, () => 'test'),
  )
  const ask = (by: Somebody, action: string, data: object) =>
    invoke(
      fn,
      { ...around, store },
      { body: { action, data, requestId: randomUUID() }, session: by.session, sender: by.session },
    )
  const sent = async ({ team, visit }: Scene, type: string, bytes: Buffer) => {
    const given = dataOf<Ticket>(await ask(team.first, 'visitFile', { visit, type, size: bytes.length }))
    const reply = await routes.request(given.url, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: { authorization: `Bearer ${given.ticket}` },
    })
    return { ...given, status: reply.status }
  }
  const read = (by: Somebody, url: string) =>
    routes.request(url, { headers: { authorization: `Bearer ${by.session}` } })
  return { kept, ask, sent, read }
}

export function assessmentFilesSuite(world: () => World): void {
  describe('a photo and a recording of a visit', () => {
    it('lie sealed in the case, are signed with the form, and are read by the office', async () => {
      const [scene, server] = [await newScene(world()), openServer(world())]
      const { team, visit, official, her, office } = scene
      const photo = await server.sent(scene, 'image/jpeg', jpeg())
      const recording = await server.sent(scene, 'audio/mpeg', RECORDING)
      expect([photo.status, recording.status]).toEqual([200, 200])
      for (const { id } of [photo, recording, photo])
        expect(codeOf(await server.ask(team.first, 'visitFileArrived', { visit, id }))).toBe('ok')
      expect(Buffer.from(server.kept.get(recording.id)!).includes(RECORDING)).toBe(false)
      const rows = await world().database.owner.select().from(file).where(eq(file.personId, her.person))
      expect(rows.map(({ caseId }) => caseId)).toEqual([1, 2].map(() => office.thread.assessment.case))
      const n = await put(world(), team.first, visit, tapsOfBoth(answersFor(70), world().now))
      const strange = { ...signInput(world(), scene, n), files: [randomUUID()] }
      expect(Object.keys(fieldsOf(await server.ask(team.first, 'sign', strange)))).toEqual(['files'])
      const files = [photo.id, recording.id]
      expect(codeOf(await server.ask(team.first, 'sign', { ...signInput(world(), scene, n), files }))).toBe('ok')
      const { owner } = world().database
      const [result] = await owner.select().from(assessmentResult).where(eq(assessmentResult.visitId, visit))
      const [row] = await owner.select().from(person).where(eq(person.id, her.person))
      expect(resultSecretOf(world().keyring, row!, result!)?.files).toEqual(files)
      const heard = await server.read(official, recording.url)
      expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
      expect(Buffer.from(await heard.arrayBuffer())).toEqual(RECORDING)
    })

    it('are all signed with the form, of both devices, though the one that signs names none', async () => {
      const [scene, server] = [await newScene(world()), openServer(world())]
      const { team, visit, official, her, office } = scene
      const photo = await server.sent(scene, 'image/jpeg', jpeg())
      const recording = await server.sent({ ...scene, team: { ...team, first: team.second } }, 'audio/mpeg', RECORDING)
      const never = await server.sent(scene, 'image/jpeg', jpeg())
      expect(codeOf(await server.ask(team.first, 'visitFileArrived', { visit, id: photo.id }))).toBe('ok')
      expect(codeOf(await server.ask(team.second, 'visitFileArrived', { visit, id: recording.id }))).toBe('ok')
      // What she sent herself lies in the same case, and is no part of what was found.
      const hers = { id: randomUUID(), personId: her.person, byAccount: her.id, type: 'image/jpeg' } as const
      const caseId = office.thread.assessment.case
      await world()
        .database.owner.insert(file)
        .values({ ...hers, caseId, createdAt: world().now, arrivedAt: world().now })
      const n = await put(world(), team.first, visit, tapsOfBoth(answersFor(70), world().now))
      expect(codeOf(await server.ask(team.first, 'sign', signInput(world(), scene, n)))).toBe('ok')
      const read = dataOf<{ office: OfficeThread }>(await server.ask(official, 'officeCase', { case: caseId }))
      const told = [...(read.office.sheet?.files ?? [])].sort((a, b) => (a.type < b.type ? -1 : 1))
      expect(told).toEqual([
        { id: recording.id, type: 'audio/mpeg' },
        { id: photo.id, type: 'image/jpeg' },
      ])
      expect(told.map(({ id }) => id)).not.toContain(never.id)
    })

    it('are taken by her consent alone, and of what they say they are', async () => {
      const [scene, server] = [await newScene(world()), openServer(world())]
      const { team, visit, her } = scene
      expect((await server.sent(scene, 'audio/mp4', RECORDING)).status).toBe(400)
      await consentTo(world(), her, false)
      const asked = await server.ask(team.first, 'visitFile', { visit, type: 'audio/mpeg', size: 10 })
      expect(codeOf(asked)).toBe('forbidden')
    })

    it('are somebody else’s to nobody: neither another’s id nor one that has not come', async () => {
      const [scene, other, server] = [await newScene(world()), await newScene(world()), openServer(world())]
      const { id } = await server.sent(scene, 'audio/mpeg', RECORDING)
      const arrived = (by: Somebody, visit: string) => server.ask(by, 'visitFileArrived', { visit, id })
      expect(codeOf(await arrived(other.team.first, other.visit))).toBe('not-found')
      expect(codeOf(await arrived(scene.team.second, scene.visit))).toBe('not-found')
      const ticket = dataOf<Ticket>(
        await server.ask(scene.team.first, 'visitFile', { visit: scene.visit, type: 'audio/mpeg', size: 10 }),
      )
      const early = await server.ask(scene.team.first, 'visitFileArrived', { visit: scene.visit, id: ticket.id })
      expect(Object.keys(fieldsOf(early))).toEqual(['file'])
    })
  })
}
