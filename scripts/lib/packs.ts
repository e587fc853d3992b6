import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type * as z from 'zod'
import type { Benefit, Criterion, Pack, Scenario, Stacking } from '../../src/domain/entitlement'
import { compile, PackError } from '../../src/domain/entitlement'
import { CommandError } from './command'
import { benefitSchema, citySchema, type BenefitFile } from './pack-schema'

/** What stands beside a benefit in its file and stays in the repository. */
export interface Spec {
  readonly file: string
  readonly criteria: readonly Criterion[]
  readonly scenarios: readonly Scenario[]
}

/** A city as it stands in `cities/<city>`. */
export interface City {
  readonly pack: Pack
  /** By a benefit's reference. */
  readonly specs: ReadonlyMap<string, Spec>
}

const CITIES = 'cities'

/** Line in the file of what a path points at, or of the nearest thing around it that exists. */
function lineOf(document: Document, lines: LineCounter, at: readonly PropertyKey[]): number {
  for (let length = at.length; length >= 0; length--) {
    const node = document.getIn(at.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

/** A field that does not belong comes first: it is mostly the misspelt one that another complaint misses. */
function firstFault({ issues }: z.ZodError): { at: readonly PropertyKey[]; message: string } {
  for (const issue of issues) {
    const [key] = issue.code === 'unrecognized_keys' ? issue.keys : []
    if (key !== undefined) return { at: [...issue.path, key], message: 'is no field that belongs here' }
  }
  const [first] = issues
  return { at: first?.path ?? [], message: first?.message ?? 'is wrong' }
}

function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  const [broken] = document.errors
  if (broken) throw new CommandError(`${file}:${broken.linePos?.[0].line ?? 1}: ${broken.message.split('\n')[0]}`)
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  const { at, message } = firstFault(parsed.error)
  throw new CommandError(`${file}:${lineOf(document, lines, at)}: ${at.join('.')} ${message}`)
}

/** A stacking rule is written once and holds both ways. */
function mirrored(benefits: readonly Benefit[]): Benefit[] {
  const mirrorOf = (benefit: Benefit): Stacking[] =>
    benefits.flatMap((other) =>
      other.stacking
        .filter((stacking) => stacking.with === benefit.ref)
        .filter(() => !benefit.stacking.some((own) => own.with === other.ref))
        .map((stacking) => ({ ...stacking, with: other.ref })),
    )
  return benefits.map((benefit) => ({ ...benefit, stacking: [...benefit.stacking, ...mirrorOf(benefit)] }))
}

function withoutSpec({ criteria: _criteria, scenarios: _scenarios, ...benefit }: BenefitFile): Benefit {
  return benefit
}

/** `linfen@2023.12.16+1a2b3c4d`: the list's day, and eight digits of what the pack says. */
function versionOf(city: string, listedOn: string, content: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8)
  return `${city}@${listedOn.replaceAll('-', '.')}+${digest}`
}

/**
 * Reads and checks one city's files.
 * @param root the folder in which cities stand
 * @throws CommandError with file and line where one does not say what a pack must say, or where there is no such city.
 */
export function readCity(city: string, root: string = CITIES): City {
  const folder = path.posix.join(root, city)
  const cityFile = path.posix.join(folder, 'pack.yaml')
  if (!/^[a-z]+$/.test(city) || !existsSync(cityFile)) {
    throw new CommandError(`There is no city «${city.slice(0, 40)}»; there are: ${citiesHere(root).join(', ')}.`)
  }
  const { listedOn, ...about } = readYaml(cityFile, citySchema)
  const names = readdirSync(path.join(folder, 'benefits'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  const files = names.map((name) => {
    const file = path.posix.join(folder, 'benefits', name)
    return { file, read: readYaml(file, benefitSchema) }
  })
  const content = { ...about, benefits: mirrored(files.map(({ read }) => withoutSpec(read))) }
  const pack: Pack = { ...content, version: versionOf(city, listedOn, content) }
  try {
    compile(pack)
  } catch (error) {
    throw error instanceof PackError ? new CommandError(`${folder}: ${error.message}`) : error
  }
  const specs = new Map(
    files.map(({ file, read: { ref, criteria, scenarios } }) => [ref, { file, criteria, scenarios }] as const),
  )
  return { pack, specs }
}

/** Cities of which there is a pack. */
export function citiesHere(root: string = CITIES): string[] {
  return readdirSync(root).filter((city) => existsSync(path.join(root, city, 'pack.yaml')))
}

/**
 * One city's policy as phone and cloud receive it.
 * @throws CommandError in one sentence where a file is wrong or the city is not there.
 */
export function loadPack(city: string): Pack {
  return readCity(city).pack
}
