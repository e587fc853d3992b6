import { WEAPP_SERVER, weappDist } from '../support/paths'
import { pageAddresses } from '../support/pages'
import { sharedOrigin } from '../support/shared-server'
import { createHost, type Host } from './host'

/** What a page says when the phone does not do what was asked of it. */
let host: Host

async function openFacility(refusing: Readonly<Record<string, string>>): Promise<void> {
  host = createHost({ folder: weappDist, origins: { [WEAPP_SERVER]: sharedOrigin() }, phone: { refusing } })
  const [address = ''] = await pageAddresses('facility', sharedOrigin())
  await host.launch(address.slice('/#'.length))
}

const alerts = (): string =>
  [...host.navigator.top().view.element.querySelectorAll('[aria-role=alert]')]
    .map(({ textContent }) => textContent)
    .join(' ')

afterEach(() => {
  expect(host.problems).toEqual([])
  host.close()
})

it('shows a number in groups of digits once it could not be dialled', async () => {
  await openFacility({ makePhoneCall: 'system error' })
  expect(alerts()).toBe('')
  await host.screen.tap(host.screen.control('打电话'))
  expect(alerts()).toMatch(/打不出去,请自己拨 0357 \d{3} \d{4}/)
})

it('says where a place is when the phone shows no map', async () => {
  await openFacility({ openLocation: 'system error' })
  expect(host.screen.has('地图打不开')).toBe(false)
  await host.screen.tap('带我去')
  expect(host.screen.has('地图打不开')).toBe(true)
})

it('says nothing to somebody who said no herself', async () => {
  await openFacility({ makePhoneCall: 'cancel', openLocation: 'cancel' })
  await host.screen.tap(host.screen.control('打电话'))
  await host.screen.tap('带我去')
  expect(alerts()).toBe('')
  expect(host.screen.has('地图打不开')).toBe(false)
})
