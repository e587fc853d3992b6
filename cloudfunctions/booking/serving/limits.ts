import type { Limit } from '../../runtime/define'

const DAY = 24 * 60

type Way = { readonly by: { readonly way: string } }

/** Eight digits are few, and four fewer: who guesses at cards is stopped, and a queue that mistypes now and then is not. */
const GUESSES: Limit = {
  name: 'counter',
  by: 'account',
  most: 10,
  minutes: 15,
  lock: 15,
  counts: 'failures-kept',
  when: ({ by }: Way) => by.way !== 'ticket',
  words: '对不上的次数太多了,请等15分钟再试。这会儿来吃的,可以先用纸记下,或者请同事的手机来核销。',
}
const GUESSES_A_DAY: Limit = {
  ...GUESSES,
  name: 'counter-day',
  most: 60,
  minutes: DAY,
  lock: DAY,
  words: '今天对不上的次数太多了,请明天再试,或者请同事的手机来核销。',
}
/** More than eat at one counter in a day: whoever tries cards that exist is stopped too. */
const FINDS_A_DAY: Limit = {
  name: 'counter-find-day',
  by: 'account',
  most: 3000,
  minutes: DAY,
  counts: 'tries',
  words: '今天查的次数太多了,请明天再查,或者请同事的手机来核销。',
}
/** A code at the door proves that she is there only as long as it cannot be found by trying. */
const DOOR: Limit = {
  name: 'at-the-door',
  by: 'account',
  most: 10,
  minutes: 15,
  lock: 15,
  counts: 'failures-kept',
  words: '不对的次数太多了,请等15分钟再登记。着急可以写明原因,不用服务码登记到了。',
}
const withCode: Limit = {
  ...DOOR,
  when: ({ proof }: { readonly proof: { readonly way: string } }) => proof.way === 'code',
}
const withYes: Limit = { ...DOOR, when: ({ yes }: { readonly yes?: { readonly way: string } }) => yes?.way === 'code' }
const PHOTOS: Limit = {
  name: 'photo',
  by: 'account',
  most: 100,
  minutes: DAY,
  counts: 'tries',
  words: '今天传的照片太多了,请明天再传。着急请打 12349。',
}

/** What is counted of serving before it is tried, or when it fails. */
export const SERVING_LIMITS = {
  counterFind: [GUESSES, GUESSES_A_DAY, FINDS_A_DAY],
  counterServe: [GUESSES, GUESSES_A_DAY],
  checkIn: [withCode],
  finish: [withYes],
  visitPhoto: [PHOTOS],
}
