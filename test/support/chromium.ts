import { execFile } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { root } from './paths'

/** A browser to start: its program, and what its process needs to know. */
export interface Chromium {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
  /** `system`, or `package` for the one that npm brought. */
  readonly from: 'system' | 'package'
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const HAND_INSTALLED = ['/opt/google/chrome/chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

function onSystem(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...onPath, ...HAND_INSTALLED].find(isProgram)
}

const user = process.getuid?.() ?? 0

/** Where the package's browser lies once unpacked: one folder per version and user, closed to others. */
function unpackedFolder(): string {
  const manifest = path.join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return path.join(tmpdir(), `senior-care-chromium-${version}-${user}`)
}

/** The package's own fonts.conf names fonts in /tmp, wherever it was unpacked; without any font Chromium dies. */
function fontsConf(folder: string): string {
  const dir = path.join(folder, 'fonts', 'fonts')
  const cache = path.join(folder, 'font-cache')
  return `<?xml version="1.0"?>\n<fontconfig><dir>${dir}</dir><cachedir>${cache}</cachedir></fontconfig>\n`
}

/**
 * Unpacks in a process of its own, since the package writes into TMPDIR and reuses whatever lies there. The variable of
 * Amazon's Linux makes it add the libraries that a bare machine lacks (NSS, NSPR, expat).
 */
async function unpack(folder: string): Promise<void> {
  const fresh = mkdtempSync(`${folder}-`)
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath()"],
      { cwd: root, env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' } },
    )
    writeFileSync(path.join(fresh, 'fonts.conf'), fontsConf(folder))
    renameSync(fresh, folder) // whole or not at all
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // of several that unpack at once, the first one stays
  }
}

async function fromPackage(): Promise<Chromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found: install Chromium or Chrome, or name one in CHROME_PATH.')
  }
  const folder = unpackedFolder()
  if (!existsSync(folder)) await unpack(folder)
  if (process.getuid && statSync(folder).uid !== user) {
    throw new Error(`${folder} belongs to another user: remove it, or name a browser in CHROME_PATH.`)
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
    from: 'package',
  }
}

/**
 * The browser for the tests: the one that CHROME_PATH names (`package` asks for npm's), else the system's, else the one
 * inside @sparticuz/chromium (Linux x64 only).
 * @throws Error with one sentence on what to install.
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROME_PATH
  if (named && named !== 'package' && !isProgram(named)) throw new Error(`CHROME_PATH names no program: ${named}`)
  const system = named === 'package' ? undefined : named || onSystem()
  return system ? { executablePath: system, env: {}, from: 'system' } : fromPackage()
}
