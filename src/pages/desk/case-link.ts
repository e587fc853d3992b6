import type { CaseKind } from '@/domain/case/case'
import { PATHS } from '../paths'

/** A page and what it is opened with. */
export interface Way {
  readonly path: string
  readonly params?: Readonly<Record<string, string>>
}

interface Linked {
  readonly id: string
  readonly kind: CaseKind
  /** Whose affair, as the case names her. */
  readonly person: string
}

/** Where a worker goes on with a case: a call for help is answered, and an application checked, on a page of its own. */
export function caseLink({ id, kind, person }: Linked): Way {
  if (kind === 'urgent') return { path: PATHS.urgentAnswer, params: { case: id } }
  return { path: kind === 'grant' ? PATHS.grantCheckDesk : PATHS.thread, params: { id, for: person } }
}
