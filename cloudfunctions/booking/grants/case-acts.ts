import { eq } from 'drizzle-orm'
import type { CaseDesk, CaseEventKind } from '@/domain/case/case'
import { nextState } from '@/domain/case/progress'
import type { Tx } from '../../database/database'
import { careCase } from '../../database/schema'
import { addEvent, type CaseRow, type Doer } from '../../runtime/cases'
import type { Keyring } from '../../runtime/keyring'

/** What happens to the case while something happens to its grant. */
export interface CaseStep {
  /** In this order; one that cannot be where the case stands is left out. */
  readonly events: readonly CaseEventKind[]
  /** Written with the last of them. */
  readonly words: string
  readonly files?: readonly string[]
  readonly by: Doer
  /** On whose desk it lies from now on. */
  readonly desk?: CaseDesk
  readonly promisedOn?: string | null
}

/** Takes the case along. Whoever had it has it no more: on another desk somebody else takes it. */
export async function stepCase(tx: Tx, keyring: Keyring, row: CaseRow, step: CaseStep, now: Date): Promise<CaseRow> {
  const { events, words, files = [], by, desk, promisedOn } = step
  const [current] = await tx.select().from(careCase).where(eq(careCase.id, row.id))
  let after = current ?? row
  const possible = possibleFrom(after, events)
  for (const [place, event] of possible.entries()) {
    const last = place === possible.length - 1
    const act = { caseId: after.id, version: after.version, event, by, holder: null }
    after = await addEvent(
      tx,
      keyring,
      { ...act, words: last ? words : '', files: last ? files : [], ...(promisedOn !== undefined && { promisedOn }) },
      now,
    )
  }
  if (desk && desk !== after.desk) {
    await tx.update(careCase).set({ desk }).where(eq(careCase.id, after.id))
    after = { ...after, desk }
  }
  return after
}

function possibleFrom({ state }: CaseRow, events: readonly CaseEventKind[]): CaseEventKind[] {
  let at = state
  return events.filter((event) => {
    const next = nextState(at, event)
    if (next.state === undefined) return false
    at = next.state
    return true
  })
}
