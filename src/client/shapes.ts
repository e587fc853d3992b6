/** Cheap looks at what the phone kept: an older build, a full store or another program may have left something else. */

/** An object with keys, and no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string'

export const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)

/** A list with entries, all of which fit. */
export const isFullListOf = (value: unknown, fits: (entry: unknown) => boolean): boolean =>
  isListOf(value, fits) && (value as readonly unknown[]).length > 0

/** A list whose entries all fit. */
export const isListOf = (value: unknown, fits: (entry: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(fits)

/** An object whose values all fit. */
export const isRecordOf = (value: unknown, fits: (entry: unknown) => boolean): boolean =>
  isRecord(value) && Object.values(value).every(fits)

/** An object in which these keys hold texts. */
export const hasTexts = (value: unknown, ...keys: readonly string[]): boolean =>
  isRecord(value) && keys.every((key) => isText(value[key]))

/** An object in which these keys hold lists. */
export const hasLists = (value: unknown, ...keys: readonly string[]): boolean =>
  isRecord(value) && keys.every((key) => Array.isArray(value[key]))
