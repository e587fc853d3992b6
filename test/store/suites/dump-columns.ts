import { ASSESSMENT_COLUMNS } from './dump-columns-assessment'
import { BOOKING_COLUMNS } from './dump-columns-booking'
import { DESK_COLUMNS } from './dump-columns-desk'

/** What may stand in a column, and how a value of it looks. Nothing else is let in. */
export type Kind =
  /** A random id. */
  | 'id'
  /** Keyed hash: 64 hex digits. */
  | 'hash'
  /** Ciphertext, or a wrapped key. */
  | 'sealed'
  | 'moment'
  | 'number'
  | 'flag'
  /** A word of the code's own: lower case Latin, as in the schema's lists. */
  | 'word'
  /** How something stood: names of the code's own, each with a state, a day, an id or nothing. */
  | 'states'
  /** Clear, and on record as such in docs/decisions/021. */
  | 'clear'

const IDS = { id: 'id', created_at: 'moment' } as const

/** Every column of every table that says something of people. A new one fails the test until somebody decides what it is. */
export const COLUMNS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  account: { ...IDS, wrapped_key: 'sealed', sealed: 'sealed' },
  attempt: { key_hash: 'hash', count: 'number', since: 'moment', locked_until: 'moment' },
  identity: { provider: 'word', subject_hash: 'hash', account_id: 'id', created_at: 'moment' },
  request: {
    account_id: 'id',
    request_id: 'id',
    person_id: 'id',
    action: 'word',
    body_hash: 'hash',
    sealed_answer: 'sealed',
    created_at: 'moment',
  },
  session: {
    ...IDS,
    account_id: 'id',
    issuer: 'word',
    renewal_hash: 'hash',
    former_hash: 'hash',
    renewed_at: 'moment',
    sealed: 'sealed',
    last_seen_at: 'moment',
    ends_at: 'moment',
    ended_at: 'moment',
    desk_until: 'moment',
  },
  sign_in_code: {
    phone_hash: 'hash',
    code_hash: 'hash',
    ends_at: 'moment',
    tries_left: 'number',
    created_at: 'moment',
  },
  access_log: { ...IDS, person_id: 'id', account_id: 'id', ground: 'word', action: 'word', case_id: 'id' },
  consent: {
    ...IDS,
    seq: 'number',
    person_id: 'id',
    class: 'word',
    version: 'number',
    given: 'flag',
    way: 'word',
    by_account: 'id',
    ground: 'word',
    sealed_proof: 'sealed',
  },
  helper_decision: {
    ...IDS,
    seq: 'number',
    person_id: 'id',
    helper_id: 'id',
    invitation_id: 'id',
    kind: 'word',
    way: 'word',
    by_account: 'id',
    ground: 'word',
    sealed_proof: 'sealed',
  },
  helper: {
    ...IDS,
    account_id: 'id',
    person_id: 'id',
    // What he calls her: 妈妈. It says of nobody who she is.
    relation: 'clear',
    standing: 'word',
    scopes: 'word',
    until: 'moment',
    sealed_told: 'sealed',
    told_hash: 'hash',
    former_person_id: 'id',
    version: 'number',
    confirmed_at: 'moment',
    ended_at: 'moment',
  },
  invitation: {
    ...IDS,
    kind: 'word',
    person_id: 'id',
    helper_id: 'id',
    by_account: 'id',
    link_hash: 'hash',
    code_hash: 'hash',
    scopes: 'word',
    until: 'moment',
    sealed: 'sealed',
    status: 'word',
    ends_at: 'moment',
    accepted_by: 'id',
  },
  judgement: { ...IDS, person_id: 'id', by_account: 'id', ground: 'word', sealed: 'sealed' },
  person: {
    ...IDS,
    wrapped_key: 'sealed',
    sealed: 'sealed',
    version: 'number',
    identity_hash: 'hash',
    identity_seen: 'flag',
    service_code_hash: 'hash',
    sealed_code: 'sealed',
    residence: 'clear',
    street: 'clear',
    community_hash: 'hash',
    merged_into: 'id',
    erased_at: 'moment',
    demo: 'flag',
  },
  record_change: { ...IDS, seq: 'number', person_id: 'id', sealed: 'sealed' },
  decision: {
    ...IDS,
    person_id: 'id',
    kind: 'word',
    about: 'id',
    outcome: 'word',
    sealed: 'sealed',
    by_staff: 'id',
  },
  presence: {
    ...IDS,
    staff_id: 'id',
    person_id: 'id',
    reason: 'word',
    proof: 'word',
    sealed_proof: 'sealed',
    ends_at: 'moment',
    ended_at: 'moment',
  },
  staff: {
    ...IDS,
    account_id: 'id',
    role: 'word',
    city: 'word',
    county: 'clear',
    street: 'clear',
    community_hash: 'hash',
    // The city's own word for a company.
    provider_id: 'word',
    wrapped_key: 'sealed',
    sealed: 'sealed',
    last_step: 'number',
    invitation_hash: 'hash',
    invited_by: 'id',
    invitation_ends_at: 'moment',
    joined_at: 'moment',
    ended_at: 'moment',
  },
  care_case: {
    ...IDS,
    // Eight random digits, for the telephone.
    number: 'number',
    kind: 'word',
    person_id: 'id',
    sealed: 'sealed',
    state: 'word',
    city: 'word',
    county: 'clear',
    street: 'clear',
    community_hash: 'hash',
    provider_id: 'word',
    desk: 'word',
    holder: 'id',
    promised_on: 'moment',
    opened_by: 'id',
    version: 'number',
    updated_at: 'moment',
  },
  case_event: {
    ...IDS,
    case_id: 'id',
    seq: 'number',
    kind: 'word',
    by_account: 'id',
    ground: 'word',
    staff_id: 'id',
    sealed: 'sealed',
  },
  file: {
    ...IDS,
    person_id: 'id',
    case_id: 'id',
    by_account: 'id',
    type: 'word',
    size: 'number',
    arrived_at: 'moment',
    removed_at: 'moment',
  },
  job: {
    ...IDS,
    kind: 'word',
    // What it is about: a row's id, or a day.
    about: 'word',
    run_at: 'moment',
    attempts: 'number',
    claimed_until: 'moment',
    status: 'word',
    last_fault: 'word',
    ended_at: 'moment',
  },
  notice: { ...IDS, account_id: 'id', template: 'word', person_id: 'id', sealed: 'sealed', read_at: 'moment' },
  outbox: {
    ...IDS,
    channel: 'word',
    template: 'word',
    wrapped_key: 'sealed',
    sealed: 'sealed',
    status: 'word',
    attempts: 'number',
    next_at: 'moment',
    last_fault: 'word',
    ended_at: 'moment',
  },
  ...BOOKING_COLUMNS,
  ...ASSESSMENT_COLUMNS,
  ...DESK_COLUMNS,
}

/** Tables in which nobody stands: what is known of places and how many live there, and what imports and generators note. */
export const PUBLIC_TABLES = [
  'community',
  'facility',
  'facility_rating',
  'menu',
  'offering',
  'offering_time',
  'provider',
  'provider_standing',
  'register_import',
  'seed',
  'slot',
]

/** How a value of each kind looks, as text. */
export const LOOKS: Readonly<Record<Exclude<Kind, 'sealed' | 'moment'>, RegExp>> = {
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  hash: /^[0-9a-f]{64}$/,
  number: /^\d+$/,
  flag: /^(true|false)$/,
  // With the edition of a list behind @, and ? behind what others have to confirm.
  word: /^[A-Za-z0-9 ./@?-]{1,60}$/,
  states: /^\{("[A-Za-z][A-Za-z0-9-]*":(null|"[a-z0-9-]{1,36}"),?)+\}$/,
  // A county's code, a street of the register, or what an elder is called.
  clear: /^(\d{6}|[\p{Script=Han}·()()0-9]{1,20})$/u,
}
