import Taro from '@tarojs/taro'
import { now } from './clock'

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

/** The page that was asked for last. */
let opening: { readonly url: string; readonly at: number; readonly depth: number; came: boolean } | undefined

/** Any other move: what was asked for before may be asked for again. */
function elsewhere(move: Promise<unknown>): void {
  opening = undefined
  quietly(move)
}

/** A second tap comes within this; a page that takes longer can be asked for again. */
const SECOND_TAP_MS = 1_000

/** Whether this page is on its way already, or has just come over the one that was tapped twice. */
function isOpening(url: string, depth: number): boolean {
  if (opening?.url !== url || now() - opening.at > SECOND_TAP_MS) return false
  return !opening.came || depth > opening.depth
}

export function go(path: string, params?: Params): void {
  const url = withParams(path, params)
  const depth = Taro.getCurrentPages().length
  if (isOpening(url, depth)) return
  const asked = { url, at: now(), depth, came: false }
  opening = asked
  const move = depth >= DEEPEST ? Taro.redirectTo({ url }) : Taro.navigateTo({ url })
  quietly(
    move.finally(() => {
      asked.came = true
    }),
  )
}

/** Opens a page in the place of this one, so that «back» leaves the task and does not walk through it. */
export function replace(path: string, params?: Params): void {
  elsewhere(Taro.redirectTo({ url: withParams(path, params) }))
}

export function goTab(path: string): void {
  elsewhere(Taro.switchTab({ url: path }))
}

/** Back to the page that opened this one; where it was opened by itself, that page in its place. */
export function backOr(path: string, params?: Params): void {
  if (Taro.getCurrentPages().length > 1) elsewhere(Taro.navigateBack())
  else replace(path, params)
}

/** One page back, or to `home` where there is none (a page opened by a link). */
export function back(home: string): void {
  if (Taro.getCurrentPages().length > 1) elsewhere(Taro.navigateBack())
  else goTab(home)
}
