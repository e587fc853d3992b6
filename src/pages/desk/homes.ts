import type { StaffRole } from '@/domain/staff/staff'
import { PATHS } from '../paths'

/** Where each comes to work, once the second factor is given. */
export const DESK_HOMES: Readonly<Record<StaffRole, string>> = {
  operator: PATHS.desk,
  'community-worker': PATHS.desk,
  'phone-agent': PATHS.desk,
  official: PATHS.official,
  clerk: PATHS.provider,
  'care-worker': PATHS.visits,
  assessor: PATHS.assessor,
}
