import { CommandError, progress } from './lib/command'
import { buildApp, TARGETS, type Target } from './lib/app-build'

const isTarget = (name: string | undefined): name is Target => TARGETS.some((target) => target === name)

/** `npm run build:weapp`, `npm run build:h5`: prints the folder of the build. */
export async function main(argv: string[]): Promise<number> {
  const [target] = argv
  if (!isTarget(target)) throw new CommandError(`Say what to build: ${TARGETS.join(' or ')}.`)
  const { folder, reused } = await buildApp(target)
  if (reused) progress(`Nothing has changed since the last build.`)
  process.stdout.write(`${folder}\n`)
  return 0
}
