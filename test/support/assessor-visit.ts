/** One visit of an assessor, as a cloud made up for a test tells of it. */

import type { Session } from '@/contract/account'
import type { MyVisit, SheetPackage } from '@/contract/assessment/visits'
import type { NewAssessing } from '@/client/assessor-outgoing'
import type { SheetTap } from '@/domain/assessment/sheet'

export const VISIT = '11111111-1111-4111-8111-111111111111'
const TODAY = '2026-11-23'
/** The hour of the appointment. */
export const NOW = Date.parse(`${TODAY}T01:30:00Z`)

interface Stands {
  readonly version: number
  readonly state: MyVisit['state']
  readonly taps: number
}

export const visitAs = ({ version, state, taps }: Stands): MyVisit =>
  ({
    visit: {
      ...{ id: VISIT, round: 1, day: TODAY, version, signedAt: null },
      ...{ from: `${TODAY}T01:30:00.000Z`, to: `${TODAY}T03:00:00.000Z` },
      first: { id: 'a', name: '王敏', medical: true },
      second: { id: 'b', name: '李强', medical: false },
    },
    ...{ number: '12345678', seat: 'first', person: { name: '秦秀兰', sex: 'female', age: 82 } },
    ...{ wishes: { place: 'home', address: '解放路1号' }, state, taps },
  }) as MyVisit

export const packOf = (mine: MyVisit, taps: readonly SheetTap[]): SheetPackage =>
  ({ mine, taps: [...taps], terms: { city: 'linfen' }, officialTexts: {}, result: null }) as unknown as SheetPackage

const STROKES = [[[1, 1] as [number, number], [9, 9] as [number, number]]]

export const signingOf = (version: number, taps: number): NewAssessing => ({
  ...{ id: '99999999-9999-4999-8999-999999999999', visit: VISIT, action: 'sign', title: '签名:秦秀兰' },
  data: {
    ...{ visit: VISIT, version, taps },
    first: { strokes: STROKES, at: '2026-11-23T02:00:00.000Z' },
    second: { strokes: STROKES, at: '2026-11-23T02:00:00.000Z', code: '640902' },
    informant: { nobody: '老人自己住,写不了字' },
  },
})

/** The session of an account. */
export const opened = (id: string): Session =>
  ({
    ...{ session: `token of ${id}`, expiresAt: '2099-01-01T00:00:00Z', renewal: 'next' },
    account: { id, name: '王敏' },
  }) as Session

export const photo = { id: 'photo', source: 'wxfile://photo', size: 1_000, type: 'image/jpeg' }
