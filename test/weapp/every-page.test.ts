import { weappDist } from '../support/paths'
import { createHost } from './host'
import { readPackage } from './host/package'

const { pages } = readPackage(weappDist)

describe.each(pages)('%s', (route) => {
  it('opens on a fresh phone without a network, says something, names its controls and leaves no error', async () => {
    const host = createHost({ folder: weappDist })
    host.setOnline(false)
    await host.launch(`/${route}`)
    expect(host.screen.text()).not.toBe('')
    expect(host.screen.controls().filter(({ name }) => name === '')).toEqual([])
    expect(host.screen.untoldTargets()).toEqual([])
    expect(host.problems).toEqual([])
    host.close()
  })
})
