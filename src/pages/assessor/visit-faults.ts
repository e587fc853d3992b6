import type { DoorReason } from '@/domain/assessment/states'

/** What is wrong with a day or with why it did not come to it, by field. */

/** Characters of why it did not come to it. */
export const MOST_WHY = 300

export type DoorFaults = Readonly<Partial<Record<'reason' | 'words', string>>>

/** What is wrong with why it did not come to an assessment. */
export function doorFaults(reason: DoorReason | undefined, why: string): DoorFaults {
  const words = why.trim()
  return {
    ...(!reason && { reason: '请选为什么没有评成' }),
    ...(reason === 'other' && words === '' && { words: '请写一句是什么原因' }),
    ...(words.length > MOST_WHY && { words: `最多写${MOST_WHY}个字,请删短一些` }),
  }
}

export type AppointFaults = Readonly<Partial<Record<'day' | 'from', string>>>

/** What is missing of an appointment; empty where nothing is chosen. */
export const appointFaults = (day: string, from: string): AppointFaults => ({
  ...(day === '' && { day: '请选哪一天' }),
  ...(from === '' && { from: '请选几点' }),
})
