import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CommandError, progress } from './command'
import { hashInputs } from './input-hash'
import { waitForLock } from './lock.cjs'
import { addOfflineWorker } from './offline-worker-build'

export const TARGETS = ['weapp', 'h5'] as const
export type Target = (typeof TARGETS)[number]

export interface Built {
  /** Relative to the project: `dist/h5`. */
  readonly folder: string
  /** True when nothing had changed and the build at hand was taken. */
  readonly reused: boolean
}

/** What the app's build reads: files and folders of the project, and settings from the environment. */
const INPUT_PATHS = ['src', 'config', 'types', 'package.json', 'package-lock.json', 'babel.config.js', 'tsconfig.json']
const BUILD_SCRIPTS = [
  'scripts/lib/app-build.ts',
  'scripts/lib/offline-worker-build.ts',
  'scripts/lib/offline-worker.ts',
]
const INPUT_SETTINGS = [
  'SENIOR_CARE_SERVER_URL',
  'SENIOR_CARE_CLOUD_ENV',
  'SENIOR_CARE_MAP_TILES',
  'SENIOR_CARE_SUBSCRIBE_TEMPLATES',
]

const TICK_MS = 5_000
const TELLING_LINES = 25

export interface BuildOptions {
  /** The folder under `dist`, where a build with other settings must not take the place of the usual one. */
  readonly name?: string
  readonly env?: NodeJS.ProcessEnv
}

/**
 * Builds the app for WeChat or for browsers into `dist/<target>`, or takes the build that is there when nothing it was
 * made of has changed. It is made aside and swapped in whole; a second build of the same target waits for the first.
 * @throws CommandError when the compiler refuses.
 */
export async function buildApp(
  target: Target,
  { name = target, env = process.env }: BuildOptions = {},
): Promise<Built> {
  const folder = path.join('dist', name)
  const stamp = path.join('dist', '.stamps', name)
  mkdirSync(path.dirname(stamp), { recursive: true })
  const lock = await waitForLock(`${stamp}.lock`, `build ${target}`, () =>
    progress(`Another command is building ${target}; waiting for it …`),
  )
  try {
    const hash = hashInputs([...INPUT_PATHS, ...BUILD_SCRIPTS], INPUT_SETTINGS, env)
    if (existsSync(folder) && readStamp(stamp) === hash) return { folder, reused: true }
    const aside = path.join('dist', `.${name}-new`)
    rmSync(aside, { recursive: true, force: true })
    await compile(target, aside, env)
    if (target === 'h5') await addOfflineWorker(aside)
    swap(aside, folder, stamp)
    writeFileSync(stamp, hash)
    return { folder, reused: false }
  } finally {
    lock.release()
  }
}

function readStamp(stamp: string): string | null {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : null
}

function swap(aside: string, folder: string, stamp: string): void {
  const old = `${aside}-old`
  // Without its stamp a build is made again: an interruption between the two renames mends itself.
  rmSync(stamp, { force: true })
  rmSync(old, { recursive: true, force: true })
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(aside, folder)
  rmSync(old, { recursive: true, force: true })
}

async function compile(target: Target, outputRoot: string, env: NodeJS.ProcessEnv): Promise<void> {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  progress(`Building the ${target} app …`)
  const ticks = setInterval(() => progress(`  still building, ${seconds()}`), TICK_MS)
  const said: string[] = []
  try {
    const code = await runTaro(target, { ...env, NODE_ENV: 'production', SENIOR_CARE_OUT: outputRoot }, said)
    // Taro ends well after some errors; a build without its entry is none.
    const entry = path.join(outputRoot, target === 'h5' ? 'index.html' : 'app.json')
    if (code !== 0 || !existsSync(entry)) {
      progress(telling(said).join('\n'))
      throw new CommandError(`The ${target} app could not be built: see the compiler's words above.`)
    }
  } finally {
    clearInterval(ticks)
  }
  progress(`Built in ${seconds()}.`)
}

/** A compiler goes on for pages after its first error, which is the one to mend. */
function telling(said: readonly string[]): readonly string[] {
  const first = said.findIndex((line) => /error|not found/i.test(line))
  return first < 0 ? said.slice(-TELLING_LINES) : said.slice(first, first + TELLING_LINES)
}

function runTaro(target: Target, env: NodeJS.ProcessEnv, said: string[]): Promise<number> {
  const taro = path.join('node_modules', '@tarojs', 'cli', 'bin', 'taro')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [taro, 'build', '--type', target], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    // A build whose command has been ended is of no use to anybody.
    const end = () => child.kill()
    process.once('exit', end)
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => said.push(...text.split('\n').filter(Boolean)))
    child.once('error', reject)
    child.once('close', (code) => {
      process.removeListener('exit', end)
      resolve(code ?? 1)
    })
  })
}
