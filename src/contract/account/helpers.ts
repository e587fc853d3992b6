import * as z from 'zod/mini'
import { STANDINGS } from '@/domain/helper/scope'
import { PRESENCE_REASONS } from '@/domain/staff/staff'
import { anyScopes, counterProof, dateText, instant, personName, relation, scopes, version, words } from '../common'
import { ACCOUNT, action } from '../envelope'
import { personOutput } from './people'

/** The last day on which he may act, in China; absent is without an end. */
const until = z.optional(dateText)
/** Needed at the counter, refused elsewhere. */
const proof = z.optional(counterProof)

const helper = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What he calls her. */
  relation,
  standing: z.enum(STANDINGS),
  scopes: anyScopes,
  /** What he asks for, where another helper offered it to him; she decides. */
  asked: anyScopes,
  /** Who asked him in, by name, while he waits for her word; null where nobody did, or it is not known any more. */
  askedBy: z.nullable(z.string()),
  until: z.nullable(instant),
  version,
  since: instant,
  endedAt: z.nullable(instant),
  /** The one who asks. */
  you: z.boolean(),
  /**
   * Stands on another record than hers: he registered her without her number, and what he typed of name, birth date and
   * county is what her record says. Shown to a worker beside her only; confirming brings him to her record.
   */
  byTold: z.boolean(),
  /** How she last agreed to him, and by whose hand: «当面签名同意,社工 李敏»; null while she has not, or nobody wrote it down. */
  agreed: z.nullable(z.string()),
})
export type HelperCard = z.infer<typeof helper>

const worker = z.object({
  /** Of the visit: what `endPresence` takes. */
  id: z.uuid(),
  name: z.string(),
  division: z.string(),
  reason: z.enum(PRESENCE_REASONS),
  at: instant,
  open: z.boolean(),
})

const invitation = z.object({
  id: z.uuid(),
  kind: z.enum(['helper', 'elder']),
  scopes: anyScopes,
  until: z.nullable(instant),
  endsAt: instant,
  status: z.enum(['open', 'accepted', 'refused', 'withdrawn', 'over']),
})
export type InvitationCard = z.infer<typeof invitation>

/** Shown once, to whoever invites: neither can be read again. */
const secrets = z.object({
  /** For the link and the share card. */
  link: z.string(),
  /** Six digits, for the telephone; they count together with the elder's name. */
  code: z.string(),
})

const byLinkOrCode = {
  link: z.optional(z.string().check(z.maxLength(80))),
  code: z.optional(z.string().check(z.regex(/^\d{6}$/, '是6位数字'))),
  /** The elder's full name, with `code`. */
  name: z.optional(personName),
}

export const helpers = {
  helpers: action({
    about:
      'Who may act for her, who asked to, and who could before; and which workers sat beside her. A helper sees himself, those whom he asked in and who have not ended, the invitations that he made, and how many there are.',
    access: { by: 'person', scope: 'view', presence: true, trace: null },
    writes: false,
    input: z.strictObject({}),
    output: z.object({
      helpers: z.array(helper),
      workers: z.array(worker),
      invitations: z.array(invitation),
      /** Helpers who count towards `most` now. */
      confirmed: z.int(),
      most: z.int(),
    }),
  }),
  invite: action({
    about:
      'Asks somebody to help her. Only who is confirmed himself may ask, and nobody gives more than he has. Whoever takes up what was asked at the counter or by a helper waits for her word.',
    access: { by: 'person', scope: 'handle', presence: true, trace: '邀请了一位帮手' },
    writes: true,
    input: z.strictObject({ scopes, until, proof }),
    output: z.object({ invitation, ...secrets.shape }),
  }),
  askElder: action({
    about: 'A helper asks her to agree, on her own phone: a link and six digits that make whoever takes them up 本人.',
    access: { by: 'person', scope: 'view', unconfirmed: true, presence: false, trace: null },
    writes: true,
    input: z.strictObject({ scopes, until }),
    output: z.object({ invitation, ...secrets.shape }),
  }),
  withdrawInvitation: action({
    about: 'Takes an invitation back; one that was accepted in the same moment is a conflict.',
    access: { by: 'person', scope: 'handle', unconfirmed: true, presence: true, trace: null },
    writes: true,
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ invitation }),
  }),
  lookInvitation: action({
    about: 'What an invitation asks, before it is taken up. A wrong code and one that is over get the same answer.',
    access: ACCOUNT,
    writes: false,
    input: z.strictObject(byLinkOrCode),
    output: z.object({ invitation, elder: z.string(), by: z.string(), relation: z.nullable(relation) }),
  }),
  acceptInvitation: action({
    about:
      'Takes an invitation up. A helper stands unconfirmed until she or a worker beside her agrees; who takes up `elder` is 本人 and has agreed to the helper who asked.',
    access: ACCOUNT,
    writes: true,
    input: z.strictObject({ ...byLinkOrCode, relation: z.optional(relation), scopes: z.optional(scopes), until }),
    output: z.object({ person: personOutput }),
  }),
  refuseInvitation: action({
    about: 'Says no to an invitation.',
    access: ACCOUNT,
    writes: true,
    input: z.strictObject(byLinkOrCode),
    output: z.object({}),
  }),
  confirmHelper: action({
    about: 'She agrees to a helper, with what he may do and until when; five at most. At the counter, how she agreed.',
    access: { by: 'person', scope: 'own', presence: true, trace: '记下了一位帮手的授权' },
    writes: true,
    input: z.strictObject({ id: z.uuid(), version, scopes, until, proof }),
    output: z.object({ helper }),
  }),
  changeHelper: action({
    about: 'Changes what a helper may do, or until when. At the counter, how she agreed.',
    access: { by: 'person', scope: 'own', presence: true, trace: '改了帮手能办的事' },
    writes: true,
    input: z.strictObject({ id: z.uuid(), version, scopes, until, proof }),
    output: z.object({ helper }),
  }),
  endHelper: action({
    about: 'Refuses or revokes a helper at once; both are told. Done twice it is done once.',
    access: { by: 'person', scope: 'own', presence: true, trace: '取消了一位帮手' },
    writes: true,
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ helper }),
  }),
  endPresence: action({
    about: 'She or her guardian ends a worker’s 当面代办 at once; he is told. Done twice it is done once.',
    access: { by: 'person', scope: 'own', presence: false, trace: '结束了一次当面代办' },
    writes: true,
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({}),
  }),
  leave: action({
    about: 'A helper stops helping; she is told.',
    access: { by: 'person', scope: 'view', unconfirmed: true, presence: false, trace: null },
    writes: true,
    input: z.strictObject({}),
    output: z.object({}),
  }),
  askGuardianship: action({
    about: 'A helper asks to be her guardian: a case with his papers, for a worker to check.',
    access: { by: 'person', scope: 'handle', unconfirmed: true, presence: false, trace: '申请登记为监护人' },
    writes: true,
    input: z.strictObject({
      files: z.array(z.uuid()).check(z.minLength(1, '请拍下证明材料'), z.maxLength(9)),
      words: words(500),
    }),
    output: z.object({ case: z.uuid() }),
  }),
}
