import { randomUUID } from 'node:crypto'
import { entitlementFunction } from '../../../cloudfunctions/entitlement'
import { invoke, type Surroundings } from '../../../cloudfunctions/runtime/invoke'
import { createRateLimit } from '../../../cloudfunctions/runtime/rate-limit'
import type { Pack } from '@/domain/entitlement'

const around: Surroundings = {
  clock: () => new Date('2026-11-21T02:00:00Z'),
  log: { call: () => undefined, crash: () => undefined },
  callLimit: createRateLimit(100),
}

const pack = (city: string, code: string, hasList: boolean): Pack =>
  ({ city, code, name: `${city}市`, hasList, version: `${city}@2026.01.01+00000000`, note: 'not for a list' }) as Pack

const PACKS = [pack('linfen', '1410', true), pack('china', '', true), pack('taiyuan', '1401', false)]

it('names the cities in the order of their codes, without the national list and without their policy', async () => {
  const { status, answer } = await invoke(entitlementFunction(PACKS), around, {
    body: { action: 'cities', data: {}, requestId: randomUUID() },
    sender: 'test',
  })
  expect(status).toBe(200)
  expect(answer).toEqual({
    ok: true,
    data: {
      cities: [
        { city: 'taiyuan', code: '1401', name: 'taiyuan市', hasList: false, version: 'taiyuan@2026.01.01+00000000' },
        { city: 'linfen', code: '1410', name: 'linfen市', hasList: true, version: 'linfen@2026.01.01+00000000' },
      ],
    },
  })
})
