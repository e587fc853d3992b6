import { levelFault, levelOn, levelWords } from '@/domain/assessment/standing-level'
import { servicesFor } from '@/domain/assessment/suits'
import { certificateCode, CERTIFICATE_LETTERS } from '@/domain/assessment/certificate'
import { SERVICES } from '@/domain/booking/services'
import type { FactSource } from '@/domain/entitlement'
import type { PersonRecord } from '@/domain/person/record'

const DAY = '2026-11-21'
const withLevel = (level: number, more: object = {}, source: FactSource = 'department'): PersonRecord => ({
  ability: {
    value: { scale: 'GB/T 42195', level, on: '2026-03-01', validTo: '2027-02-28', ...more },
    ...{ source, by: { account: 'a', as: 'task' }, since: '2026-03-01T00:00:00Z' },
  },
})

describe('the level that counts on a day', () => {
  it('is a department’s or a paper’s, on its days, both ends included', () => {
    expect(levelOn(withLevel(2), DAY)).toBe(2)
    expect(levelOn(withLevel(0, {}, 'document'), DAY)).toBe(0)
    expect([levelOn(withLevel(2), '2026-03-01'), levelOn(withLevel(2), '2027-02-28')]).toEqual([2, 2])
    expect([levelOn(withLevel(2), '2026-02-28'), levelOn(withLevel(2), '2027-03-01')]).toEqual([null, null])
  })

  it('is none that was only told, none of another scale, and none where nobody has assessed her', () => {
    expect(levelOn(withLevel(2, {}, 'self'), DAY)).toBeNull()
    expect(levelOn(withLevel(2, {}, 'worker'), DAY)).toBeNull()
    expect(levelOn(withLevel(2, { scale: 'MZ/T 039' }), DAY)).toBeNull()
    expect(levelOn({}, DAY)).toBeNull()
  })
})

describe('what is for a level', () => {
  it('is for whoever has it or a heavier one, and what is for nobody special is for everybody', () => {
    expect([1, 2, 3, 4].map((level) => levelFault(2, withLevel(level), DAY) === null)).toEqual([
      ...[false, true, true, true],
    ])
    expect(levelFault(0, withLevel(0), DAY)).toBeNull()
    expect(levelFault(null, {}, DAY)).toBeNull()
  })

  it('says what is needed and where to go, and nothing of her own level', () => {
    const fault = levelFault(3, withLevel(1), DAY)
    expect(fault).toMatch(/重度失能或更重.*申请评估/)
    expect(fault).not.toMatch(/轻度/)
    expect(levelWords(4)).toMatch(/完全失能$/)
  })
})

describe('services that suit a level', () => {
  it('are of the product’s own, each once, and others for each level', () => {
    const lists = [0, 1, 2, 3, 4].map(servicesFor)
    for (const list of lists) {
      expect(list.length).toBeGreaterThan(0)
      expect(new Set(list).size).toBe(list.length)
      expect(list.every((service) => SERVICES.includes(service))).toBe(true)
    }
    expect(new Set(lists.map((list) => list.join())).size).toBe(5)
    expect(servicesFor(9)).toEqual(SERVICES)
  })
})

it('a certificate code has no letter that is taken for another', () => {
  expect(CERTIFICATE_LETTERS).toHaveLength(30)
  expect(CERTIFICATE_LETTERS).not.toMatch(/[01OILU]/)
  expect(new Set(CERTIFICATE_LETTERS).size).toBe(30)
  expect(certificateCode([0, 29, 8])).toBe('2ZA')
})
