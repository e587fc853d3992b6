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
}

const EMPTY: StaffDraft = { role: '', name: '', phone: '', county: '', street: '', community: '' }

export const staffDraft = createStore<StaffDraft>(EMPTY, 'draft:staff', (kept) =>
  hasTexts(kept, 'role', 'name', 'phone', 'county', 'street', 'community'),
)
