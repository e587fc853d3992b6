import type { Bridge, Wx } from './bridge'

/** What the layout says of one element: its node where it has one, and its size. */
type Box = object | null

interface Fields {
  readonly node?: boolean
}

/**
 * Queries of the layout. There is none here, so every box is empty, as for an element that is not in the view. A canvas
 * alone has a node, which is what it is drawn on by.
 */
export function queryApis({ realm, clock }: Bridge, canvasNode: (selector: string) => Box): Wx {
  return {
    createSelectorQuery() {
      const asked: { readonly box: Box; readonly told?: (box: Box) => void }[] = []
      let selector = ''
      const query: Record<string, unknown> = {
        exec(told?: (boxes: unknown) => void) {
          clock.soon(() => {
            for (const one of asked) one.told?.(one.box)
            told?.(realm.list(asked.map(({ box }) => box)))
          })
          return query
        },
        fields(wanted: Fields, told?: (box: Box) => void) {
          asked.push({ box: wanted.node ? canvasNode(selector) : null, told })
          return query
        },
        select(name: string) {
          selector = name
          return query
        },
      }
      const empty = (told?: (box: Box) => void): unknown => {
        asked.push({ box: null, told })
        return query
      }
      for (const name of ['boundingClientRect', 'scrollOffset', 'node', 'context']) query[name] = empty
      for (const name of ['in', 'selectAll', 'selectViewport']) query[name] = () => query
      return query
    },
  }
}
