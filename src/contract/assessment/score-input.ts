import * as z from 'zod/mini'
import type { ScoreInput } from '@/domain/assessment/score'
import { byPath, faultsOf, unknownKeys } from '../fact-faults'

/**
 * What is scored, as a file gives it. Everything may be left out: no scores, no diagnosis, nothing that happened. Whether a score is one
 * of its item's options the domain knows.
 */

const FLAG = z.boolean('要写true或者false')
const EVENTS = z.int('要写0以上的整数').check(z.gte(0, '要写0以上的整数'), z.lte(999, '最多写999'))
const SCORES = z.custom<Record<string, unknown>>(isObject, '要写成{"B.1.1": 4, …}')

const KEYS = { scores: SCORES, coma: FLAG, dementia: FLAG, mentalDisorder: FLAG, riskEvents30d: EVENTS } as const

const NOTHING: ScoreInput = { scores: {}, coma: false, dementia: false, mentalDisorder: false, riskEvents30d: 0 }

export type ReadScores =
  | { readonly ok: true; readonly input: ScoreInput }
  | { readonly ok: false; readonly fields: Readonly<Record<string, string>> }

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads what a file says; what is wrong is told by its path, all of it at once. */
export function parseScores(json: unknown): ReadScores {
  if (!isObject(json)) return { ok: false, fields: { '': '要写成{"scores": {"B.1.1": 4, …}}' } }
  const told = Object.keys(json)
  const strangers = told.filter((key) => !Object.keys(KEYS).includes(key))
  const faults = Object.entries(KEYS).flatMap(([key, schema]) =>
    told.includes(key) ? faultsOf(schema, json[key], [key]) : [],
  )
  const all = [...strangers.map((key) => [key, unknownKeys([key], '内容')] as const), ...faults]
  return all.length > 0 ? { ok: false, fields: byPath(all) } : { ok: true, input: { ...NOTHING, ...json } }
}
