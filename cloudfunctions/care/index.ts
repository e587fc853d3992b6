import { defineFunction, type Limit } from '../runtime/define'
import { WRITES } from '../runtime/write-limit'
import { affairHandlers } from './affairs'
import { callHandlers } from './calls'
import { deskHandlers } from './desk'
import { elderHandlers } from './elders'
import { figureHandlers } from './figures'
import { foundHandlers } from './found'
import { decideGuardian } from './guardian'
import { checkWords, type CareParts } from './parts'
import { photoHandlers } from './photos'
import { presenceHandlers } from './presences'
import { visitHandlers } from './visits'

export type { CareParts } from './parts'
export { CARE_DAILY, careJobs } from './jobs'

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
/** Who rings is shown by the telephone: numbers are typed one after another all day, but not tried out. */
const CALLERS: Limit = {
  name: 'find-caller',
  by: 'account',
  most: 40,
  minutes: 15,
  lock: 15,
  counts: 'tries',
  words: '查来电查得太多了,请等15分钟再查。急事可以先记下对方的话,请同事来接着办。',
}
const CALLERS_A_DAY: Limit = {
  ...CALLERS,
  name: 'find-caller-day',
  most: 400,
  minutes: DAY,
  lock: undefined,
  words: '今天查来电的次数太多了,请明天再查,或请同事来接着办。',
}
/** Eight digits are few, and nearly every call is found by its number: codes are tried out by nobody. */
const CODES: Limit = {
  ...CALLERS,
  name: 'find-caller-code',
  when: ({ by }: { readonly by: string }) => by === 'code',
  most: 15,
  words: '服务码查得太多了,请等15分钟再试。可以先用来电号码查。',
}
/** Wrong names. */
const CALLS: Limit = { ...MEETINGS, name: 'open-call' }
const CALLS_A_DAY: Limit = {
  ...MEETINGS,
  name: 'open-call-day',
  most: 200,
  minutes: DAY,
  lock: undefined,
  counts: 'tries',
  words: '今天打开的来电太多了,请明天再办,或请同事来接着办。',
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
/** A sitting that names her by her signature guesses at nothing. */
const byCode = (input: { readonly by: { readonly proof: string } }): boolean => input.by.proof === 'service-code'
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
/** A street's paper lists of a day, each looked at before it is taken: who tries numbers by the thousand is stopped. */
const IMPORTS: Limit = {
  name: 'import-elders',
  by: 'account',
  most: 40,
  minutes: DAY,
  counts: 'tries',
  words: '今天导入的次数太多了,请明天再导入。',
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
      sitting: [{ ...MEETINGS, when: byCode }, MEETINGS_A_DAY],
      findCaller: [CALLERS, CODES, CALLERS_A_DAY],
      openCall: [CALLS, CALLS_A_DAY],
      askHelp: [WRITES, REQUESTS],
      reportFacility: [WRITES, REPORTS],
      say: [WRITES],
      complain: [WRITES],
      fileTicket: [PHOTOS],
      elderPhoto: [PHOTOS],
      importElders: [WRITES, IMPORTS],
      setUncalled: [WRITES],
      lifeEvent: [WRITES],
      takeBackLife: [WRITES],
    },
    beforehand: (asked) => checkWords(parts, asked),
    handlers: {
      ...affairHandlers(parts),
      ...deskHandlers(parts),
      decideGuardian: (call) => decideGuardian(parts, call),
      ...presenceHandlers(parts),
      ...photoHandlers(parts),
      ...elderHandlers(parts),
      ...visitHandlers(parts),
      ...foundHandlers(parts),
      ...callHandlers(parts),
      ...figureHandlers(parts),
    },
  })
}
