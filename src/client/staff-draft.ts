import type { StaffRole } from '@/domain/staff/staff'
import { hasTexts } from './shapes'
import { createStore } from './store'

/** Somebody being invited to work for the city: what was typed survives a lost session, a call and a closed app. */
export interface StaffDraft {
  readonly role: StaffRole | ''
  readonly name: string
  readonly phone: string
  /** Six-digit code; empty is the whole city. */
  readonly county: string
  readonly street: string
  readonly community: string
  /** Whom a clerk, care worker or assessor is to serve for; empty is not chosen. */
  readonly provider: string
  /** Of an assessor: an organisation that is on no list yet, by name and phone. */
  readonly orgName: string
  readonly orgPhone: string
  /** Of an assessor: with a medical background or without; empty is not told. */
  readonly medical: 'yes' | 'no' | ''
  /** Of an assessor: last day of his certificate, as three fields hold it: `2028-6-30`. */
  readonly validTo: string
}

const EMPTY: StaffDraft = {
  ...{ role: '', name: '', phone: '', county: '', street: '', community: '', provider: '' },
  ...{ orgName: '', orgPhone: '', medical: '', validTo: '' },
}

export const staffDraft = createStore<StaffDraft>(
  EMPTY,
  'draft:staff',
  (kept) => hasTexts(kept, 'role', 'name', 'phone', 'county', 'street', 'community'),
  // Older builds knew no providers, and no assessors.
  (kept) => ({ ...EMPTY, ...kept }),
)
