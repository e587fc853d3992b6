import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { main } from '../../scripts/packs'
import { root } from './paths'

/** Where the made-up city stands. */
export const MADE_UP_CITIES = path.join(root, 'test', 'support', 'cities')

/** A city's own files in a temporary folder, to be spoilt in one place. */
export interface PackCopy {
  readonly root: string
  /** Writes `to` for the first `from` in a file of the city, and answers the line in which it stands. */
  change(file: string, from: string, to: string): number
  /** Writes a file of the city's, or another city's below the root. */
  write(file: string, text: string): void
  read(file: string): string
  remove(): void
}

export function copyOf(city: string, from: string): PackCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'packs-'))
  cpSync(path.join(from, city), path.join(folder, city), { recursive: true })
  const at = (file: string) => path.join(folder, city, file)
  const read = (file: string) => readFileSync(at(file), 'utf8')
  return {
    root: folder,
    read,
    write: (file, text) => writeFileSync(at(file), text),
    change(file, before, after) {
      const text = read(file)
      const start = text.indexOf(before)
      if (start < 0) throw new Error(`${file} has no «${before}»`)
      writeFileSync(at(file), text.slice(0, start) + after + text.slice(start + before.length))
      return text.slice(0, start).split('\n').length
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What `npm run packs -- --root DIR` says, line by line, and the sentence with which it ends, if it refuses. */
export async function packsSays(folder: string): Promise<{ out: string[]; err: string[]; end: string | null }> {
  const heard = { out: '', err: '' }
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((heard.out += String(text))))
  const err = jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((heard.err += String(text))))
  const lines = (text: string) => text.split('\n').filter(Boolean)
  let end: string | null = null
  try {
    await main(['--root', folder])
  } catch (error) {
    end = (error as Error).message
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
  return { out: lines(heard.out), err: lines(heard.err), end }
}
