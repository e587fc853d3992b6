import { untilOf } from '../../../cloudfunctions/account/helpers-change'
import { nameKey } from '../../../cloudfunctions/runtime/names'
import { WireFault } from '../../../cloudfunctions/runtime/wire-fault'

describe('a name that two people write', () => {
  it.each([
    ['买买提·艾力', '买买提 艾力'],
    ['买买提·艾力', '买买提•艾力'],
    ['买买提·艾力', '买买提・艾力'],
    ['王秀英', ' 王 秀英 '],
    ['Li Ming', 'li ming'],
    ['Li Ming', 'Li Ming'],
  ])('is the same: %s and %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it.each([
    ['王秀英', '王秀瑛'],
    ['王秀英', '王英秀'],
    ['李', '李·'.repeat(2)],
  ])('is another: %s and %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })
})

describe('the last day of a helper', () => {
  // In China it is the 22nd already.
  const now = new Date('2026-11-21T16:30:00Z')

  it('ends with the day in China, today included', () => {
    expect(untilOf('2026-11-22', now)?.toISOString()).toBe('2026-11-22T15:59:59.999Z')
    expect(untilOf('2028-02-29', now)?.toISOString()).toBe('2028-02-29T15:59:59.999Z')
  })

  it('is not needed', () => {
    expect(untilOf(undefined, now)).toBeNull()
  })

  it('is not over in China, though it is still that day in London', () => {
    expect(() => untilOf('2026-11-21', now)).toThrow(WireFault)
  })
})
