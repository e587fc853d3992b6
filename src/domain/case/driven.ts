import type { StaffRole } from '../staff/staff'
import { isDriven, type CaseDesk, type CaseEventKind, type CaseKind } from './case'

/** A case as far as it says whose words it takes. */
interface Standing {
  readonly kind: CaseKind
  readonly desk: CaseDesk
}

const TALK: readonly CaseEventKind[] = ['said']

/**
 * Whether an event is one of the thread itself. What a booking, a grant or a call does to its case is done there; a complaint about a
 * booking brings it to the street, and until that is answered and done with the thread's own rules hold.
 */
export function isOfThread(event: CaseEventKind, { kind, desk }: Standing): boolean {
  if (!isDriven(kind) || (kind === 'booking' && desk === 'street')) return true
  if (kind === 'booking') return event === 'said' || event === 'complained'
  if (kind === 'grant') return [...TALK, 'objected'].includes(event) || (desk === 'county' && isAnswering(event))
  return TALK.includes(event)
}

const isAnswering = (event: CaseEventKind): boolean => event === 'taken' || event === 'answered'

/** Who of the staff takes and answers a case on a desk: whoever serves may speak there, and nobody judges his own work. */
export function answers(role: StaffRole, desk: CaseDesk): boolean {
  if (desk === 'street') return role === 'community-worker'
  return desk === 'county' && role === 'official'
}

/** Where to do what the thread does not take, in words. */
export const ELSEWHERE: Readonly<Record<'booking' | 'grant' | 'urgent' | 'assessment', string>> = {
  booking: '改时间、取消、确认,都在这一单预约里办。对服务不满意,可以在这里投诉。',
  grant: '补材料、撤回,都在这份补贴申请里办。有话可以在这里留言。',
  assessment: '改时间、撤回、提异议,都在这份评估申请里办。有话可以在这里留言。',
  urgent: '这是紧急求助,请在求助的页面里办。有话可以在这里留言。',
}
