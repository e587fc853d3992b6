import fc from 'fast-check'
import { readContactPhone, readMobile } from '@/domain/person/phone'

describe('a mobile number', () => {
  it.each([
    ['138 1234 5678'],
    ['138-1234-5678'],
    ['+86 13812345678'],
    ['+8613812345678'],
    ['0086 138 1234 5678'],
    ['86 13812345678'],
    ['\uff11\uff13\uff18\uff11\uff12345678'],
    ['13812345678'],
    ['\u202a13812345678\u202c'],
  ])('%s is read', (typed) => {
    expect(readMobile(typed)).toEqual({ phone: '13812345678' })
  })

  it.each([
    ['nothing', '', /还没填/],
    ['a digit too few', '1381234567', /您写了10位/],
    ['a digit too many', '138123456789', /您写了12位/],
    ['a landline', '0357-2091234', /固定电话/],
    ['12 at the beginning', '12812345678', /第二位是3到9/],
    ['a letter', '1381234567O', /只有数字/],
    ['Hong Kong', '+852 51234567', /大陆/],
  ])('says what is wrong with %s', (_name, typed, words) => {
    expect(readMobile(typed).phone).toBeUndefined()
    expect(readMobile(typed).problem).toMatch(words)
  })

  it('reads back as itself, however it is grouped', () => {
    const mobile = fc.tuple(fc.integer({ min: 13, max: 19 }), fc.integer({ min: 0, max: 999_999_999 }))
    const blanks = fc.constantFrom('', ' ', '-', '\u3000', '\u00a0')
    fc.assert(
      fc.property(mobile, fc.constantFrom('', '+86', '0086', '+86 '), blanks, ([head, tail], country, blank) => {
        const phone = `${head}${String(tail).padStart(9, '0')}`
        const typed = country + [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(blank)
        expect(readMobile(typed)).toEqual({ phone })
        expect(readContactPhone(typed)).toEqual({ phone })
      }),
    )
  })
})

describe('a contact phone', () => {
  it.each([
    ['0357 2091234', '0357-2091234'],
    ['\uff080357\uff092091234', '0357-2091234'],
    ['0351-82012345', '0351-82012345'],
    ['010 6234 5678', '010-62345678'],
    ['+86 10 62345678', '010-62345678'],
    ['+86 357 2091234', '0357-2091234'],
    ['13812345678', '13812345678'],
  ])('%s is %s', (typed, phone) => {
    expect(readContactPhone(typed)).toEqual({ phone })
  })

  it.each([
    ['nothing', ' ', /还没填/],
    ['no area code', '2091234', /区号/],
    ['seven digits where the city has eight', '0106234567', /例如/],
    ['an extension', '0357-2091234转8', /分机/],
    ['a mobile with a slip', '1381234567', /您写了10位/],
    ['another country', '+1 212 555 0100', /大陆/],
  ])('says what is wrong with %s', (_name, typed, words) => {
    expect(readContactPhone(typed).phone).toBeUndefined()
    expect(readContactPhone(typed).problem).toMatch(words)
  })
})
