import { createShared } from '@/client/store'
import type { ConsentClass } from '@/domain/consent/consent'

/** What an elder said last, for the list to which the page of her yes and no goes back. */
export interface ConsentSaid {
  readonly person: string
  readonly class: ConsentClass
  /** «已同意», «不同意» or «已收回». */
  readonly words: string
}

export const consentSaid = createShared<ConsentSaid | null>(null)
