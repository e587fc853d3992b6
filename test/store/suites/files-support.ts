import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { careFunction } from '../../../cloudfunctions/care'
import { fileRoutes } from '../../../cloudfunctions/runtime/file-routes'
import { invoke } from '../../../cloudfunctions/runtime/invoke'
import { placesOf } from '../../../cloudfunctions/runtime/places'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import type { FileStorage, Incoming } from '../../../cloudfunctions/runtime/storage'
import type { CaseThread } from '../../../src/contract/care'
import { CARE_GROUND, COUNTIES, dataOf, type Somebody, type World } from '../world'
import { ASKED } from './care-support'

/** A place for one photo. */
export interface Ticket {
  readonly id: string
  readonly url: string
  readonly ticket: string
  readonly cloudPath: string | null
}

function memoryStorage(incoming?: Incoming) {
  const kept = new Map<string, Uint8Array>()
  const storage: FileStorage = {
    put: async (id, sealed) => void kept.set(id, sealed),
    get: async (id) => kept.get(id) ?? null,
    remove: async (id) => void kept.delete(id),
    ...(incoming && { incoming }),
  }
  return { kept, storage }
}

/** The functions and routes of a server that takes photos. */
export function openDesk(world: World, incoming?: Incoming) {
  const { kept, storage } = memoryStorage(incoming)
  const { keyring, database, sessions } = world
  const places = placesOf(COUNTIES.map(({ code, name }) => ({ code, name, city: 'linfen', cityName: '临汾市' })))
  const care = careFunction({ keyring, places, files: storage, ...CARE_GROUND })
  const crashes: unknown[] = []
  const log = { call: () => undefined, crash: (_id: string, error: unknown) => void crashes.push(error) }
  const around = { clock: () => world.now, log, callLimit: createRateLimit(10_000) }
  const store = { keyring, database, sessions }
  const server = new Hono().route(
    '/api/file',
    fileRoutes({ ...around, store, storage }, () => 'test'),
  )
  const ask = (by: Somebody, action: string, data: object, more: object = {}) =>
    invoke(
      care,
      { ...around, store },
      { body: { action, data, requestId: randomUUID(), ...more }, session: by.session, sender: by.session },
    )
  return {
    ...{ kept, storage, crashes, ask },
    ticket: async (by: Somebody, person: string, size: number, type = 'image/jpeg') =>
      dataOf<Ticket>(await ask(by, 'fileTicket', { type, size }, { for: person })),
    put: (url: string, bearer: string, body: Buffer) =>
      server.request(url, {
        method: 'PUT',
        body: new Uint8Array(body),
        headers: { authorization: `Bearer ${bearer}` },
      }),
    get: (url: string, by?: Somebody) =>
      server.request(url, by ? { headers: { authorization: `Bearer ${by.session}` } } : {}),
    help: async (by: Somebody, person: string, files: string[]) =>
      dataOf<{ thread: CaseThread }>(await ask(by, 'askHelp', { ...ASKED, files }, { for: person })).thread,
  }
}
