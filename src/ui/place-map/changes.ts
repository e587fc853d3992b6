import type { MapMark } from './props'

/** What is to be done, so that a map shows other marks. */
export interface Changes {
  /** Keys of what goes. What looks or is called otherwise goes, and comes anew. */
  readonly gone: readonly string[]
  readonly come: readonly MapMark[]
}

const isSame = (one: MapMark, other: MapMark): boolean =>
  one.lng === other.lng &&
  one.lat === other.lat &&
  one.look === other.look &&
  one.face === other.face &&
  one.name === other.name &&
  one.zoomTo === other.zoomTo

/** Only what has changed is drawn: what stays keeps its place, and a keyboard its focus. */
export function changesTo(before: ReadonlyMap<string, { readonly mark: MapMark }>, after: readonly MapMark[]): Changes {
  const wanted = new Map(after.map((mark) => [mark.key, mark]))
  const gone: string[] = []
  before.forEach(({ mark }, key) => {
    const next = wanted.get(key)
    if (!next || !isSame(mark, next)) gone.push(key)
  })
  const going = new Set(gone)
  const come = [...wanted.values()].filter(({ key }) => going.has(key) || !before.has(key))
  return { gone, come }
}
