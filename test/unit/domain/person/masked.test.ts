import fc from 'fast-check'
import { maskedAddress, maskedIdentityNumber, maskedName, maskedPhone } from '@/domain/person/masked'

it.each([
  ['张三', '张*'],
  ['王桂芳', '王**'],
  ['欧阳娜娜', '欧阳**'],
  ['欧阳克', '欧阳*'],
  ['欧阳', '欧*'],
  ['阿卜杜·热合曼', '阿**·***'],
  ['𠮷田', '𠮷*'],
  ['李', '*'],
  ['', ''],
])('of the name %s others see %s', (name, seen) => {
  expect(maskedName(name)).toBe(seen)
})

it.each([
  ['13812345678', '138****5678'],
  ['0357-2091234', '0357-***1234'],
  ['010-62345678', '010-****5678'],
  ['1234567', '*******'],
])('of the phone %s others see %s', (phone, seen) => {
  expect(maskedPhone(phone)).toBe(seen)
})

it('of an identity number others see seven characters, and no birth date', () => {
  expect(maskedIdentityNumber('11010519491231002X')).toBe('110***********002X')
  expect(maskedIdentityNumber('1234567')).toBe('*******')
})

it.each([
  ['山西省临汾市尧都区解放路街道五一社区3号楼2单元501', '山西省临汾市尧都区解放路街道五一社区***'],
  ['尧都区五一社区居委会对面老王家', '尧都区五一社区***'],
  ['洪洞县大槐树镇李家村张三家', '洪洞县大槐树镇李家村***'],
  ['洪洞县大槐树镇', '洪洞县大槐树镇***'],
  ['尧都区鼓楼东大街金殿小区三号楼', '尧都区***'],
  ['解放路街道幸福新村甲栋', '解放路街道***'],
  ['临汾市解放路12号', '临汾市***'],
  ['12号楼五一社区', '***'],
  ['三单元二楼', '***'],
  ['', '***'],
])('of the address %s others see %s', (address, seen) => {
  expect(maskedAddress(address)).toBe(seen)
})

it('no number of a house or a door is ever shown', () => {
  const parts = fc.constantFrom('临汾市', '尧都区', '五一社区', '李家村', '解放路', '小区', '3号楼', '12', '号', '新村')
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (words) => {
      expect(maskedAddress(words.join(''))).toMatch(/^\D*\*\*\*$/)
    }),
  )
})

it('what is hidden of a name says how long it is and no more', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('王', '桂', '芳', '欧', '阳'), { minLength: 2, maxLength: 5 }), (letters) => {
      const seen = maskedName(letters.join(''))
      expect(Array.from(seen)).toHaveLength(letters.length)
      expect(seen).toMatch(/^(欧阳|.)\*+$/u)
    }),
  )
})
