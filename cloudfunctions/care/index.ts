import { defineFunction, type Limit } from '../runtime/define'
import { WRITES } from '../runtime/write-limit'
import { affairHandlers } from './affairs'
import { deskHandlers } from './desk'
import { decideGuardian } from './guardian'
import { checkWords, type CareParts } from './parts'
import { photoHandlers } from './photos'
import { presenceHandlers } from './presences'

export type { CareParts } from './parts'

const DAY = 24 * 60

/** Eight digits are few: who guesses at codes, numbers or names is stopped, and so is who fills desks and storage. */
const MEETINGS: Limit = {
  name: 'meet',
  by: 'account',
  most: 5,
  minutes: 15,
  lock: 15,
  counts: 'failures-kept',
  words: '对不上的次数太多了,请等15分钟再试。老人着急的事,可以先打 12349。',
}
/** More than anybody sits down with in a day: who tries codes and numbers that exist is stopped too. */
const MEETINGS_A_DAY: Limit = {
  name: 'meet-day',
  by: 'account',
  most: 60,
  minutes: DAY,
  counts: 'tries',
  words: '今天当面代办的次数太多了,请明天再办,或请同事来办。着急请打 12349。',
}
const REQUESTS: Limit = {
  name: 'ask-help',
  by: 'account',
  most: 30,
  minutes: DAY,
  counts: 'tries',
  words: '今天提交的事情太多了,请明天再提交。着急请打 12349。',
}
/** More mistakes about places than one finds on a day's errands. */
const REPORTS: Limit = {
  name: 'report-facility',
  by: 'account',
  most: 10,
  minutes: DAY,
  counts: 'tries',
  words: '今天报错的次数太多了,请明天再报。着急请打 12349。',
}
const PHOTOS: Limit = {
  name: 'photo',
  by: 'account',
  most: 100,
  minutes: DAY,
  counts: 'tries',
  words: '今天传的照片太多了,请明天再传。着急请打 12349。',
}

/** Cases, the worker's desk, a worker beside an elder, and photos. */
export function careFunction(parts: CareParts) {
  return defineFunction({
    name: 'care',
    stateless: false,
    limits: {
      meet: [MEETINGS, MEETINGS_A_DAY],
      askHelp: [WRITES, REQUESTS],
      reportFacility: [WRITES, REPORTS],
      say: [WRITES],
      complain: [WRITES],
      fileTicket: [PHOTOS],
    },
    beforehand: (asked) => checkWords(parts, asked),
    handlers: {
      ...affairHandlers(parts),
      ...deskHandlers(parts),
      decideGuardian: (call) => decideGuardian(parts, call),
      ...presenceHandlers(parts),
      ...photoHandlers(parts),
    },
  })
}
