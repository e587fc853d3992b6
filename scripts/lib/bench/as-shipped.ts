import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import type { Bench } from './measure'

const FOLDER = '.cache/bench'

/** Bundles a module of ours as cloud functions are bundled, and loads it; packages stay as npm brought them. */
async function bundled(entry: string): Promise<Record<string, unknown>> {
  const outfile = path.resolve(FOLDER, `${path.basename(entry, '.ts')}.cjs`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  })
  return createRequire(outfile)(outfile) as Record<string, unknown>
}

/**
 * The same benches, run in the code that a city runs. Commands are loaded module by module, each call from one to the next
 * going through a getter: for a rule engine that costs a third, and no user ever has it.
 * @param entry the module that exports the benches under `name`
 */
export function asShipped(benches: readonly Bench[], entry: string, name: string): Bench[] {
  return benches.map(({ id }) => ({
    id,
    run: async () => {
      const own = ((await bundled(entry))[name] as readonly Bench[]).find((bench) => bench.id === id)
      if (!own) throw new Error(`${entry} exports no bench ${id} under ${name}`)
      return own.run()
    },
  }))
}
