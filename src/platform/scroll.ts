import Taro from '@tarojs/taro'

/** A new question begins at its top. */
export function toTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
}
