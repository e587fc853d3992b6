import type { Outcome } from '@/platform/outcome'
import type { MapMarker } from '@/platform/map-context'
import type { MarkBook } from './markers'
import type { MapMark } from './props'

/** As WeChat's map takes a change; see `WeChatMap.change`. */
export type ChangeMarks = (gone: readonly number[], come: readonly MapMarker[], anew: boolean) => Promise<Outcome>

interface Parts {
  readonly book: MarkBook
  /** The map does not take marks one by one: they are given to it as one list from now on. */
  readonly onPlain: () => void
  readonly wait: (ms: number) => Promise<void>
}

/** A map that was not ready is ready by then. */
const READY_MS = 300

/**
 * Marks on WeChat's map, one change after the other: marks that come while one is under way wait, and only the newest count.
 * After a failure nobody knows what stands, so all of them are put on anew; when that fails too, the map is given a list.
 */
export class MarkLayer {
  private wanted: readonly MapMark[] = []
  private change?: ChangeMarks
  private busy = false
  private anew = false
  private plain = false

  constructor(private readonly parts: Parts) {}

  show(marks: readonly MapMark[]): void {
    this.wanted = marks
    void this.pump()
  }

  /** The map as it can be reached now; undefined while its page is not on top: marks then wait. */
  reach(change: ChangeMarks | undefined): void {
    this.change = change
    void this.pump()
  }

  private async pump(): Promise<void> {
    const { change, anew } = this
    if (this.busy || this.plain || !change) return
    if (anew) this.parts.book.clear()
    const { gone, come } = this.parts.book.turnTo(this.wanted)
    if (!anew && gone.length === 0 && come.length === 0) return
    this.busy = true
    const { status } = await change(gone, come, anew)
    if (status === 'ok') this.anew = false
    else if (status === 'unavailable') this.giveUp()
    // What fails on a page that has been left says nothing of the map.
    else if (!anew || change !== this.change) await this.tryAnew()
    else {
      // What may stand on it would lie beside the list's own.
      await change([], [], true)
      this.giveUp()
    }
    this.busy = false
    void this.pump()
  }

  private async tryAnew(): Promise<void> {
    this.anew = true
    await this.parts.wait(READY_MS)
  }

  private giveUp(): void {
    this.plain = true
    this.parts.onPlain()
  }
}
