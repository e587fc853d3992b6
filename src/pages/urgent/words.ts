import type { UrgentCard } from '@/contract/booking/urgent'
import { widerWords, type UrgentStep } from '@/domain/booking/urgent'

const MINUTE_MS = 60_000

/** «已告诉 5 个人»; nobody but her has been found to tell. */
export const toldWords = ({ told }: Pick<UrgentCard, 'told'>): string =>
  told > 0 ? `已告诉 ${told} 个人` : '正在找能来的人'

/** «3 分钟没人应,就告诉全街道…», as it stood when it was asked: no clock runs on the page. */
export function nextWords({ step, nextAt }: Pick<UrgentCard, 'step' | 'nextAt'>, now: number): string {
  if (nextAt === null) return ''
  const minutes = Math.max(1, Math.ceil((Date.parse(nextAt) - now) / MINUTE_MS))
  return `再过 ${widerWords(step as UrgentStep, minutes)}`
}

/** «刚刚», «6 分钟前» */
export function agoWords(instant: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(instant)) / MINUTE_MS)
  if (minutes < 1) return '刚刚'
  return minutes < 60 ? `${minutes} 分钟前` : `${Math.floor(minutes / 60)} 小时前`
}

export const STATE_WORDS: Readonly<Record<UrgentCard['state'], string>> = {
  ringing: '还没有人应',
  answered: '有人在处理',
  over: '处理完了',
  'taken-back': '已经撤回',
}
