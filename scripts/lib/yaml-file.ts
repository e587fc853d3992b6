import { readFileSync } from 'node:fs'
import { isNode, LineCounter, parseDocument, type Document, type YAMLParseError } from 'yaml'
import type * as z from 'zod'
import { CommandError } from './command'
import { readData } from './yaml-data'

/** Where in a file something stands: keys and places from the top down. */
export type At = readonly PropertyKey[]

/** What is wrong in a file, and what its editor should do about it. */
export interface Fault {
  readonly file: string
  readonly line: number
  /** One clause without a full stop. */
  readonly what: string
  /** One sentence with its full stop. */
  readonly advice: string
}

/** A file that says what its schema wants, and knows in which line it says it. */
export interface YamlFile<T> {
  readonly file: string
  readonly data: T
  /** A fault at the line of what a path points at, or of the nearest thing around it that exists. */
  readonly fault: (at: At, what: string, advice: string) => Fault
}

/** `file:line: what is wrong. What to do.` */
export const faultText = ({ file, line, what, advice }: Fault): string => `${file}:${line}: ${what}. ${advice}`

/** A fault as the error that ends a command. */
export class PackFault extends CommandError {
  constructor(readonly fault: Fault) {
    super(faultText(fault))
  }
}

function parsedText(text: string): { readonly document: Document; readonly lines: LineCounter } {
  const lines = new LineCounter()
  return { document: parseDocument(text, { lineCounter: lines }), lines }
}

/** Only who has found a fault needs to know in which line it stands. */
function lineIn(text: string, at: At): number {
  const { document, lines } = parsedText(text)
  for (let length = at.length; length >= 0; length--) {
    const node = document.getIn(at.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function brokenFault(file: string, { message, linePos }: YAMLParseError): Fault {
  const [words] = message.replace(/ at line \d+, column \d+:?/, '').split('\n')
  return {
    file,
    line: linePos?.[0].line ?? 1,
    what: `it is no YAML (${words})`,
    advice: 'Mend the line or the one above it.',
  }
}

/** How a path is written for an editor: `values.0.from`. */
export const pathText = (at: At): string => at.map(String).join('.')

const MISSPELT = 'Take it out or mend its spelling: the fields stand in docs/adding-a-city.md.'
const UNFIT = 'Write what docs/adding-a-city.md says of this field.'

/** All fields are English words: a Chinese one is the rest of a sentence that a comma cut in two. */
const isSentence = (key: PropertyKey): boolean => /[^\x20-\x7e]/.test(String(key))
const UNQUOTED = 'Put the whole sentence into quotation marks: inside {…} a bare comma ends it.'

function noField(at: At) {
  const advice = isSentence(at[at.length - 1] ?? '') ? UNQUOTED : MISSPELT
  return { at, what: `${pathText(at)} is no field that belongs here`, advice }
}

/** A field that does not belong comes first: it is mostly the misspelt one that another complaint misses. */
function firstIssue({ issues }: z.ZodError): { at: At; what: string; advice: string } {
  for (const issue of issues) {
    const [key] = issue.code === 'unrecognized_keys' ? issue.keys : []
    if (key !== undefined) return noField([...issue.path, key])
  }
  const [first] = issues
  const at = first?.path ?? []
  return { at, what: `${pathText(at) || 'the file'} ${said(first?.message ?? 'is wrong')}`, advice: UNFIT }
}

/** Our own messages go on after the field's name; those of the library begin anew. */
const said = (message: string): string => (/^[a-z]/.test(message) ? message : `is wrong (${message})`)

/**
 * Reads one file and checks its form.
 * @throws PackFault at the first thing that its schema refuses.
 */
export function readYaml<T>(file: string, schema: z.ZodType<T>): YamlFile<T> {
  const text = readFileSync(file, 'utf8')
  const fault = (at: At, what: string, advice: string): Fault => ({ file, line: lineIn(text, at), what, advice })
  const given = readData(text, () => {
    const { document } = parsedText(text)
    const [broken] = document.errors
    if (broken) throw new PackFault(brokenFault(file, broken))
    return document.toJS()
  })
  const parsed = schema.safeParse(given)
  if (parsed.success) return { file, data: parsed.data, fault }
  const { at, what, advice } = firstIssue(parsed.error)
  throw new PackFault(fault(at, what, advice))
}
