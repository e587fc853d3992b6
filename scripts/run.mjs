// Every npm script starts here. Plain Node on purpose: on a fresh clone nothing is installed yet.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)
const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'))

/** Says in one sentence what is wrong and how to mend it, and ends. */
function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function checkNode() {
  const wanted = readJson('package.json').engines.node.replace('>=', '')
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  giveUp(`Node ${wanted} or newer is needed and this is ${process.versions.node}: install it from https://nodejs.org`)
}

/** True when npm's own record of node_modules has every package of the lock file, in its version. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(path.join(root, record))) return false
  const here = readJson(record).packages
  const wanted = Object.entries(readJson('package-lock.json').packages)
  return wanted.every(([at, { version, optional, link }]) => {
    if (at === '' || link) return true
    return here[at] ? here[at].version === version : Boolean(optional)
  })
}

async function install() {
  if (isInstalled()) return
  const { waitForLock } = require('./lib/lock.cjs')
  mkdirSync(path.join(root, '.cache'), { recursive: true })
  // `npm start` and `npm test` may meet on a fresh clone: one installs, the other waits and finds it done.
  const lock = await waitForLock(path.join(root, '.cache', 'install.lock'), 'npm ci', () =>
    process.stderr.write('Another command is installing the packages; waiting for it …\n'),
  )
  try {
    if (isInstalled()) return
    process.stderr.write('Installing packages (npm ci), once …\n')
    const npm = process.env.npm_execpath
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
    const [command, ...rest] = npm ? [process.execPath, npm, ...args] : ['npm', ...args]
    // npm's own words belong to the progress: results alone go to standard output.
    const { status } = spawnSync(command, rest, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: !npm && process.platform === 'win32',
    })
    if (status !== 0)
      giveUp('The packages could not be installed: check the network or the npm registry, then try again.')
  } finally {
    lock.release()
  }
}

const [name = '', ...argv] = process.argv.slice(2)
const script = path.join(root, 'scripts', `${name}.ts`)
if (!/^[a-z-]+$/.test(name) || !existsSync(script))
  giveUp(`There is no command «${name}»: see "scripts" in package.json.`)

checkNode()
await install()
// npm stands in the root already and keeps in INIT_CWD where it was called from; typed directly, that is here.
if (process.cwd() !== root || !process.env.INIT_CWD) process.env.INIT_CWD = process.cwd()
process.chdir(root)
// In this very process: signals, the terminal and the exit code need no forwarding.
await import('tsx')
const { run } = require('./lib/command.ts')
const { main } = require(script)
await run(main, argv)
