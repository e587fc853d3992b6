import type { CareCall, CareParts } from '../parts'
import { elderPhoto, elderPhotoArrived } from './photos'
import { visitPlan } from './plan'
import { visitRead } from './read'
import { recordVisit } from './record'
import { sitting } from './sitting'

/** 探访, and what was done at her table without a signal. */
export function visitHandlers(parts: CareParts) {
  return {
    visitPlan: (call: CareCall<'visitPlan'>) => visitPlan(parts, call),
    recordVisit: (call: CareCall<'recordVisit'>) => recordVisit(parts, call),
    visit: (call: CareCall<'visit'>) => visitRead(parts, call),
    elderPhoto: (call: CareCall<'elderPhoto'>) => elderPhoto(parts, call),
    elderPhotoArrived: (call: CareCall<'elderPhotoArrived'>) => elderPhotoArrived(parts, call),
    sitting: (call: CareCall<'sitting'>) => sitting(parts, call),
  }
}
