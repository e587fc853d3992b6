import { CommandError, progress } from './lib/command'
import { optionsOf, realDay } from './lib/given'
import { goThroughRegister } from './lib/match'
import { readSettings } from './lib/server-settings'
import { todayInChina } from './lib/today'

const USAGE = 'npm run match -- --city linfen [--on 2026-11-21] [--batch 1000]'
const MOST_AT_ONCE = 10_000
const text = { type: 'string' } as const

function batchOf(typed: string): number {
  const batch = Number(typed)
  if (Number.isInteger(batch) && batch >= 1 && batch <= MOST_AT_ONCE) return batch
  throw new CommandError(`--batch ${typed.slice(0, 20)} is no number of people: write one from 1 to ${MOST_AT_ONCE}.`)
}

/** `npm run match`: goes through a city's register for what people may have; stopped or killed, it goes on where it was. */
export async function main(argv: string[]): Promise<number> {
  const { city, on = todayInChina(), batch = '1000' } = optionsOf(argv, { city: text, on: text, batch: text }, USAGE)
  if (!city) throw new CommandError(`--city is missing. Use: ${USAGE}`)
  const wanted = { city, on: realDay('on', on), batch: batchOf(batch) }
  const settings = readSettings(process.env)
  const stop = new AbortController()
  const stopped = () => stop.abort()
  process.once('SIGINT', stopped)
  process.once('SIGTERM', stopped)
  try {
    const { run, lines } = await goThroughRegister(settings, wanted, stop.signal)
    for (const line of lines) process.stdout.write(`${line}\n`)
    if (run.finishedAt !== null) return 0
    progress('Stopped. The same command goes on from here, on the same day and with the same list.')
    return 2
  } finally {
    process.off('SIGINT', stopped)
    process.off('SIGTERM', stopped)
  }
}
