import type { Bridge, Call, Wx } from './bridge'
import type { Navigator } from './navigator'

/** The five moves between pages. */
export function navigationApis({ answer }: Bridge, navigator: Navigator): Wx {
  const move = (api: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch') => (call: Call) =>
    answer(api, call, () => navigator[api](String(call.url)))
  return {
    navigateTo: move('navigateTo'),
    redirectTo: move('redirectTo'),
    switchTab: move('switchTab'),
    reLaunch: move('reLaunch'),
    navigateBack: (call?: Call) => answer('navigateBack', call, () => navigator.navigateBack(Number(call?.delta ?? 1))),
  }
}
