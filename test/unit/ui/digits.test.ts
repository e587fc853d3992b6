import { inGroups, spokenPhone } from '@/ui/digits'

it.each([
  ['', ''],
  ['123', '123'],
  ['1234', '1234'],
  ['123456', '123 456'],
  ['12345', '1234 5'],
  ['12345678', '1234 5678'],
  ['JBSWY3DPEHPK3PXP', 'JBSW Y3DP EHPK 3PXP'],
])('the code “%s” is shown as “%s”', (code, shown) => expect(inGroups(code)).toBe(shown))

it('a telephone number keeps its own groups', () => {
  expect(spokenPhone('13800001234')).toBe('138 0000 1234')
  expect(spokenPhone('12349')).toBe('12349')
  expect(spokenPhone('0357-0009108')).toBe('0357 000 9108')
  expect(spokenPhone('010-66001234')).toBe('010 6600 1234')
})
