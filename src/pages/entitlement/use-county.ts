import { forWhom } from '@/client/for-whom'
import type { Pack } from '@/domain/entitlement'

/** Her county where the pack knows it: its own list then lies on the city's. Null: the city's own. */
export function useCounty(pack: Pack): string | null {
  const { residence } = forWhom.use()
  return pack.counties.find(({ code }) => code === residence)?.code ?? null
}
