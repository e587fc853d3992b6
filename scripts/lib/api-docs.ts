import * as z from 'zod/mini'
import { BODY_LIMIT_BYTES, contract, STATUS, type Access, type Action, type Actions } from '../../src/contract'
import { countyCode, dateText, personName } from '../../src/contract/common'

export const API_DOCS = 'docs/api.md'

/** What a schema's own form does not tell, found by the schema itself. */
const MEANINGS = new Map<unknown, string>([
  [dateText, '`YYYY-MM-DD`, a day that the calendar has'],
  [countyCode, 'GB/T 2260 county, six digits'],
  [personName, 'letters of any script, one at least, ·, blanks; 1 to 30'],
])

/** Values that are whole types of the domain: by function, action and path, where each is written down. */
const DOMAIN_TYPES: Readonly<Record<string, string>> = {
  'entitlement.pack pack': '`Pack`, see src/domain/entitlement/pack.ts',
  'entitlement.judge': '`Judgement`, see src/domain/entitlement/judgement.ts',
  'entitlement.judge facts{}': 'a fact, see src/contract/facts.ts',
  'account.record lines[].value': 'a text, or a fact as `judge` takes it',
  'account.changeRecord lines[].value': 'a text, or a fact as `judge` takes it',
  'account.changeRecord changes[].value': 'a text, or a fact as `judge` takes it',
  'account.history changes[].value': 'a text, or a fact as `judge` takes it',
  'account.saveJudgement facts{}.value': 'a fact as `judge` takes it',
  'account.saveJudgement judgement.facts{}.value': 'a fact as `judge` takes it',
  'account.judgements judgements[].facts{}.value': 'a fact as `judge` takes it',
  'account.copy copy{}': 'a part of the document: record, helpers, consents …',
  'facility.near facilities[].card': '`FacilityCard`, see src/domain/facility/facility.ts',
  'facility.get facility': '`Facility`, see src/domain/facility/facility.ts',
  'facility.near days[]': '`DayInfo`, see src/domain/facility/day.ts',
  'facility.get days[]': '`DayInfo`, see src/domain/facility/day.ts',
}

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly anyOf?: readonly Schema[]
  /** One of several objects, told apart by a property that has one value in each. */
  readonly oneOf?: readonly Schema[]
  readonly const?: unknown
  readonly prefixItems?: readonly Schema[]
}

interface Row {
  readonly path: string
  readonly type: string
  readonly must: boolean
}

/** docs/api.md as the contract now stands. */
export function renderApiDocs(): string {
  const functions = Object.entries(contract as Readonly<Record<string, Actions>>)
  return `${[...HEAD, ...functions.flatMap(([name, actions]) => [`## ${name}`, ...functionDocs(name, actions)])].join('\n\n')}\n`
}

const HEAD = [
  '# The wire',
  'Generated from `src/contract` by `npm run docs:api`; a test says when it is stale.',
  `\`POST /api/<function>\` in a browser, \`callFunction({ name, data })\` in WeChat. Body: \`{ action, data, for?, requestId, session? }\`, at most ${BODY_LIMIT_BYTES / 1024} KB; an unknown key is refused. \`for\` is the person for whom it is done, \`requestId\` a UUID of the act. A session travels as \`Authorization: Bearer …\`, or as \`session\` in the body.`,
  'Answer: `{ ok: true, data }` or `{ ok: false, error: { code, message, fields? } }`; `message` and `fields` are Chinese words for the person. A write that is repeated with its `requestId` gives the same answer and one effect for 30 days; with another body it is `conflict`.',
  table(
    ['code', 'status'],
    Object.entries(STATUS).map(([code, status]) => [`\`${code}\``, String(status)]),
  ),
]

function functionDocs(name: string, actions: Actions): string[] {
  return Object.entries(actions).flatMap(([action, spec]) => actionDocs(`${name}.${action}`, spec))
}

function actionDocs(name: string, spec: Action): string[] {
  return [
    `### ${name}`,
    spec.about,
    `Called by ${callers(spec.access)}. ${spec.writes ? 'Writes, once for each `requestId`.' : 'Reads only.'}`,
    ...fields('In', 'needed', rowsOf(name, spec.input, 'input')),
    ...fields('Out', 'always', rowsOf(name, spec.output, 'output')),
  ]
}

/** Who may call it, as the rule has it; the same for everybody who reads the wire. */
function callers(access: Access): string {
  const who = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(', ')
  switch (access.by) {
    case 'anyone':
      return 'anyone'
    case 'account':
      return 'a signed-in account'
    case 'person':
      return who(
        'herself or her guardian, with `for`',
        access.scope !== 'own' && `a helper who may \`${access.scope}\``,
        access.unconfirmed && 'a helper whom nobody has confirmed yet',
        access.presence && 'a worker beside her',
        access.call && 'whoever answers 12349, while she is on the telephone',
      )
    case 'case':
      return access.desk === 'only'
        ? 'a worker of her division'
        : who(
            'herself or her guardian',
            `a helper who may \`${access.scope}\``,
            access.desk === 'too' && 'a worker of her division',
          )
    case 'staff':
      return `staff with the second factor: ${access.roles.join(', ')}`
  }
}

function fields(title: string, must: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [`${title}: nothing.`]
  const cells = rows.map((row) => [row.path ? `\`${row.path}\`` : '(whole)', row.type, row.must ? 'yes' : ''])
  return [`${title}:`, table(['field', 'value', must], cells)]
}

function rowsOf(name: string, schema: z.ZodMiniType, io: 'input' | 'output'): Row[] {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const meaning = MEANINGS.get(zodSchema)
      if (meaning) jsonSchema.description = meaning
    },
  }) as Schema
  return flatten(name, '', json, true)
}

/** One row for each value that is not itself made of rows. */
function flatten(name: string, path: string, schema: Schema, must: boolean): Row[] {
  const plain = schema.anyOf?.find(({ type }) => type !== 'null')
  if (plain) return flatten(name, path, plain, must).map((row, n) => (n === 0 ? orNull(row) : row))
  if (schema.oneOf) return schema.oneOf.flatMap((one) => flatten(name, `${path}(${kindOf(one)})`, one, must))
  if (schema.properties) {
    const inner = Object.entries(schema.properties).flatMap(([key, value]) =>
      flatten(name, path ? `${path}.${key}` : key, value, schema.required?.includes(key) ?? false),
    )
    return path ? [{ path, type: 'object', must }, ...inner] : inner
  }
  if (schema.items)
    return [
      { path, type: 'list', must },
      ...flatten(name, `${path}[]`, schema.items, true).slice(isObject(schema.items) ? 1 : 0),
    ]
  if (typeof schema.additionalProperties === 'object')
    return [{ path, type: 'object', must }, ...flatten(name, `${path}{}`, schema.additionalProperties, false)]
  return [{ path, type: typeOf(`${name} ${path}`.trim(), schema), must }]
}

const kindOf = ({ properties = {} }: Schema) =>
  Object.values(properties)
    .map((value) => value.const)
    .find((value) => value !== undefined)

const isObject = (schema: Schema) => schema.properties !== undefined
const orNull = (row: Row): Row => ({ ...row, type: `${row.type}, or null` })

function typeOf(at: string, schema: Schema): string {
  if (schema.description) return schema.description
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.prefixItems) return `[${schema.prefixItems.map((one) => typeOf(at, one)).join('; ')}]`
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' ')
  const type = schema.type ?? DOMAIN_TYPES[at]
  if (!type) throw new Error(`docs/api.md cannot say what ${at} is: name its type in scripts/lib/api-docs.ts`)
  return [type, ...limits(schema)].join(', ')
}

function limits({ format, pattern, maxLength, minimum, maximum }: Schema): string[] {
  // A format brings a pattern of its own, a page long; numbers without limits are told the machine's.
  return [
    ...(format ? [format] : pattern ? [`\`${pattern.replaceAll('|', '\\|')}\``] : []),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} long`]),
    ...(minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? [] : [`from ${minimum}`]),
    ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? [] : [`to ${maximum}`]),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
