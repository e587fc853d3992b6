import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { KINDS } from './crowd'

/** One statement as it went over the wire. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

type Query = (...given: unknown[]) => unknown

/** Everything that the driver sends while some work is done. The driver's own door is watched, so nothing is left out. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const door = Client.prototype as unknown as { query: Query }
  const { query } = door
  door.query = function watched(this: unknown, ...given: unknown[]): unknown {
    const [first, second] = given
    const { text, values } = Object(first) as { text?: string; values?: unknown[] }
    const said = typeof first === 'string' ? first : text
    if (said !== undefined) sent.push({ text: said, values: values ?? (Array.isArray(second) ? second : []) })
    return query.apply(this, given)
  }
  try {
    await work()
  } finally {
    door.query = query
  }
  return sent
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** A value of the wire as a literal of SQL. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return `'${String(value)}'`
  if (value instanceof Date) return `'${value.toISOString()}'`
  if (value instanceof Uint8Array) return `'\\x${Buffer.from(value).toString('hex')}'`
  if (Array.isArray(value)) return quoted(`{${value.map((one) => `"${String(one)}"`).join(',')}}`)
  return quoted(typeof value === 'string' ? value : JSON.stringify(value))
}

/** pgbench takes a colon before a letter for a variable of its own; a blank between them changes nothing of what JSON says. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''").replace(/:(?=[A-Za-z_])/g, ': ')}'`

/**
 * The same statements as a script of pgbench: rows of the crowd are named by the number of the transaction, other ids are new in each
 * transaction and the same in it, and all else is as it was sent.
 */
export function scriptOf(
  first: readonly Statement[],
  second: readonly Statement[],
  { slots, at: firstSlot }: { readonly slots: number; readonly at: number },
): string {
  const fresh = new Map<string, number>()
  const numberOf = (id: string): number => {
    if (!fresh.has(id)) fresh.set(id, fresh.size)
    return fresh.get(id)!
  }
  const shared = new Set(second.flatMap(({ values }) => values.map(String)))
  const hex = (expression: string) => `lpad(to_hex((${expression})::bigint), 12, '0')`
  const idExpression = (id: string): string => {
    const group = id.slice(19, 23)
    if (group === KINDS.slot) return `('00000000-0000-4000-${group}-' || ${hex(':s')})`
    if (group === KINDS.person || group === KINDS.account || group === KINDS.session)
      return `('00000000-0000-4000-${group}-' || ${hex(':p')})`
    if (shared.has(id)) return `'${id}'`
    return `('00000000-0000-4000-8000-' || ${hex(`:p * 1000 + ${numberOf(id)}`)})`
  }
  const expression = (value: unknown, other: unknown): string => {
    if (typeof value !== 'string') return literal(value)
    if (UUID.test(value)) return `${idExpression(value)}::uuid`
    if (/^\d{8}$/.test(value) && value !== other) return `lpad((:p + 10000000)::text, 8, '0')`
    if (value === other || value.search(UUIDS) < 0) return literal(value)
    const parts = value.split(UUIDS)
    const ids = value.match(UUIDS) ?? []
    return `(${parts.map((part, at) => quoted(part) + (ids[at] ? ` || ${idExpression(ids[at])}` : '')).join(' || ')})`
  }
  const lines = first.map(({ text, values }, at) => {
    const others = second[at]?.values ?? []
    const filled = text.replace(/\$(\d+)/g, (_whole, number: string) => {
      const index = Number(number) - 1
      return expression(values[index], others[index])
    })
    return `${filled.replace(/\s+/g, ' ')};`
  })
  const draw = [`\\set s random(${firstSlot}, ${firstSlot + slots - 1})`]
  return ['\\set n :n + 1', '\\set p :base + :client_id * :each + :n', ...draw, ...lines, ''].join('\n')
}

/** How a run of pgbench is told which rows are its own. */
export interface Share {
  readonly url: string
  readonly clients: number
  /** Transactions of each client. */
  readonly each: number
  /** The first person's number, less one. */
  readonly base: number
}

/** Transactions a second. @throws Error with what pgbench said */
export async function runBare(script: string, { url, clients, each, base }: Share): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-bench-'))
  try {
    const file = path.join(folder, 'booking.sql')
    writeFileSync(file, script)
    const variables = { n: 0, base, each }
    const given = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
    const options = ['-n', '-M', 'extended', '-c', String(clients), '-j', '2', '-t', String(each), '-f', file]
    const said = await output('pgbench', [...options, ...given, url])
    const rate = /tps = ([\d.]+) \(without/.exec(said)?.[1]
    const failed = /number of failed transactions: (\d+)/.exec(said)?.[1] ?? '0'
    if (rate === undefined || failed !== '0') throw new Error(`pgbench did not do its work: ${said.slice(-2000)}`)
    return Number(rate)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function output(command: string, given: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (some: Buffer) => (said += String(some)))
    child.stderr.on('data', (some: Buffer) => (said += String(some)))
    child.once('error', reject)
    child.once('exit', () => resolve(said))
  })
}
