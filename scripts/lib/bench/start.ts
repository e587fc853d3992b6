import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startServer } from '../../../test/support/server'
import { median, timed, type Bench } from './measure'

const RUNS = 5

/** From `npm start` to the line with the address, when the app is built and the database has been filled before. */
async function warmStart() {
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-bench-'))
  try {
    // The first one builds, migrates and fills.
    await (await startServer(folder)).stop()
    const values: number[] = []
    for (let run = 0; run < RUNS; run++) {
      let stop = async () => {}
      values.push(await timed(async () => (stop = (await startServer(folder)).stop)))
      await stop()
    }
    return { id: 'start.warm', value: median(values), unit: 'ms', runs: RUNS }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const START_BENCHES: readonly Bench[] = [{ id: 'start.warm', run: warmStart }]
