import Taro from '@tarojs/taro'

let started = false

/** CloudBase in the environment that the build names; only where `CLOUD_ENV` is set. */
export function cloud(): typeof Taro.cloud {
  if (!started) {
    Taro.cloud.init({ env: CLOUD_ENV })
    started = true
  }
  return Taro.cloud
}
