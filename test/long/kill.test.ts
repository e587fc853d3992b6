import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer, type TestServer } from '../support/server'
import { callWire } from '../support/wire'

/** The embedded database under power cuts: whatever was answered «done» is there when the server comes back. */
const CUTS = 6
/** How long the server writes before each cut; odd numbers, so that cuts fall at different places of a write. */
const WRITING_MS = [150, 370, 730, 1130, 1510, 2030]

let folder: string
let server: TestServer

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'senior-care-kill-'))
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const nameOf = (number: number): string =>
  [...String(number)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')

/** Adds elders one after the other until the server is gone, and gives back the names of those it confirmed. */
async function addUntilGone(session: string, cut: number): Promise<string[]> {
  const confirmed: string[] = []
  for (let number = 0; ; number += 1) {
    const name = `老人${nameOf(cut)}之${nameOf(number)}`
    try {
      await callWire(server.origin, 'account', 'addPerson', { name, relation: '邻居' }, session)
    } catch {
      return confirmed
    }
    confirmed.push(name)
  }
}

it('keeps every confirmed write through power cuts', async () => {
  const confirmed: string[] = []
  for (let cut = 0; cut < CUTS; cut += 1) {
    server = await startServer(folder)
    const { session } = await callWire(server.origin, 'account', 'signInDemo', { identity: 'daughter' })
    const { people } = await callWire(server.origin, 'account', 'me', {}, session)
    const names = new Set(people.map(({ name }) => name))
    expect(confirmed.filter((name) => !names.has(name))).toEqual([])

    const adding = addUntilGone(session, cut)
    await new Promise((resolve) => setTimeout(resolve, WRITING_MS[cut]))
    await server.kill()
    confirmed.push(...(await adding))
  }
  expect(confirmed.length).toBeGreaterThan(CUTS)
}, 300_000)
