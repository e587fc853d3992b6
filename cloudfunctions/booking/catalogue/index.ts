import type { HandlersOf } from '../../runtime/define'
import type { BookingParts } from '../parts'
import { menusFrom } from './menus'
import { offeringPage, offeringsIn } from './offerings'
import { programmeCards } from './programmes'

type CatalogueActions = 'offerings' | 'offering' | 'menus' | 'programmes'

/** What is to be had, for anybody to read. */
export function catalogueHandlers(parts: BookingParts): HandlersOf<'booking', CatalogueActions> {
  return {
    offerings: (call) => offeringsIn(parts, call),
    offering: (call) => offeringPage(parts, call),
    menus: async ({ db, input }) => ({ menus: await menusFrom(db, [input.facility], input.from) }),
    programmes: ({ input }) => ({ programmes: programmeCards(parts, input) }),
  }
}
