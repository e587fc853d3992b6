import { readdirSync } from 'node:fs'
import path from 'node:path'

/** Every file below a folder, relative to it, with forward slashes, in order. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}
