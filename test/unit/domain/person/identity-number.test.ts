import fc from 'fast-check'
import { numberAgrees, readIdentityNumber } from '@/domain/person/identity-number'

const ON = '2026-11-21'
const read = (typed: string) => readIdentityNumber(typed, ON)
/** As a Chinese keyboard sets it when it is left in full width. */
const wide = (text: string) => text.replace(/./g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const problemOf = (typed: string): string => read(typed).problem ?? ''

describe('an identity number', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['34052419800101001X', '1980-01-01', 'male'],
    ['440524188001010014', null, null],
  ])('%s is read as the examples of the standard have it', (number, birthDate, sex) => {
    const expected = birthDate ? { number, birthDate, sex } : { problem: expect.stringMatching(/出生日期不对/) }
    expect(read(number)).toEqual(expected)
  })

  it('the published example of somebody born in 1880 was a good number in its time', () => {
    expect(readIdentityNumber('440524188001010014', '1999-07-01')).toEqual({
      number: '440524188001010014',
      birthDate: '1880-01-01',
      sex: 'male',
    })
  })

  it.each([
    ['blanks', ' 110105 19491231 002X '],
    ['a small x', '11010519491231002x'],
    ['dashes', '110105-19491231-002X'],
    ['long dashes and wide blanks', '110105\u201419491231\u3000002X'],
    ['full-width digits and letter', wide('11010519491231002x')],
    ['marks that come along from a chat', '\u202d11010519491231002X\u202c'],
  ])('forgives %s', (_name, typed) => {
    expect(read(typed)).toMatchObject({ number: '11010519491231002X' })
  })

  it.each([
    ['nothing', '  ', /还没填/],
    ['two digits too few', '1101051949123100', /您写了16位/],
    ['one too many', '11010519491231002X1', /您写了19位/],
    ['a letter', '1101O519491231002X', /只有数字/],
    ['an X in the middle', '1101051949X231002X', /最后一位/],
    ['15 with an X at the end', '11010549123100X', /您写了15位/],
    ['a province that is none', '16010519491231002X', /前两位/],
    ['a permanent residence card', '911124198108030024', /永久居留/],
    ['31 November', '110105194911310021', /第7到14位/],
    ['29 February of a common year', '110105190002290026', /第7到14位/],
    ['tomorrow', '110105202611220022', /第7到14位/],
    ['a slip in the last digit', '110105194912310021', /对不上/],
    ['an old number of 31 November', '110105491131002', /第7到12位/],
    ['an old number of the 19th century', '110105991231997', /1900年以前/],
  ])('says what is wrong with %s', (_name, typed, words) => {
    expect(problemOf(typed)).toMatch(words)
  })

  it('takes every province of GB/T 2260 and the residence permits, and no other', () => {
    const taken = []
    for (let province = 0; province < 100; province++) {
      const prefix = String(province).padStart(2, '0')
      if (read(`${prefix}0105491231002`).problem === undefined) taken.push(prefix)
    }
    expect(taken.join(' ')).toBe(
      '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83',
    )
  })

  it('an old number is of the twentieth century', () => {
    expect(read('110105491231002')).toEqual({ number: '11010519491231002X', birthDate: '1949-12-31', sex: 'female' })
    expect(read('110105000101001')).toMatchObject({ birthDate: '1900-01-01', sex: 'male' })
  })
})

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('1999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const oldNumber = fc
  .tuple(
    fc.constantFrom('110105', '141002', '230102', '350203', '340102', '830000'),
    day,
    fc.integer({ min: 1, max: 995 }),
  )
  .map(([place, born, sequence]) => ({
    born,
    male: sequence % 2 === 1,
    old: `${place}${born.slice(2).replace(/-/g, '')}${String(sequence).padStart(3, '0')}`,
  }))

/** The number of 18 for an old one, as the function under test made it and a second reading confirmed. */
function long(old: string): string {
  const reading = read(old)
  if (reading.problem !== undefined) throw new Error(reading.problem)
  return reading.number
}

describe('any identity number', () => {
  it('made of an old one reads back as itself, with the day and the sex it was made of', () => {
    fc.assert(
      fc.property(oldNumber, ({ old, born, male }) => {
        const expected = { number: long(old), birthDate: born, sex: male ? 'male' : 'female' }
        expect(read(old)).toEqual(expected)
        expect(read(expected.number)).toEqual(expected)
        expect(expected.number.slice(0, 6) + expected.number.slice(8, 17)).toBe(old)
      }),
    )
  })

  it('with one character wrong is refused, whichever and whatever it is', () => {
    fc.assert(
      fc.property(oldNumber, ({ old }) => {
        const number = long(old)
        for (let at = 0; at < 18; at++) {
          for (const other of '0123456789X') {
            if (other === number[at]) continue
            expect(problemOf(number.slice(0, at) + other + number.slice(at + 1))).not.toBe('')
          }
        }
      }),
    )
  })

  it('with two neighbours swapped is refused', () => {
    let swapped = 0
    fc.assert(
      fc.property(oldNumber, ({ old }) => {
        const number = long(old)
        for (let at = 0; at < 17; at++) {
          if (number[at] === number[at + 1]) continue
          swapped += 1
          expect(problemOf(number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2))).not.toBe('')
        }
      }),
    )
    expect(swapped).toBeGreaterThan(1000)
  })

  it('whatever is typed, is either read or answered in words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789xX -六\u200b\uff10\uff38') }), (typed) => {
        const reading = read(typed)
        if (reading.problem === undefined) expect(reading.number).toMatch(/^\d{17}[\dX]$/)
        else expect(reading.problem).toMatch(/[\u4e00-\u9fa5]/)
      }),
    )
  })

  it('is read until its holder is 130, and not from the day before the birth', () => {
    const number = long('110105491231002')
    expect(readIdentityNumber(number, '1949-12-30').problem).toBeDefined()
    expect(readIdentityNumber(number, '1949-12-31').problem).toBeUndefined()
    expect(readIdentityNumber(number, '2079-12-30').problem).toBeUndefined()
    expect(readIdentityNumber(number, '2079-12-31').problem).toBeDefined()
  })
})

describe('a number beside a birth date and a sex', () => {
  const number = '11010519491231002X'

  it('agrees with what it says itself, and with what nobody typed', () => {
    expect(numberAgrees(number, { birthDate: '1949-12-31', sex: 'female' })).toBeNull()
    expect(numberAgrees(number, {})).toBeNull()
  })

  it('says where it differs', () => {
    expect(numberAgrees(number, { birthDate: '1949-12-30', sex: 'female' })).toMatch(/1949年12月31日/)
    expect(numberAgrees(number, { birthDate: '1949-12-31', sex: 'male' })).toMatch(/性别是女/)
  })
})
