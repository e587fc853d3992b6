import { LINFENS_OPERATOR, lookAtCoverage, openDeskOf } from '../support/coverage-story'
import { WEAPP_SERVER, weappDist } from '../support/paths'
import { sharedOrigin } from '../support/shared-server'
import { fingersOn } from './fingers'
import { createHost } from './host'

it('shows an operator on her phone where elders walk too far, and gives her the table', async () => {
  const storage = new Map([['city', JSON.stringify('linfen')]])
  const host = createHost({ folder: weappDist, storage, origins: { [WEAPP_SERVER]: sharedOrigin() } })
  const hands = fingersOn(host)
  await openDeskOf(hands, LINFENS_OPERATOR)
  await lookAtCoverage(hands)
  await hands.press('再看 30 个')
  await hands.press('下载表格')
  await hands.sees('存好了', '内容已经复制')
  const laid = host.done.find(({ api }) => api === 'setClipboardData' || api === 'shareFileMessage')
  expect(laid).toBeDefined()
  expect(host.problems).toEqual([])
  host.close()
})
