import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { waitForLock } from '../../scripts/lib/lock.cjs'
import { startingAt, startServer, type TestServer } from './server'
import { sharedFolder } from './shared-server'

/** The morning of the stories, before any of them begins. */
const DAWN = '2026-11-23T08:00:00+08:00'

/** A data folder as the first start of that morning leaves it. */
async function sown(folder: string): Promise<string> {
  const server = await startServer(folder, startingAt(DAWN))
  await server.stop()
  return folder
}

/**
 * A town of its own for a story of 23 November 2026: what a first start sows takes longer than all the rest of a start, so it is
 * done once a run and copied.
 * @returns a data folder, for its caller to take away
 */
export async function townFolder(): Promise<string> {
  const own = mkdtempSync(path.join(tmpdir(), 'senior-care-town-'))
  const shared = sharedFolder()
  if (!shared) return sown(own)
  const town = path.join(shared, 'town')
  const lock = await waitForLock(`${town}.lock`, 'sowing a town', () => undefined)
  try {
    // Whole or not at all: a start that fails leaves nothing for the next to stumble over.
    if (!existsSync(town)) renameSync(await sown(mkdtempSync(`${town}-`)), town)
  } finally {
    lock.release()
  }
  cpSync(town, own, { recursive: true })
  return own
}

/** A server in a town of its own, which goes with it. @param now of its clock when it starts, later than eight on that morning */
export async function startTown(now: string): Promise<TestServer> {
  const folder = await townFolder()
  const server = await startServer(folder, startingAt(now))
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, stop }
}
