import { catalogueActions } from './catalogue'
import { deskActions } from './desk'
import { grantActions } from './grants'
import { orderActions } from './orders'
import { servingActions } from './serving'
import { urgentActions } from './urgent'

/** Booking, from the catalogue to the month's settlement; grants that pay for it; urgent help. */
export const booking = {
  ...catalogueActions,
  ...orderActions,
  ...grantActions,
  ...deskActions,
  ...servingActions,
  ...urgentActions,
}
