import { useRouter } from '@tarojs/taro'
import { forWhom } from '@/client/for-whom'
import { keepHome, startFrom, type ChosenPlace } from '@/client/place'
import { goTab } from '@/platform/navigate'
import { PATHS } from '../paths'

export interface Taking {
  /** The place is to be her home. */
  readonly asHome: boolean
  /** For the next page of the way. */
  readonly params: { readonly as?: 'home' }
  readonly take: (place: ChosenPlace) => void
}

/** What becomes of the place that is chosen on this page: the point distances count from, or her home as well. */
export function useTaking(): Taking {
  const asHome = useRouter().params['as'] === 'home'
  const person = forWhom.use()
  return {
    asHome,
    params: asHome ? { as: 'home' } : {},
    take(place) {
      if (asHome) keepHome(person, place)
      else startFrom(person, place)
      goTab(PATHS.map)
    },
  }
}
