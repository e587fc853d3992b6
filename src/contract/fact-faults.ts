import type * as z from 'zod/mini'

/** How much of a wrong value is said back. */
const QUOTED = 40
/** How many faults are told at once: more than anybody mends in one go. */
const MOST_FAULTS = 20
/** How many keys of one place are named. */
const MOST_KEYS = 5

const quoted = (value: unknown): string =>
  `「${(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, QUOTED)}」`

/** What stands at a path of the input; undefined where nothing does. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value)
}

/** «第2个「rich」不对,只能是…»: which entry, what was typed, what belongs there. */
export function wrongValue(value: unknown, message: string, last?: PropertyKey): string {
  if (value === undefined) return `缺了这一项,${message}`
  return `${typeof last === 'number' ? `第${last + 1}个` : ''}${quoted(value)}不对,${message}`
}

/** Keys that do not belong, the first of them by their names. */
export function unknownKeys(keys: readonly string[], what: string): string {
  const more = keys.length > MOST_KEYS ? `等${keys.length}项` : ''
  return `没有叫${keys.slice(0, MOST_KEYS).map(quoted).join('')}${more}的${what}`
}

type Issue = z.core.$ZodIssue

/** Of a value that may have several forms, the faults of the form that got furthest: they name the entry. */
function furthest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const deeper = issue.errors.find((issues) => issues.every(({ path }) => path.length > 0)) ?? []
  return deeper.length === 0 ? [issue] : deeper.map((each) => ({ ...each, path: [...issue.path, ...each.path] }))
}

/** What is wrong with a value, as pairs of path and words; none when it is right. */
export function faultsOf(schema: z.ZodMiniType, value: unknown, path: readonly PropertyKey[]): [string, string][] {
  const parsed = schema.safeParse(value)
  if (parsed.success) return []
  return parsed.error.issues.flatMap(furthest).map((issue) => {
    const words =
      issue.code === 'unrecognized_keys'
        ? unknownKeys(issue.keys, '内容')
        : wrongValue(valueAt(value, issue.path), issue.message, issue.path.at(-1))
    return [[...path, ...issue.path].join('.'), words]
  })
}

/**
 * Faults by path; two of the same place stand behind each other. Of very many the first are told, and under the empty
 * path how many there are besides: what comes back is never longer than what can be read.
 */
export function byPath(faults: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  for (const [whole, words] of faults.slice(0, MOST_FAULTS)) {
    const path = whole.slice(0, QUOTED)
    found.set(path, found.has(path) ? `${found.get(path)};${words}` : words)
  }
  if (faults.length > MOST_FAULTS) found.set('', `另外还有${faults.length - MOST_FAULTS}处不对`)
  return Object.fromEntries(found)
}
