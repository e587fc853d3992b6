/** The first that fits: an Android phone calls itself Linux too, and an iPhone something like Mac. */
const KINDS: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/OpenHarmony|HarmonyOS/i, '鸿蒙手机'],
  [/iPad/i, 'iPad'],
  [/iPhone/i, 'iPhone'],
  [/Android/i, '安卓手机'],
  [/Windows/i, 'Windows 电脑'],
  [/Macintosh/i, '苹果电脑'],
  [/Linux/i, 'Linux 电脑'],
]

/** Words by which its owner tells this device from her others: the kind, and nothing that identifies more. */
export function deviceName(): string {
  // A newer iPad says it were a Mac; no Mac is touched with five fingers.
  const calledItself =
    navigator.maxTouchPoints > 1 ? navigator.userAgent.replace('Macintosh', 'iPad') : navigator.userAgent
  const kind = KINDS.find(([pattern]) => pattern.test(calledItself))?.[1]
  return kind ? `浏览器 · ${kind}` : '浏览器'
}
