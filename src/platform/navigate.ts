import Taro from '@tarojs/taro'

type Params = Readonly<Record<string, string | number | undefined>>

function withParams(path: string, params: Params = {}): string {
  const pairs = Object.entries(params).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(String(value))}`],
  )
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

/** WeChat keeps ten pages at most; past nine the new page takes the place of the top one. */
const DEEPEST = 9

function quietly(move: Promise<unknown>): void {
  // A second tap while a page is opening is refused by the platform; the first one is under way, so nothing is lost.
  move.catch(() => undefined)
}

export function go(path: string, params?: Params): void {
  const url = withParams(path, params)
  quietly(Taro.getCurrentPages().length >= DEEPEST ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }))
}

/** Opens a page in the place of this one, so that «back» leaves the task and does not walk through it. */
export function replace(path: string, params?: Params): void {
  quietly(Taro.redirectTo({ url: withParams(path, params) }))
}

export function goTab(path: string): void {
  quietly(Taro.switchTab({ url: path }))
}

/** Back to the page that opened this one; where it was opened by itself, that page in its place. */
export function backOr(path: string, params?: Params): void {
  if (Taro.getCurrentPages().length > 1) quietly(Taro.navigateBack())
  else replace(path, params)
}

/** One page back, or to `home` where there is none (a page opened by a link). */
export function back(home: string): void {
  if (Taro.getCurrentPages().length > 1) quietly(Taro.navigateBack())
  else goTab(home)
}
