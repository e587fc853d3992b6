import * as z from 'zod/mini'
import { CONSENT_CLASSES } from '@/domain/consent/consent'
import { before, counterProof, countyCode, cityName, dateText, ground, instant, personName } from '../common'
import { action } from '../envelope'

const consent = z.object({
  class: z.enum(CONSENT_CLASSES),
  state: z.enum(['given', 'refused', 'withdrawn', 'unasked']),
  /** Of the text that she was shown; null while unasked. */
  version: z.nullable(z.string()),
  at: z.nullable(instant),
  /** «本人», «社工 李敏(当面签名)». */
  by: z.nullable(z.string()),
})
export type ConsentCard = z.infer<typeof consent>

/** Short words that the phone showed. */
const label = z.string().check(z.maxLength(120))

const verdict = z.object({ ref: label, name: label, verdict: z.enum(['yes', 'no', 'unknown']), amountWords: label })

/** An item and a list as whoever saves may name them: they are shown, and compared with lists of today. */
const reference = z.string().check(z.regex(/^[A-Z]{2,4}-[A-Z0-9]+[a-z]?$/, '没有这个编号'))
const packVersion = z.string().check(z.regex(/^[a-z]{2,20}@[0-9A-Za-z.+-]{1,50}$/, '没有这一版清单,请更新后再试'))

const saved = z.object({
  id: z.uuid(),
  at: instant,
  by: z.string(),
  city: cityName,
  county: z.nullable(countyCode),
  on: dateText,
  pack: z.string(),
  facts: z.record(z.string(), z.object({ value: z.unknown(), source: z.string() })),
  verdicts: z.array(verdict),
})
export type SavedJudgementCard = z.infer<typeof saved>

export const rights = {
  consents: action({
    about: 'What she has agreed to, class by class.',
    access: { by: 'person', scope: 'own', presence: true, trace: null },
    writes: false,
    input: z.strictObject({}),
    output: z.object({ consents: z.array(consent) }),
  }),
  consent: action({
    about:
      'She agrees to one class of data, refuses it or takes it back, under the text of `version`. What was kept under a consent that is taken back is taken away.',
    access: { by: 'person', scope: 'own', presence: true, trace: '记录了同意或不同意' },
    writes: true,
    input: z.strictObject({
      class: z.enum(CONSENT_CLASSES),
      version: z.string().check(z.maxLength(20)),
      given: z.boolean(),
      /** Needed at the counter, refused elsewhere. */
      proof: z.optional(counterProof),
    }),
    output: z.object({ consents: z.array(consent) }),
  }),
  accessLog: action({
    about: 'Who looked at her record or changed it, newest first, thirty at a time; those of one moment come together.',
    access: { by: 'person', scope: 'own', presence: true, trace: null },
    writes: false,
    input: z.strictObject({ before }),
    output: z.object({
      lines: z.array(
        z.object({
          id: z.uuid(),
          at: instant,
          /** «女儿 王丽», «社工 李敏», «已注销的人». */
          who: z.string(),
          as: ground,
          /** What, in words: 看了资料. */
          what: z.string(),
        }),
      ),
      more: z.boolean(),
    }),
  }),
  copy: action({
    about: 'All that is kept of her, as one JSON document.',
    access: { by: 'person', scope: 'own', presence: true, trace: '拿了一份资料的副本' },
    writes: false,
    input: z.strictObject({}),
    output: z.object({ copy: z.record(z.string(), z.unknown()) }),
  }),
  erase: action({
    about:
      'Destroys the key of all that is kept of her: it can never be read again. Rows that must stay, stay unreadable. The name typed once more is the confirmation.',
    access: { by: 'person', scope: 'own', presence: true, trace: '删除了资料' },
    writes: false,
    input: z.strictObject({ name: personName }),
    output: z.object({}),
  }),
  saveJudgement: action({
    about:
      'Keeps a judgement as it was made on the phone: facts, the pack, the day. Where a fact is from is read from her record; nobody has checked the verdicts. Never changed.',
    access: { by: 'person', scope: 'handle', presence: true, trace: '保存了一次查询结果' },
    writes: true,
    input: z.strictObject({
      city: cityName,
      county: z.nullable(countyCode),
      on: dateText,
      pack: packVersion,
      facts: saved.shape.facts,
      verdicts: z.array(z.strictObject({ ...verdict.shape, ref: reference })).check(z.maxLength(120)),
    }),
    output: z.object({ judgement: saved }),
  }),
  judgements: action({
    about:
      'Saved judgements, newest first, ten at a time. Facts for which she has taken her consent back are shown to herself and her guardian only.',
    access: { by: 'person', scope: 'view', presence: true, trace: '看了保存的查询结果' },
    writes: false,
    input: z.strictObject({ before }),
    output: z.object({ judgements: z.array(saved), more: z.boolean() }),
  }),
}
