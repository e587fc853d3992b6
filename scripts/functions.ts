import { progress } from './lib/command'
import { buildFunctions } from './lib/functions-build'

/** `npm run build:functions [-- FOLDER]`: prints the folder of each function, ready to be deployed. */
export async function main([target = 'dist/functions']: string[]): Promise<number> {
  progress('Bundling the cloud functions …')
  const folders = await buildFunctions(target)
  process.stdout.write(`${folders.join('\n')}\n`)
  return 0
}
