/** One measured figure, as `npm run bench -- --json FILE` writes it. */
export interface Result {
  readonly id: string
  /** The median of the runs. */
  readonly value: number
  readonly unit: string
  readonly peer?: string
  readonly peerValue?: number
  /** How many times the peer's figure ours is, where more is better. */
  readonly ratio?: number
  readonly runs: number
  readonly note?: string
}

/** Something to be measured; what it needs is made when it runs. */
export interface Bench {
  readonly id: string
  readonly run: () => Promise<Result>
}

const MS = 1e6

/** Milliseconds that some work took. */
export async function timed(work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / MS
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length === 0) throw new Error('The median of nothing.')
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const LEAST_MS = 200
const SECOND_MS = 1_000
const US = 1_000

/** Milliseconds of processor time that this process has used: what other programs take meanwhile is not counted. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / US
}

/** Things a second of one core, for work that does `count` of them; it is done again until the clock can tell. */
export async function coreRate(count: number, work: () => unknown): Promise<number> {
  let done = 0
  let took = 0
  while (took < LEAST_MS) {
    const start = processorMs()
    await work()
    took += processorMs() - start
    done += count
  }
  return (done / took) * SECOND_MS
}

/** Runs ours and a peer in turn, so that a busy machine is busy for both. Answers the medians. */
export async function inTurn(
  runs: number,
  ours: () => Promise<number>,
  peer: () => Promise<number>,
): Promise<{ value: number; peerValue: number; ratio: number }> {
  const [own, other]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run++) {
    own.push(await ours())
    other.push(await peer())
  }
  const [value, peerValue] = [median(own), median(other)]
  return { value, peerValue, ratio: value / peerValue }
}
