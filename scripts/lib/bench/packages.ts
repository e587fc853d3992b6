import { existsSync } from 'node:fs'
import path from 'node:path'
import { packageSizes, readPackage } from '../../../test/weapp/host/package'
import { launchBrowser } from '../../../test/support/browser'
import { startServer } from '../../../test/support/server'
import { buildApp, type Target } from '../app-build'
import type { Bench } from './measure'

/** The build that is there; one is made where there is none. */
async function builtFolder(target: Target): Promise<string> {
  const folder = path.join('dist', target)
  return existsSync(folder) ? folder : (await buildApp(target)).folder
}

/** What WeChat loads before the first page: all of the package but its subpackages, as it is uploaded. */
async function mainPackage() {
  const { '': main = 0, ...subpackages } = packageSizes(readPackage(path.resolve(await builtFolder('weapp'))))
  const others = Object.entries(subpackages).map(([root, bytes]) => `${root} ${bytes}`)
  return { id: 'weapp.main-package', value: main, unit: 'bytes', runs: 1, note: `beside it: ${others.join(', ')}` }
}

/** Everything that a browser fetches until the first page stands, as it comes over the wire. */
async function firstPage() {
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    let answers = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
      answers += 1
    })
    await page.goto(server.origin, { waitUntil: 'networkidle' })
    return { id: 'h5.first-page', value: bytes, unit: 'bytes', runs: 1, note: `${answers} answers, headers included` }
  } finally {
    await browser.close()
    await server.stop()
  }
}

export const PACKAGE_BENCHES: readonly Bench[] = [
  { id: 'weapp.main-package', run: mainPackage },
  { id: 'h5.first-page', run: firstPage },
]
