import { CommandError, progress } from './lib/command'
import { optionsOf } from './lib/given'
import { inviteOperator } from './lib/operator'
import { readSettings } from './lib/server-settings'

const USAGE = 'npm run operator -- --city linfen --name 李明 --phone 13812345678 [--again]'
const text = { type: 'string' } as const

/** `npm run operator`: invites a city's first operator, who invites everybody else; prints the code, once. */
export async function main(argv: string[]): Promise<number> {
  const options = { city: text, name: text, phone: text, again: { type: 'boolean' } } as const
  const { city, name, phone, again = false } = optionsOf(argv, options, USAGE)
  if (!city || !name || !phone)
    throw new CommandError(`--${!city ? 'city' : !name ? 'name' : 'phone'} is missing. Use: ${USAGE}`)
  const settings = readSettings(process.env)
  const { code, cityName } = await inviteOperator(settings, { city, name, phone, again }, new Date())
  progress(`${name} may now come to work as an operator of ${cityName}. The code opens once, within three days:`)
  process.stdout.write(`${code}\n`)
  progress('Hand it over in person. He signs in to the app, opens its page pages/desk/join and types it there.')
  return 0
}
