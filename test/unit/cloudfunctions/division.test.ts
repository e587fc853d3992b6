import { PgDialect } from 'drizzle-orm/pg-core'
import { found } from '../../../cloudfunctions/database/schema'
import { casesInDivision, countiesOf, inDivision, isHis, type Posted } from '../../../cloudfunctions/runtime/division'
import { placesOf } from '../../../cloudfunctions/runtime/places'

const place = (code: string, city: string) => ({ code, name: code, city, cityName: city })
const PLACES = placesOf([place('141002', 'linfen'), place('141081', 'linfen'), place('340102', 'hefei')])
const CITY: Posted = { city: 'linfen', division: { county: null, street: null, community: null } }
const COMMUNITY: Posted = { city: 'linfen', division: { county: '141002', street: '解放路街道', community: 'c1' } }
/** A county of another city, as no invitation writes it. */
const ASTRAY: Posted = { city: 'linfen', division: { county: '340102', street: null, community: null } }

const read = (where: ReturnType<typeof inDivision>) => new PgDialect().sqlToQuery(where)

describe('the division of somebody of the staff', () => {
  it('is all counties of his city, or his own, and never one of another city', () => {
    const codes = (worker: Posted) => countiesOf(PLACES, worker).map(({ code }) => code)
    expect(codes(CITY)).toEqual(['141002', '141081'])
    expect(codes(COMMUNITY)).toEqual(['141002'])
    expect(codes(ASTRAY)).toEqual([])
  })

  it('is asked by county, street and community, of every table alike', () => {
    expect(read(inDivision(PLACES, COMMUNITY)).params).toEqual(['141002', '解放路街道', 'c1'])
    expect(read(inDivision(PLACES, COMMUNITY, found)).sql).toBe(
      '("found"."county" in ($1) and ("found"."street" = $2 and "found"."community_hash" = $3))',
    )
    expect(read(inDivision(PLACES, ASTRAY)).sql).toBe('false')
    expect(read(casesInDivision(COMMUNITY)).params).toEqual(['linfen', '141002', '解放路街道', 'c1'])
  })

  it('holds one line by the same rule', () => {
    const line = (county: string, street: string | null, communityHash: string | null) => ({
      ...{ county, street, communityHash },
    })
    expect(isHis(PLACES, CITY, line('141081', null, null))).toBe(true)
    expect(isHis(PLACES, COMMUNITY, line('141002', '解放路街道', 'c1'))).toBe(true)
    expect(isHis(PLACES, COMMUNITY, line('141002', '解放路街道', 'c2'))).toBe(false)
    expect(isHis(PLACES, COMMUNITY, line('141002', null, null))).toBe(false)
    expect(isHis(PLACES, CITY, line('340102', null, null))).toBe(false)
    expect(isHis(PLACES, ASTRAY, line('340102', null, null))).toBe(false)
  })
})
