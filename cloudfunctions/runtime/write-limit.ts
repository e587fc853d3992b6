import type { Limit } from './define'

/**
 * What anybody writes for others to keep or read, counted together in all functions: nobody's hands are as fast, and who lets
 * a program write fills desks, inboxes and rows that are never removed.
 */
export const WRITES: Limit = {
  name: 'writes',
  by: 'account',
  most: 60,
  minutes: 10,
  counts: 'tries',
  words: '10分钟里提交得太多了,请等10分钟再接着办,写好的先别关掉。着急请打 12349。',
}
