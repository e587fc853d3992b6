import { useCities, useCity } from '@/client/city'
import { usePack } from '@/client/pack'

/** Brings the names of places onto the phone: a record holds their codes. */
export function usePlaces(): void {
  useCities()
  usePack(useCity())
}
