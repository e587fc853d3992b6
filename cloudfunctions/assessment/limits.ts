import type { CloudFunction } from '../runtime/define'
import { WRITES } from '../runtime/write-limit'

/** What is counted before it is tried, or when it fails. */
export const ASSESSMENT_LIMITS = {
  apply: [WRITES],
  sendAgain: [WRITES],
  postpone: [WRITES],
  withdraw: [WRITES],
  appoint: [WRITES],
  notAssessed: [WRITES],
  visitFile: [WRITES],
  // Twelve letters of thirty are not guessed; whoever tries many is stopped all the same.
  verify: [
    {
      name: 'assessment-verify',
      by: 'sender',
      most: 30,
      minutes: 10,
      counts: 'failures-kept',
      words: '查得太多了。请过几分钟再查,或打证明上的电话核对。',
    },
  ],
  // The six digits of whoever does not hold the device are tried here.
  sign: [
    {
      name: 'assessment-sign',
      by: 'account',
      most: 10,
      minutes: 15,
      lock: 15,
      counts: 'failures',
      words: '没有签成的次数太多了,请过15分钟再试。记下的都还在。',
    },
  ],
} as const satisfies CloudFunction['limits']
