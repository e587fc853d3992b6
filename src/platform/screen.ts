import Taro from '@tarojs/taro'

export interface Screen {
  /** Pixels that the phone's own status bar takes at the top. */
  readonly top: number
  /** Pixels that WeChat's capsule takes at the right of the title bar. */
  readonly right: number
  /** The system's own text factor; 1 where the platform has none. */
  readonly textFactor: number
}

export function readScreen(): Screen {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  // Taro's types do not know the factor yet; WeChat has had it since its care mode.
  const { fontSizeScaleFactor = 1 } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return { top: statusBarHeight, right: Math.max(0, windowWidth - capsule.left), textFactor: fontSizeScaleFactor }
}
