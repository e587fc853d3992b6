/** What was given up, and why, in words for whoever looks after the sending. */

const CHANNELS: Readonly<Record<string, string>> = { sms: '短信', wechat: '微信消息', job: '后台任务' }

/** By how a template's key begins. */
const ABOUT: readonly (readonly [begins: string, words: string])[] = [
  ['sign-in-code', '登录验证码'],
  ['helper', '帮手的通知'],
  ['scopes', '帮手的通知'],
  ['invitation', '帮手的通知'],
  ['consent', '同意的通知'],
  ['presence', '当面代办'],
  ['call', '12349 来电代办'],
  ['record', '资料改动的通知'],
  ['case', '办事进度的通知'],
  ['guardian', '监护人登记的通知'],
  ['session', '登录安全的通知'],
  ['staff', '工作人员的通知'],
  ['file', '照片清理'],
  ['code', '验证码清理'],
]

/** «sms case-answered» → «短信:办事进度的通知»; what has no word of its own keeps its key, for whoever is asked. */
export function letterWords(kind: string): string {
  const [channel = '', key = ''] = kind.split(' ')
  const about = ABOUT.find(([begins]) => key.startsWith(begins))?.[1] ?? key
  return [CHANNELS[channel] ?? channel, about].filter(Boolean).join(':')
}

const FAULTS: Readonly<Record<string, string>> = {
  timeout: '对方的服务一直没有回应',
  refused: '对方的服务不收',
  unreachable: '连不上对方的服务',
  lost: '发到一半断了,不知道收没收到',
  internal: '我们这边出了错',
}

export const faultWords = (fault: string): string => FAULTS[fault] ?? `说不清(${fault})`
