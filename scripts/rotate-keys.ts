import { CommandError, progress } from './lib/command'
import { rotateCity, rotateFolder } from './lib/rotate-keys'
import { readSettings } from './lib/server-settings'

/** `npm run rotate-keys`: a new master key over the same data keys. What is sealed is not touched. */
export async function main(argv: string[]): Promise<number> {
  if (argv.length > 0) throw new CommandError('npm run rotate-keys takes no options: keys are never typed on a line.')
  const settings = readSettings(process.env)
  if (settings.keys === null) {
    const wrapped = await rotateFolder(settings, progress)
    progress(`${wrapped} keys were wrapped anew. Copies of the folder from before open with their own keys.json only.`)
    return 0
  }
  const fresh = process.env['SENIOR_CARE_NEW_MASTER_KEY'] ?? ''
  const { wrapped, hash } = await rotateCity(settings, settings.keys, fresh, progress)
  progress(`${wrapped} keys were wrapped anew. Set in every server and function, and start them again:`)
  progress('  SENIOR_CARE_MASTER_KEY to what SENIOR_CARE_NEW_MASTER_KEY is now;')
  progress('  SENIOR_CARE_FORMER_MASTER_KEYS to what SENIOR_CARE_MASTER_KEY was;')
  progress('  SENIOR_CARE_HASH_KEY to the line below, which stays for ever.')
  progress(
    'Then run this once more, with these settings, until it says 0, and take SENIOR_CARE_FORMER_MASTER_KEYS away.',
  )
  process.stdout.write(`${hash}\n`)
  return 0
}
