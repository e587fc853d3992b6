import type { MapMarker } from '@/platform/map-context'
import { changesTo } from './changes'
import type { MapMark } from './props'

const BUBBLE = {
  borderWidth: 2,
  display: 'ALWAYS',
  textAlign: 'center',
  anchorX: 0,
  anchorY: 0,
} as const

/** Dark on light for several in one, light on dark for one: told apart without colours too. */
const LOOKS = {
  number: {
    ...BUBBLE,
    color: '#ffffff',
    bgColor: '#01763a',
    borderColor: '#ffffff',
    fontSize: 17,
    padding: 8,
    borderRadius: 16,
  },
  count: {
    ...BUBBLE,
    color: '#01763a',
    bgColor: '#ffffff',
    borderColor: '#01763a',
    fontSize: 19,
    padding: 12,
    borderRadius: 24,
  },
} as const

/** As WeChat's map takes it. */
export function markerOf({ lng, lat, look, face, name }: MapMark, id: number): MapMarker {
  const pin = { id, longitude: lng, latitude: lat, iconPath: '', width: 24, height: 32, ariaLabel: name }
  return look === 'dot' ? pin : { ...pin, callout: { ...LOOKS[look], content: face } }
}

/** Which marks stand on the map, by the numbers that WeChat asks for. A number is never given again. */
export class MarkBook {
  private readonly standing = new Map<string, { readonly mark: MapMark; readonly id: number }>()
  private readonly keys = new Map<number, string>()
  private last = 0

  /** What goes and what comes, so that these marks stand; from now on they count as standing. */
  turnTo(marks: readonly MapMark[]): { readonly gone: readonly number[]; readonly come: readonly MapMarker[] } {
    const changes = changesTo(this.standing, marks)
    const gone = changes.gone.map((key) => this.takeAway(key))
    const come = changes.come.map((mark) => markerOf(mark, this.put(mark)))
    return { gone, come }
  }

  /** Nothing stands any more. */
  clear(): void {
    this.standing.clear()
    this.keys.clear()
  }

  /** All that stands, after these have been put on and the others taken away. */
  listOf(marks: readonly MapMark[]): MapMarker[] {
    this.turnTo(marks)
    return [...this.standing.values()].map(({ mark, id }) => markerOf(mark, id))
  }

  find(id: number): MapMark | undefined {
    return this.standing.get(this.keys.get(id) ?? '')?.mark
  }

  private put(mark: MapMark): number {
    const id = ++this.last
    this.standing.set(mark.key, { mark, id })
    this.keys.set(id, mark.key)
    return id
  }

  private takeAway(key: string): number {
    const id = this.standing.get(key)?.id ?? 0
    this.standing.delete(key)
    this.keys.delete(id)
    return id
  }
}
