import type { CaseCard } from '@/contract/care'
import { go } from '@/platform/navigate'
import { PATHS } from '../paths'

/** Kinds that have a page of their own; every other case is its thread. */
const PAGES: Readonly<Partial<Record<CaseCard['kind'], string>>> = {
  booking: PATHS.order,
  grant: PATHS.grant,
  assessment: PATHS.assessmentOne,
}

/** Opens a case where its affair stands. */
export function openCase({ id, kind, person }: Pick<CaseCard, 'id' | 'kind' | 'person'>): void {
  if (kind === 'urgent') return go(PATHS.urgent, { case: id, for: person.id })
  go(PAGES[kind] ?? PATHS.thread, { id, for: person.id })
}
