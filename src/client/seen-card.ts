import type { ActionOutput } from '@/contract'
import type { FacilityCard } from '@/domain/facility/facility'
import { finding } from './finding'
import { copiesOf } from './kept-copies'
import { isRecord } from './shapes'

type Near = ActionOutput<'facility', 'near'>

/** A place as a list has shown it: what is left of it where its own page never came. */
export function seenCard(id: string): FacilityCard | undefined {
  const near = [finding.get().found, ...copiesOf<Near>(':facility.near:')]
  return near
    .flatMap((list) => (isRecord(list) && Array.isArray(list.facilities) ? list.facilities : []))
    .find(({ card }) => card.id === id)?.card
}
