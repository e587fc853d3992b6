import { daily } from '../../../scripts/lib/daily'

const HOUR_MS = 3_600_000

describe('what is done daily', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  it('is done at once, once a day, and no more when it is stopped', async () => {
    const rounds: number[] = []
    const stop = await daily(
      async () => void rounds.push(Date.now()),
      () => undefined,
    )
    expect(rounds).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(23 * HOUR_MS)
    expect(rounds).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(26 * HOUR_MS)
    expect(rounds).toHaveLength(3)
    await stop()
    await jest.advanceTimersByTimeAsync(48 * HOUR_MS)
    expect(rounds).toHaveLength(3)
  })

  it('goes on after a round that failed, and says so', async () => {
    const faults: unknown[] = []
    let rounds = 0
    const work = async () => {
      rounds += 1
      if (rounds === 2) throw new Error('no database')
    }
    const stop = await daily(work, (error) => faults.push(error))
    await jest.advanceTimersByTimeAsync(48 * HOUR_MS)
    await stop()
    expect([rounds, faults]).toEqual([3, [new Error('no database')]])
  })

  it('fails at once when the first round does', async () => {
    await expect(
      daily(
        () => Promise.reject(new Error('no database')),
        () => undefined,
      ),
    ).rejects.toThrow('no database')
  })
})
