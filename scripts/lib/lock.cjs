// A lock that is a file: it names its holder, and a holder that has died loses it. CommonJS without types to compile,
// because run.mjs needs it before anything is installed; lock.d.cts tells TypeScript.
const fs = require('node:fs')
const { randomUUID } = require('node:crypto')
const { setTimeout: sleep } = require('node:timers/promises')

const POLL_MS = 300
const TRIES = 5

class LockHeld extends Error {
  constructor(holder) {
    super(`Held by process ${holder.pid}`)
    this.name = 'LockHeld'
    this.holder = holder
  }
}

/**
 * When a process started, in the kernel's ticks: a number that is used again is then not taken for its first owner.
 * Empty where the kernel does not tell, and for one that has ended but is not yet buried.
 */
function startOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold blanks. After it come the state and, 19 fields on, the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? '' : (fields[19] ?? '')
  } catch {
    return ''
  }
}

function isAlive({ pid, start }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return start === '' || startOf(pid) === start
}

function readHolder(text) {
  try {
    const { pid, start, about } = JSON.parse(text)
    return Number.isInteger(pid) ? { pid, start: String(start), about: String(about) } : null
  } catch {
    return null
  }
}

/** Moves a dead holder's file away; false when a living one came in between, whose file is put back. */
function clearStale(file, seen) {
  const aside = `${file}.${randomUUID()}`
  try {
    fs.renameSync(file, aside)
  } catch {
    return true
  }
  const mine = fs.readFileSync(aside, 'utf8') === seen
  try {
    if (!mine) fs.linkSync(aside, file)
  } finally {
    fs.unlinkSync(aside)
  }
  return mine
}

function takeLock(file, about) {
  const text = JSON.stringify({ pid: process.pid, start: startOf(process.pid), about, token: randomUUID() })
  const fresh = `${file}.${randomUUID()}`
  fs.writeFileSync(fresh, text)
  try {
    for (let left = TRIES; left > 0; left -= 1) {
      try {
        // A link appears whole or not at all, and never over another.
        fs.linkSync(fresh, file)
        return held(file, text)
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
      }
      let seen = ''
      try {
        seen = fs.readFileSync(file, 'utf8')
      } catch {
        continue
      }
      const holder = readHolder(seen)
      if (holder && isAlive(holder)) throw new LockHeld(holder)
      clearStale(file, seen)
    }
    throw new LockHeld({ pid: 0, start: '', about: 'unknown' })
  } finally {
    fs.unlinkSync(fresh)
  }
}

function held(file, text) {
  const release = () => {
    process.removeListener('exit', release)
    try {
      if (fs.readFileSync(file, 'utf8') === text) fs.unlinkSync(file)
    } catch {
      // Already gone: nothing to give back.
    }
  }
  process.on('exit', release)
  return { release }
}

async function waitForLock(file, about, onWait) {
  for (let told = false; ; told = true) {
    try {
      return takeLock(file, about)
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error
      if (!told) onWait(error.holder)
      await sleep(POLL_MS)
    }
  }
}

module.exports = { LockHeld, takeLock, waitForLock }
