import * as z from 'zod/mini'
import { ASSESSMENT_STATES } from '@/domain/assessment/states'
import { CASE_EVENTS, CASE_KINDS, CASE_STATES } from '@/domain/case/case'
import { MOST_REPORT_WORDS, REPORT_FAULTS } from '@/domain/case/report'
import { MEETING_REASONS } from '@/domain/staff/staff'
import { cityName, dateText, ground, instant, personName, strokes, version, words } from '../common'
import { ACCOUNT, action } from '../envelope'
import { facilityId } from '../facility'
import { presenceCard } from './presence-card'

const reference = z.string().check(z.regex(/^[A-Z]{2,4}-[A-Z0-9]+[a-z]?$/, '没有这个编号'))
const fileIds = z.optional(z.array(z.uuid()).check(z.maxLength(9, '一次最多9张照片')))

const card = z.object({
  id: z.uuid(),
  /** Eight digits, read out in groups of four. */
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  /** «请社区帮我办:高龄津贴» */
  title: z.string(),
  state: z.enum(CASE_STATES),
  /** Whose affair; the name as the caller may see it. To the desk, of a mistake about a place: 居民 and the case’s own id. */
  person: z.object({ id: z.uuid(), name: z.string() }),
  openedAt: instant,
  updatedAt: instant,
  promisedOn: z.nullable(dateText),
  /** Not answered, and the promised day is over. */
  overdue: z.boolean(),
  /** Who has it now, and the phone to ring; the desk of her street while nobody by name has it. */
  holder: z.object({ name: z.string(), phone: z.nullable(z.string()), byName: z.boolean() }),
  /** Of an assessment that goes on, in her own list: how far it is, and the appointment that stands. Absent elsewhere. */
  assessment: z.optional(
    z.object({
      state: z.enum(ASSESSMENT_STATES),
      visit: z.nullable(
        z.object({ day: dateText, from: instant, to: instant, where: z.string(), org: z.string(), phone: z.string() }),
      ),
    }),
  ),
  version,
})
export type CaseCard = z.infer<typeof card>

const event = z.object({
  seq: z.int(),
  kind: z.enum(CASE_EVENTS),
  at: instant,
  /** «女儿 王丽 替 王秀英», «社工 李敏». */
  who: z.string(),
  /** Null: nobody, time alone. */
  as: z.nullable(ground),
  words: z.string(),
  files: z.array(z.uuid()),
  /** The caller's own. */
  yours: z.boolean(),
})
export type CaseEventCard = z.infer<typeof event>

const thread = z.object({
  case: card,
  /** What was asked for, and what she was told then. `ref` is a benefit; of kind `facility` the place. */
  about: z.object({ ref: z.nullable(z.string()), city: z.nullable(cityName), words: z.string() }),
  events: z.array(event),
  /** What the caller may do now. */
  may: z.array(z.enum(CASE_EVENTS)),
  /** Only for the desk: how to reach her. Null for a mistake about a place: nobody has to find her for that. */
  contact: z.nullable(
    z.object({
      name: z.string(),
      phone: z.nullable(z.string()),
      address: z.nullable(z.string()),
      age: z.nullable(z.int()),
    }),
  ),
})
export type CaseThread = z.infer<typeof thread>

/** Words in a case. `version` is the one that was seen; a newer one is a conflict, and nothing is lost on the phone. */
const saying = z.strictObject({ case: z.uuid(), version, words: words(1000), files: fileIds })
const acting = z.strictObject({ case: z.uuid(), version, words: z.optional(words(1000)) })

const WORKER = { by: 'staff', roles: ['community-worker'] } as const
/** Who may have somebody's affairs open: with her beside him, or on the telephone. */
const WITH_HER = { by: 'staff', roles: ['community-worker', 'phone-agent'] } as const

export const caseActions = {
  askHelp: action({
    about: '请社区帮我办: opens a case at the desk of her street, with the day by which it will be answered.',
    access: { by: 'person', scope: 'handle', presence: true, call: true, trace: '请社区帮忙办事' },
    writes: true,
    input: z.strictObject({
      city: cityName,
      /** The benefit that it is about; absent for anything else. */
      ref: z.optional(reference),
      title: words(60),
      words: words(1000),
      files: fileIds,
    }),
    output: z.object({ thread }),
  }),
  reportFacility: action({
    about:
      '报错: something that the register says of a place is wrong. Opens a case at the desk of the street in which the place lies; nothing of her record is opened, and the desk is told nobody’s name. `words` is asked for with `other`.',
    access: { by: 'person', scope: 'handle', unconfirmed: true, presence: true, call: true, trace: null },
    writes: true,
    input: z.strictObject({
      facility: facilityId,
      what: z
        .array(z.enum(REPORT_FAULTS))
        .check(z.minLength(1, '请选一样:哪里不对'), z.maxLength(REPORT_FAULTS.length, '选得太多了,请重新选')),
      words: z.optional(words(MOST_REPORT_WORDS)),
    }),
    output: z.object({ thread }),
  }),
  cases: action({
    about:
      '我的事: cases of everybody whom the account may look after, and of the elder whose affairs are open now, newest first.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ cases: z.array(card) }),
  }),
  thread: action({
    about: 'One case with everything that happened in it.',
    access: { by: 'case', scope: 'view', desk: 'too', trace: '看了一件事' },
    writes: false,
    input: z.strictObject({ case: z.uuid() }),
    output: z.object({ thread }),
  }),
  say: action({
    about: 'Says something in the thread, with photos if there are any.',
    access: { by: 'case', scope: 'handle', desk: 'too', trace: '在一件事里留言' },
    writes: true,
    input: saying,
    output: z.object({ thread }),
  }),
  complain: action({
    about: 'Complains, or objects to an answer, in the same thread: it is open again, with a new promised day.',
    access: { by: 'case', scope: 'handle', desk: 'never', trace: '在一件事里投诉或提出异议' },
    writes: true,
    input: z.strictObject({ ...saying.shape, kind: z.enum(['complained', 'objected', 'reopened']) }),
    output: z.object({ thread }),
  }),
  withdraw: action({
    about: 'She needs it no longer.',
    access: { by: 'case', scope: 'handle', desk: 'never', trace: '撤回了一件事' },
    writes: true,
    input: acting,
    output: z.object({ thread }),
  }),
  close: action({
    about: 'She says that it is done.',
    access: { by: 'case', scope: 'handle', desk: 'never', trace: '确认一件事办好了' },
    writes: true,
    input: acting,
    output: z.object({ thread }),
  }),
  desk: action({
    about:
      'Cases of the worker’s division: overdue first, then by promised day. To an official, objections to what his county decided.',
    access: { by: 'staff', roles: ['community-worker', 'official'] },
    writes: false,
    input: z.strictObject({ show: z.enum(['open', 'mine', 'done']) }),
    output: z.object({ cases: z.array(card), colleagues: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  }),
  take: action({
    about: 'The worker takes the case: from now on it has his name and phone.',
    access: { by: 'case', scope: 'handle', desk: 'only', trace: '接了一件事' },
    writes: true,
    input: acting,
    output: z.object({ thread }),
  }),
  answer: action({
    about: 'The worker answers: what was done, what she gets or why not, and what she can do then.',
    access: { by: 'case', scope: 'handle', desk: 'only', trace: '答复了一件事' },
    writes: true,
    input: saying,
    output: z.object({ thread }),
  }),
  handOn: action({
    about: 'Hands the case to a colleague of the same division, with words.',
    access: { by: 'case', scope: 'handle', desk: 'only', trace: '转交了一件事' },
    writes: true,
    input: z.strictObject({ ...saying.shape, to: z.uuid() }),
    output: z.object({ thread }),
  }),
  decideGuardian: action({
    about: 'The worker has seen the papers and decides: the helper is her guardian, or why not.',
    access: { by: 'case', scope: 'handle', desk: 'only', trace: '核对了监护材料' },
    writes: true,
    input: z.strictObject({ ...saying.shape, approve: z.boolean() }),
    output: z.object({ thread }),
  }),
  meet: action({
    about:
      '当面代办: a worker opens an elder’s record with her beside him, by the code on her card, or by her identity number and her own signature. Somebody new is registered by it. Outside his division it is refused.',
    access: WORKER,
    writes: true,
    input: z.strictObject({
      reason: z.enum(MEETING_REASONS),
      by: z.discriminatedUnion('proof', [
        z.strictObject({
          proof: z.literal('service-code'),
          code: z.string().check(z.maxLength(20)),
          /** From the identity card, when she has it with her too: it makes her record and her card one. */
          identityNumber: z.optional(z.string().check(z.maxLength(40))),
        }),
        z.strictObject({
          proof: z.literal('signature'),
          identityNumber: z.string().check(z.maxLength(40)),
          name: personName,
          strokes,
        }),
      ]),
    }),
    output: z.object({ presence: presenceCard }),
  }),
  presence: action({
    about: 'The elder who sits beside the worker now, or is on the telephone; null when nobody is.',
    access: WITH_HER,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ presence: z.nullable(presenceCard) }),
  }),
  leave: action({
    about: 'The worker is done, or she has hung up: from now on only what his cases need is to be seen.',
    access: WITH_HER,
    writes: true,
    input: z.strictObject({}),
    output: z.object({}),
  }),
  card: action({
    about: 'A new card for her purse: service code and the phone to ring. The old code ends.',
    access: { by: 'person', scope: 'own', presence: true, trace: '办了一张服务卡' },
    writes: true,
    input: z.strictObject({}),
    output: z.object({
      name: z.string(),
      code: z.string(),
      phones: z.array(z.object({ name: z.string(), phone: z.string() })),
      /** She had a card before, which ends with this. */
      replaced: z.boolean(),
    }),
  }),
  fileTicket: action({
    about:
      'A place for one photo: bytes go to `url` with PUT on a city’s own server, with `ticket` as its bearer, or to `cloudPath` in CloudBase.',
    access: { by: 'person', scope: 'handle', unconfirmed: true, presence: true, trace: null },
    writes: true,
    input: z.strictObject({
      type: z.enum(['image/jpeg', 'image/png']),
      size: z.int().check(z.gte(1), z.lte(10 * 1024 * 1024, '照片不能超过10MB')),
    }),
    output: z.object({
      id: z.uuid(),
      /** A path on the city’s own server; nothing in it is secret. */
      url: z.string(),
      /** Goes as `Authorization: Bearer` with the PUT; good for this photo and ten minutes. */
      ticket: z.string(),
      /** Null on a city’s own server. */
      cloudPath: z.nullable(z.string()),
    }),
  }),
  fileArrived: action({
    about: 'The photo is there: it is checked, freed of place and device, sealed. Only then can it stand in a message.',
    access: { by: 'person', scope: 'handle', unconfirmed: true, presence: true, trace: null },
    writes: true,
    input: z.strictObject({ id: z.uuid(), fileId: z.optional(z.string().check(z.maxLength(300))) }),
    output: z.object({}),
  }),
  file: action({
    about:
      'One photo of a case, for whoever may read the case: a small one as it is, a larger one from `GET path` with the session.',
    access: { by: 'case', scope: 'view', desk: 'too', call: false, trace: '看了一张照片' },
    writes: false,
    input: z.strictObject({
      case: z.uuid(),
      id: z.uuid(),
      /** Characters of `url` at the most: 60 KB, unless a phone in CloudBase, which has no `path`, can take more. */
      most: z.optional(z.int().check(z.gte(1), z.lte(900 * 1024))),
    }),
    output: z.object({
      /** A data URL; null for a picture that is too large for it. */
      url: z.nullable(z.string()),
      /** On the city’s own server; it answers the bytes to whoever may read the case, with `Authorization: Bearer` of the session. */
      path: z.string(),
    }),
  }),
}
