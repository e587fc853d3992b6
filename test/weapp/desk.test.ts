import { WORKED, workOut } from '../support/desk'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './fingers'
import { createHost } from './host'

it.each(WORKED)('works out $what', async (example) => {
  const host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() } })
  await workOut(fingersOn(host), example)
  expect(host.problems).toEqual([])
  host.close()
})
