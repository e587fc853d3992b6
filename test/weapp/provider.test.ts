import { sharedOrigin } from '../support/shared-server'
import { eatOffline, eatOnce, elderWithCard, openTill } from '../support/till-story'
import { wechatPhone } from './phone'

it('serves at the counter by the card, with a signal and without one', async () => {
  const [worker, clerk] = [wechatPhone(sharedOrigin()), wechatPhone(sharedOrigin())]
  const code = await elderWithCard(worker)
  worker.close()
  await openTill(clerk)
  await eatOnce(clerk, code)
  await eatOffline(clerk, code)
  expect(clerk.problems()).toEqual([])
  clerk.close()
})
