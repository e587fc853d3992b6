import { useMemo } from 'react'
import type { SheetPackage } from '@/contract/assessment/visits'
import { assessingActs, type AssessingAct } from '@/client/assessor-acts'
import { useVisitDraft } from '@/client/assessor-drafts'
import { useForm } from '@/client/assessor-kept'
import { useTaps } from '@/client/assessor-taps'
import { sheetOf, type Seat, type Sheet, type SheetTap } from '@/domain/assessment/sheet'

/** A form as it stands on this phone: what the cloud has, and what was tapped here since. */
export interface OpenSheet {
  readonly account: string
  readonly visit: string
  readonly pack: SheetPackage
  readonly taps: readonly SheetTap[]
  readonly sheet: Sheet
  /** Taps that the cloud has not taken. */
  readonly unsent: number
  /** Who holds the pen. */
  readonly seat: Seat
  /** It was signed, here or elsewhere, or it did not come to it: nothing more is tapped. */
  readonly closed: boolean
  /** What ends the visit, as it waits on this phone. */
  readonly ending: AssessingAct | undefined
}

/** Of an account in a component; undefined where the form is not on this phone. */
export function useSheet(account: string, visit: string): OpenSheet | undefined {
  const pack = useForm(account, visit)?.pack
  const all = useTaps(account)
  const acts = assessingActs.use()
  const draft = useVisitDraft(account, visit)
  const waiting = useMemo(() => all.flatMap((one) => (one.visit === visit ? one.tap : [])), [all, visit])
  const taps = useMemo(() => {
    const known = new Set(pack?.taps.map(({ id }) => id))
    return [...(pack?.taps ?? []), ...waiting.filter(({ id }) => !known.has(id))] as readonly SheetTap[]
  }, [pack, waiting])
  const sheet = useMemo(() => sheetOf(taps), [taps])
  if (!pack) return undefined
  const ending = acts.find((act) => act.account === account && act.visit === visit)
  const { mine } = pack
  return {
    ...{ account, visit, pack, taps, sheet, unsent: waiting.length, ending },
    seat: draft.seat ?? mine.seat,
    closed: ending !== undefined || mine.state === 'signed',
  }
}
