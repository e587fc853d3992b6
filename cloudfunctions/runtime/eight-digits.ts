import { randomInt } from 'node:crypto'

/** The number of a case, or the code on a card: drawn, not counted, and short enough to be read out on the telephone. */
export const drawEightDigits = (): string => String(randomInt(10_000_000, 100_000_000))
