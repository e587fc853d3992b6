import { asOfToday, bookingDrafts, detailsKnown, keepBookingDraft, type BookingDraft } from '@/client/booking-draft'

const phone = new Map<string, string>()
let clock = 0

jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
}))
jest.mock('@/platform/clock', () => ({ now: () => clock }))

const bath: BookingDraft = {
  ...{ person: { id: 'p1', called: '妈妈' }, offering: 'o1', version: 1, service: 'bath-point', name: '洗澡' },
  ...{ place: '助浴点', act: 'book', slots: ['s1'], units: 1 },
  details: { health: { fever: 'no' }, riskRead: true, relative: { name: '王丽', phone: '13900001234' } },
  answered: ['health.fever', 'risk', 'relative'],
}

describe('what was told of her health', () => {
  it('stands for the day on which it was told, and goes to another bath of that day', () => {
    clock = Date.parse('2026-11-22T09:00:00+08:00')
    keepBookingDraft(bath)
    const [kept] = Object.values(bookingDrafts.get())
    expect(kept?.healthOn).toBe('2026-11-22')
    expect(asOfToday(kept!)).toEqual(kept)
    expect(detailsKnown('p1').health).toEqual({ fever: 'no' })
  })

  it('is asked anew on another day; what lasts stays', () => {
    clock = Date.parse('2026-11-23T00:01:00+08:00')
    const later = asOfToday(Object.values(bookingDrafts.get())[0]!)
    expect(later.details).toEqual({ relative: bath.details.relative })
    expect(later.answered).toEqual(['relative'])
    expect(detailsKnown('p1')).toEqual({ relative: bath.details.relative })
    keepBookingDraft({ ...later, details: { ...later.details, health: { fever: 'yes' } } })
    expect(Object.values(bookingDrafts.get())[0]?.healthOn).toBe('2026-11-23')
  })

  it('of a draft that an older build kept counts for no day', () => {
    expect(asOfToday(bath).details.health).toBeUndefined()
  })
})
