import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { LockHeld, takeLock, waitForLock } from '../../../scripts/lib/lock.cjs'

const LOCK_MODULE = path.resolve('scripts/lib/lock.cjs')

describe('a lock', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'senior-care-lock-'))
  const file = (name: string) => path.join(folder, name)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Another process that takes the lock, tells what came of it and goes on living. */
  const holder = async (name: string) => {
    const code = `try { require(process.argv[1]).takeLock(process.argv[2], 'another'); console.log('held') }
      catch (error) { console.log(error.name) } setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['-e', code, LOCK_MODULE, file(name)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())),
    )
    const end = (signal: NodeJS.Signals) =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill(signal)
      })
    return { pid: child.pid, said, end }
  }

  it('is held once, names its holder, and is free again when released', () => {
    const lock = takeLock(file('once'), 'the first')
    expect(() => takeLock(file('once'), 'the second')).toThrow(LockHeld)
    try {
      takeLock(file('once'), 'the third')
    } catch (error) {
      expect((error as LockHeld).holder).toMatchObject({ pid: process.pid, about: 'the first' })
    }
    lock.release()
    takeLock(file('once'), 'the fourth').release()
    expect(existsSync(file('once'))).toBe(false)
  })

  it('is taken over from a process that was killed', async () => {
    const other = await holder('killed')
    expect(other.said).toBe('held')
    expect(() => takeLock(file('killed'), 'me')).toThrow(LockHeld)
    await other.end('SIGKILL')
    expect(existsSync(file('killed'))).toBe(true)
    takeLock(file('killed'), 'me').release()
  })

  it('is taken over from a number that another process has now', () => {
    writeFileSync(file('number'), JSON.stringify({ pid: process.pid, start: '1', about: 'long ago' }))
    takeLock(file('number'), 'me').release()
  })

  it.each(['', '{"pid":', '{"pid":"x"}', 'null'])('is taken over from a file that holds %j', (text) => {
    writeFileSync(file('broken'), text)
    takeLock(file('broken'), 'me').release()
  })

  it('goes to one of many that find a dead holder at once', async () => {
    writeFileSync(file('race'), JSON.stringify({ pid: 2 ** 22 + 1, start: '1', about: 'dead' }))
    const others = await Promise.all(Array.from({ length: 8 }, () => holder('race')))
    const said = others.map((other) => other.said).sort()
    await Promise.all(others.map((other) => other.end('SIGKILL')))
    expect(said).toEqual([...Array.from({ length: 7 }, () => 'LockHeld'), 'held'])
  })

  it('is waited for', async () => {
    const lock = takeLock(file('wait'), 'first')
    const waiting: string[] = []
    const second = waitForLock(file('wait'), 'second', ({ about }) => waiting.push(about))
    setTimeout(() => lock.release(), 400)
    ;(await second).release()
    expect(waiting).toEqual(['first'])
  })

  it('leaves nothing behind', () => {
    expect(readdirSync(folder).filter((name) => !['killed', 'race'].includes(name))).toEqual([])
  })
})
