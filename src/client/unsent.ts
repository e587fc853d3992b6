import { waitingAssessing } from './assessor-outgoing'
import { waitingActs } from './outgoing'
import { waitingDesk } from './outgoing-desk'
import { waitingServing } from './outgoing-serving'

/** How many acts of the signed-in account the cloud has not taken; whoever signs out is asked about them first. */
export const unsentCount = (): number =>
  waitingActs().length + waitingServing().length + waitingDesk().length + waitingAssessing()
