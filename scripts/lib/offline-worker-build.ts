import { build } from 'esbuild'
import path from 'node:path'
import { filesUnder } from './files'
import { hashInputs } from './input-hash'

/** Where the browser finds its offline worker; the page registers it, and it must never be cached for long. */
export const OFFLINE_WORKER = '/sw.js'

/** Writes the service worker that keeps every file of a browser build, so that it opens again without a network. */
export async function addOfflineWorker(folder: string): Promise<void> {
  const files = filesUnder(folder).filter((file) => !/\.(map|txt|html)$/.test(file))
  const version = hashInputs([folder], []).slice(0, 12)
  await build({
    entryPoints: ['scripts/lib/offline-worker.ts'],
    outfile: path.join(folder, OFFLINE_WORKER),
    define: { FILES: JSON.stringify(files.map((file) => `/${file}`)), VERSION: JSON.stringify(version) },
    bundle: true,
    minify: true,
    target: 'es2019',
    legalComments: 'none',
  })
}
