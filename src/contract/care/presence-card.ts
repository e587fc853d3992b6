import * as z from 'zod/mini'
import { PRESENCE_PROOFS, PRESENCE_REASONS } from '@/domain/staff/staff'
import { instant } from '../common'

/** Whose affairs are open before a worker, beside her or on the telephone. */
export const presenceCard = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), name: z.string(), identitySeen: z.boolean() }),
  reason: z.enum(PRESENCE_REASONS),
  proof: z.enum(PRESENCE_PROOFS),
  openedAt: instant,
  endsAt: instant,
})
export type PresenceCard = z.infer<typeof presenceCard>
