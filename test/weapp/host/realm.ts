import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { dateBy } from '../../support/known-time.cjs'
import { subpackageOf, type BuiltPackage } from './package'

/** Globals of V8 that WeChat's engine lacks, or has on some phones only. */
const ABSENT = [
  'Intl',
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'AggregateError',
]

/** Methods younger than the phones that the browserslist names; the build does not add them. */
const YOUNGER: Readonly<Record<string, readonly string[]>> = {
  Object: ['hasOwn', 'groupBy'],
  Promise: ['any', 'withResolvers'],
  'Array.prototype': ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with', 'group'],
  'String.prototype': ['at', 'replaceAll', 'isWellFormed', 'toWellFormed'],
  'RegExp.prototype': ['hasIndices'],
}

/** Without `Intl` these answer in other words on other phones, so a page must not rest on them. */
const LOCALE_BOUND = ['Number', 'Date'].flatMap((type) =>
  ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map((method) => `${type}.prototype.${method}`),
)

const POOR_GLOBALS = `
for (const name of ${JSON.stringify(ABSENT)}) delete globalThis[name]
const at = (path) => path.split('.').reduce((object, key) => object[key], globalThis)
for (const [owner, names] of Object.entries(${JSON.stringify(YOUNGER)})) for (const name of names) delete at(owner)[name]
for (const path of ${JSON.stringify(LOCALE_BOUND)}) {
  const [type, , method] = path.split('.')
  if (globalThis[type].prototype[method]) globalThis[type].prototype[method] = () => {
    throw new TypeError(path + ' gives other words on other phones')
  }
}`

type Module = { exports: unknown }
type Wrapper = (require: (id: string) => unknown, module: Module, exports: unknown) => void

/** A JavaScript world as poor as a phone's: the language, and what is handed to it. */
export interface Realm {
  /** The same data as objects of that world, as after a crossing of WeChat's bridge. */
  copy<T>(value: T): T
  /** An array of that world that holds the very values. */
  list<T>(values: readonly T[]): T[]
  /** A buffer of that world with the same bytes. */
  bytes(bytes: Uint8Array): ArrayBuffer
  /** From now on its clock says what `now` says, milliseconds since 1970. */
  tellTime(now: () => number): void
  /** Runs a file of the package once and gives its exports. */
  load(file: string): unknown
}

/**
 * @param globals what the host offers beside the language
 * @throws Error from `load` when a module of one package reaches into another that may not be on the phone yet
 */
export function createRealm(built: BuiltPackage, globals: Readonly<Record<string, unknown>>): Realm {
  const context = vm.createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } })
  vm.runInContext(`{${POOR_GLOBALS}}`, context)
  const parse = vm.runInContext('(text) => JSON.parse(text)', context) as (text: string) => never
  const listOf = vm.runInContext('(...values) => values', context) as <T>(...values: readonly T[]) => T[]
  const bytesOf = vm.runInContext('(bytes) => Uint8Array.from(bytes).buffer', context) as (
    bytes: Uint8Array,
  ) => ArrayBuffer
  const modules = new Map<string, Module>()

  function load(file: string, from?: string): unknown {
    const known = modules.get(file)
    if (known) return known.exports
    const owner = subpackageOf(built, file)
    if (from !== undefined && owner !== undefined && owner !== subpackageOf(built, from)) {
      throw new Error(`${from} requires ${file}, which lies in the subpackage ${owner}`)
    }
    const module: Module = { exports: {} }
    modules.set(file, module)
    const code = readFileSync(path.join(built.folder, file), 'utf8')
    const source = `(function (require, module, exports) {${code}\n})`
    const run = vm.runInContext(source, context, { filename: file }) as Wrapper
    run((id) => load(resolve(file, id), file), module, module.exports)
    return module.exports
  }

  return {
    copy: (value) => (value === undefined ? value : parse(JSON.stringify(value))),
    list: (values) => listOf(...values),
    bytes: (bytes) => bytesOf(bytes),
    tellTime: (now) => {
      // The phone's own Date, moved: one of this world is another type to the package.
      const moved = vm.runInContext(`(${String(dateBy)})`, context) as typeof dateBy
      Object.assign(context, { Date: moved(now) })
    },
    load: (file) => load(file),
  }
}

function resolve(from: string, id: string): string {
  const file = path.posix.join(path.posix.dirname(from), id)
  return file.endsWith('.js') ? file : `${file}.js`
}
