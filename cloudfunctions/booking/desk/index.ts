import type { HandlersOf } from '../../runtime/define'
import type { BookingParts } from '../parts'
import { accept, decline } from './answers'
import { assign, freeWorkers } from './assign'
import { deskBookings } from './bookings'
import { blacklist, providers } from './city'
import { kitchen, round } from './kitchen'
import { myOfferings, setMenu, setOffering, setSlot } from './offerings'
import { addCertificate, endWorker, setWorker, workers } from './people'
import { settlement } from './settlement'

type DeskActions =
  | 'deskBookings'
  | 'accept'
  | 'decline'
  | 'freeWorkers'
  | 'assign'
  | 'kitchen'
  | 'round'
  | 'myOfferings'
  | 'setOffering'
  | 'setSlot'
  | 'setMenu'
  | 'workers'
  | 'setWorker'
  | 'addCertificate'
  | 'endWorker'
  | 'settlement'
  | 'blacklist'
  | 'providers'

/** The provider’s desk: orders, people, kitchen, offerings and the month’s settlement; and the city’s word over providers. */
export function deskHandlers(parts: BookingParts): HandlersOf<'booking', DeskActions> {
  return {
    deskBookings: (call) => deskBookings(parts, call),
    accept: (call) => accept(parts, call),
    decline: (call) => decline(parts, call),
    freeWorkers: (call) => freeWorkers(parts, call),
    assign: (call) => assign(parts, call),
    kitchen: (call) => kitchen(parts, call),
    round: (call) => round(parts, call),
    myOfferings: (call) => myOfferings(parts, call),
    setOffering: (call) => setOffering(parts, call),
    setSlot: (call) => setSlot(parts, call),
    setMenu: (call) => setMenu(parts, call),
    workers: (call) => workers(parts, call),
    setWorker: (call) => setWorker(parts, call),
    addCertificate: (call) => addCertificate(parts, call),
    endWorker: (call) => endWorker(parts, call),
    settlement: (call) => settlement(parts, call),
    blacklist: (call) => blacklist(parts, call),
    providers: (call) => providers(parts, call),
  }
}
