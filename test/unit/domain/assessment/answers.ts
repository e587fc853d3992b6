import { GBT_42195 } from '../../../../src/domain/assessment/gbt-42195'
import { itemsOf, type ItemKey } from '../../../../src/domain/assessment/instrument'
import type { ScoreInput } from '../../../../src/domain/assessment/score'

/** Every item of the standard with its highest score, told apart from the code: policy/03, C1.1. */
export const HIGHEST: Readonly<Record<ItemKey, number>> = {
  ...{ 'B.1.1': 4, 'B.1.2': 4, 'B.1.3': 4, 'B.1.4': 4, 'B.1.5': 4, 'B.1.6': 4, 'B.1.7': 4, 'B.1.8': 4 },
  ...{ 'B.2.1': 4, 'B.2.2': 4, 'B.2.3': 4, 'B.2.4': 3 },
  ...{ 'B.3.1': 4, 'B.3.2': 4, 'B.3.3': 4, 'B.3.4': 4, 'B.3.5': 4, 'B.3.6': 4, 'B.3.7': 1, 'B.3.8': 1, 'B.3.9': 2 },
  ...{ 'B.4.1': 2, 'B.4.2': 2, 'B.4.3': 4, 'B.4.4': 3, 'B.4.5': 4 },
}

export const ITEMS = itemsOf(GBT_42195)

/** Scores that add up to a total: as much as each item has, from the first on. */
export function scoresFor(total: number): Record<ItemKey, number> {
  let left = total
  return Object.fromEntries(
    Object.entries(HIGHEST).map(([key, most]) => {
      const score = Math.min(left, most)
      left -= score
      return [key, score]
    }),
  )
}

/** Somebody with a total and nothing else. */
export const told = (total: number, more: Partial<ScoreInput> = {}): ScoreInput => ({
  ...{ scores: scoresFor(total), coma: false, dementia: false, mentalDisorder: false, riskEvents30d: 0 },
  ...more,
})
