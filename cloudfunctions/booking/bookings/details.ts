import type { BookingDetails } from '@/contract/booking/shapes'

/** What a `service_order` and a `waiting_place` keep sealed under the person's key. */
export type OrderDetails = BookingDetails

/** What an event keeps sealed under the person's key. */
export interface BookingEventSecret {
  readonly words: string
  readonly files: readonly string[]
  /** On which day it stood before it was moved, `YYYY-MM-DD`. */
  readonly from?: string
  /** Tenths of a degree, mmHg, beats; of a bath. */
  readonly measured?: {
    readonly temperature: number
    readonly systolic: number
    readonly diastolic: number
    readonly pulse: number
  }
  /** Strokes of a signature, as the contract has them. */
  readonly strokes?: readonly (readonly (readonly [number, number])[])[]
}
