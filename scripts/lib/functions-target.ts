import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { CommandError } from './command'

/** What a build of ours leaves at its top, beside the functions; only our own file points at its own folder. */
export const DEPLOYMENT_FILE = 'cloudbaserc.json'
export const FUNCTION_ROOT = '.'

const ADVICE = 'name a new or an empty folder'

/**
 * A build takes the place of what its target held, so that may only be an earlier build.
 * @param functions names of the folders that a build makes
 * @throws CommandError when the target holds anything else, or this project.
 */
export function checkTarget(target: string, functions: readonly string[]): void {
  const folder = realFolder(path.resolve(target))
  if (!path.relative(folder, realpathSync(process.cwd())).startsWith('..'))
    throw new CommandError(`${target} holds this project, which a build would replace: ${ADVICE}.`)
  const entries = entriesOf(folder, target)
  if (entries.length === 0) return
  const stranger = entries.find((entry) => entry !== DEPLOYMENT_FILE && !functions.includes(entry))
  if (stranger !== undefined)
    throw new CommandError(`${target} holds ${stranger}, which no build of functions put there: ${ADVICE}.`)
  if (!isOurs(path.join(folder, DEPLOYMENT_FILE)))
    throw new CommandError(`${target} holds no ${DEPLOYMENT_FILE} of an earlier build and is not empty: ${ADVICE}.`)
}

/** A link is followed: what it points at would be emptied. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return folder
  }
}

function entriesOf(folder: string, target: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    if (code === 'ENOTDIR') throw new CommandError(`${target} is no folder: ${ADVICE}.`)
    throw new CommandError(`${target} cannot be read (${code}): ${ADVICE}.`)
  }
}

function isOurs(file: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { functionRoot?: unknown }).functionRoot === FUNCTION_ROOT
  } catch {
    return false
  }
}
