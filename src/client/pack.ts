import { useMemo } from 'react'
import useSWR from 'swr'
import type { Pack } from '@/domain/entitlement'
import type { WireError } from '@/contract'
import { keep, readKept } from '@/platform/storage'
import { call } from './call'

export interface PackRead {
  readonly pack?: Pack
  readonly error?: WireError
  readonly loading: boolean
  readonly retry: () => void
}

const keyOf = (city: string): string => `pack:${city}`

async function newestPack(city: string): Promise<Pack> {
  const kept = readKept<Pack>(keyOf(city))
  const answer = await call('entitlement', 'pack', { city, have: kept?.version })
  if (!answer.ok) throw answer.error
  const pack = answer.data.pack ?? kept
  if (!pack) throw { code: 'unavailable', message: '政策清单没有取到,请再试一次。' } satisfies WireError
  keep(keyOf(city), pack)
  return pack
}

/** A city's policy: the copy on this device at once, a newer one when there is a network. */
export function usePack(city: string): PackRead {
  const { data, error, isLoading, mutate } = useSWR<Pack, WireError>(keyOf(city), () => newestPack(city), {
    shouldRetryOnError: false,
    revalidateOnFocus: false,
    dedupingInterval: 60_000,
  })
  // Read once: without a network each drawing would otherwise parse the list anew, and judge by a new one.
  const kept = useMemo(() => readKept<Pack>(keyOf(city)), [city])
  const pack = data ?? kept
  return { pack, error, loading: !pack && isLoading, retry: () => void mutate() }
}
