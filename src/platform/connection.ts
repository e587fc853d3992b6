import Taro from '@tarojs/taro'

/**
 * Tells when what waits may be sent: the phone is on line again, or the app has come back into sight.
 * @returns how to stop it
 */
export function onSignal(listener: () => void): () => void {
  const onStatus = ({ isConnected }: { readonly isConnected: boolean }): void => {
    if (isConnected) listener()
  }
  const onShow = (): void => listener()
  Taro.onNetworkStatusChange(onStatus)
  Taro.onAppShow(onShow)
  return () => {
    Taro.offNetworkStatusChange(onStatus)
    Taro.offAppShow(onShow)
  }
}
