import * as z from 'zod/mini'
import { BODY_LIMIT_BYTES, contract, STATUS, type Action, type Actions } from '../../src/contract'
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
  'facility.near facilities[].card': '`FacilityCard`, see src/domain/facility/facility.ts',
  'facility.get facility': '`Facility`, see src/domain/facility/facility.ts',
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
  const who = spec.caller === 'anyone' ? 'anyone' : 'a signed-in account'
  return [
    `### ${name}`,
    spec.about,
    `Called by ${who}. ${spec.writes ? 'Writes, once for each `requestId`.' : 'Reads only.'}`,
    ...fields('In', 'needed', rowsOf(name, spec.input, 'input')),
    ...fields('Out', 'always', rowsOf(name, spec.output, 'output')),
  ]
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

const isObject = (schema: Schema) => schema.properties !== undefined
const orNull = (row: Row): Row => ({ ...row, type: `${row.type}, or null` })

function typeOf(at: string, schema: Schema): string {
  if (schema.description) return schema.description
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
