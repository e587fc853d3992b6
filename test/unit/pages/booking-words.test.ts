import type { BookingCard, OrderCard, SlotCard } from '@/contract/booking/shapes'
import { keptWords, nextStep } from '@/pages/booking/order-words'
import { changedWords, leftWords, listLabel, namesOf, ownWords, shareLines } from '@/pages/booking/price-words'
import { costOf, lastDay } from '@/pages/booking/pause-days'
import {
  actWords,
  cancelRule,
  clashWords,
  dayNear,
  doingWords,
  everyWeekWords,
  hurryWords,
  metresWords,
  placesWords,
  soonWords,
  weekdaysOf,
} from '@/pages/booking/slot-words'
import { isOver, mondayOf, weekPaper, weekSheet } from '@/pages/booking/sheet-week'

const slot: SlotCard = {
  id: '1',
  day: '2026-11-23',
  starts: 660,
  ends: 750,
  meal: 'lunch',
  left: 3,
  closesAt: '2026-11-22T07:50:00.000Z',
  freeUntil: '2026-11-22T08:00:00.000Z',
  state: 'open',
  waiting: 0,
}

describe('a price', () => {
  it('names every payer, and a programme once with who stands behind it', () => {
    const names = namesOf([{ programme: 'taiyuan.home-services', name: '养老服务券' }])
    const lines = shareLines(
      {
        shares: [
          { payer: 'enterprise', programme: '', fen: 200 },
          { payer: 'city', programme: 'taiyuan.home-services', fen: 5000 },
          { payer: 'county', programme: 'taiyuan.home-services', fen: 5000 },
          { payer: 'donation', programme: '', fen: 0 },
        ],
      },
      names,
    )
    expect(lines).toEqual([
      { id: 'enterprise', label: '企业让利', amount: '− 2 元' },
      {
        id: 'taiyuan.home-services',
        label: '养老服务券(已批准)',
        detail: '市里出 50 元,县(市、区)出 50 元',
        amount: '− 100 元',
      },
    ])
  })

  it('is counted in portions, and says what is left of a grant', () => {
    expect(listLabel(1500, 'portion', 1, 4)).toBe('4 份 × 15 元')
    expect(listLabel(1500, 'portion', 2, 4)).toBe('8 份 × 15 元(每天 2 份)')
    const left = {
      programme: 'x.y',
      name: '养老服务券',
      month: '2026-11',
      unit: 'fen' as const,
      left: 10000,
      after: 5500,
    }
    expect(leftWords(left)).toBe('养老服务券 11月:现在还有 100 元,订完还剩 55 元')
    expect(ownWords(0)).toBe('自己不用付钱')
    expect(changedWords(5200, 6000)).toContain('52 元,现在是 60 元')
  })
})

describe('a slot', () => {
  it('says why it cannot be had', () => {
    expect(placesWords(slot)).toBe('还有 3 个位子,11月22日 周日 15:50 前可以订')
    expect(placesWords({ ...slot, state: 'full', waiting: 2 })).toBe('满了,2 人在排队')
    expect(placesWords({ ...slot, state: 'closed' })).toBe('这天不开')
    expect(placesWords({ ...slot, state: 'over' })).toContain('已经过了')
  })

  it('tells the rule of cancelling before it is booked', () => {
    expect(cancelRule([slot], 50)).toBe(
      '订好后 10 分钟内可以随便撤回;之后,11月22日 周日 16:00 前取消不收钱,过了收价钱的 50%。',
    )
    expect(cancelRule([slot], 0)).toContain('也不收钱')
  })

  it('names days as people do', () => {
    expect(dayNear('2026-11-22', '2026-11-22')).toBe('今天 周日')
    expect(dayNear('2026-11-23', '2026-11-22')).toBe('明天 周一')
    expect(dayNear('2026-11-30', '2026-11-29')).toBe('明天 周一')
    expect(dayNear('2026-11-25', '2026-11-22')).toBe('11月25日 周三')
    expect(soonWords('2026-11-22T03:20:00.000Z', '2026-11-22')).toBe('11:20')
    expect(weekdaysOf([{ day: '2026-11-24' }, { day: '2026-11-23' }, { day: '2026-11-30' }])).toEqual([1, 2])
    expect(metresWords(456)).toBe('460 米')
    expect(metresWords(2345)).toBe('2.3 公里')
  })

  it('hurries only whom it concerns, and says what she must not eat', () => {
    expect(hurryWords({ ...slot, left: 60 }, '2026-11-20')).toBe('')
    expect(hurryWords(slot, '2026-11-22')).toBe('只剩 3 个位子,今天 15:50 前要订好')
    const menu = { dishes: [{ name: '蒸蛋羹', diets: [], allergens: ['egg' as const] }] }
    expect(clashWords(menu, ['egg', 'milk'])).toBe('有过敏的:鸡蛋')
    expect(clashWords(menu, ['milk'])).toBe('')
  })

  it('names the days of a week once', () => {
    expect(everyWeekWords([1, 3, 4])).toBe('每周一、三、四')
    expect(everyWeekWords([7])).toBe('每周日')
    expect(doingWords('meal-in', 'book')).toBe('订饭')
    expect(doingWords('bath-home', 'wait')).toBe('排队等位')
  })

  it('is called by its act', () => {
    const meal = { service: 'meal-in', unit: 'portion' } as const
    expect(actWords(meal, [slot, slot], 2)).toBe('订 4 份午餐')
    expect(actWords({ service: 'bath-home', unit: 'visit' }, [slot], 1)).toBe('订上门助浴')
    expect(actWords({ service: 'cleaning', unit: 'hour' }, [slot], 2)).toBe('订 2 小时助洁')
  })
})

describe('an order', () => {
  const booking: BookingCard = {
    ...{ id: 'b1', case: 'c1', number: '12345678', service: 'meal-in', name: '老人午餐', day: '2026-11-23' },
    ...{
      starts: 690,
      ends: 750,
      meal: 'lunch',
      units: 1,
      state: 'accepted',
      price: { listFen: 1200, shares: [], ownFen: 1000 },
    },
    ...{ place: { id: 'p', name: '春晖食堂', address: '解放路1号', phone: '03575550001' } },
    ...{
      answerBy: null,
      undoUntil: '',
      freeUntil: '',
      workers: [],
      score: null,
      cancelFen: 0,
      subsidised: false,
      version: 1,
    },
  } as unknown as BookingCard
  const later = { ...booking, id: 'b2', day: '2026-11-25' }
  const order = {
    number: '12345678',
    offering: { name: '老人午餐', service: 'meal-in', place: booking.place, provider: { phone: null } },
    bookings: [later, booking],
  } as unknown as OrderCard

  it('is kept with its days as they come', () => {
    expect(keptWords(order)).toContain('老人午餐:11月23日 周一 午餐、11月25日 周三 午餐。')
  })

  it('says what she does next', () => {
    expect(nextStep(order, booking, '2026-11-22')).toBe('明天 周一 11:30 带服务卡去春晖食堂,吃的时候付 10 元。')
    const asked = { ...booking, state: 'requested' as const, answerBy: '2026-11-22T02:00:00.000Z' }
    expect(nextStep(order, asked, '2026-11-22')).toContain('等春晖食堂答复接不接,11月22日 周日 10:00 前给回话')
    const cleaning = { ...order, offering: { ...order.offering, service: 'cleaning' as const } }
    const free = { ...booking, price: { ...booking.price, ownFen: 0 } }
    expect(nextStep(cleaning, free, '2026-11-22')).toBe('明天 周一 11:30 有人上门,在家等着,不用付钱。')
  })
})

describe('a pause', () => {
  const none = { year: '', month: '', day: '' }
  it('ends on a day, or is left open', () => {
    expect(lastDay('open', '2026-11-23', none)).toEqual({ day: null })
    expect(lastDay('week', '2026-11-23', none)).toEqual({ day: '2026-11-29' })
    expect(lastDay('day', '2026-11-23', { year: '2026', month: '12', day: '1' })).toEqual({ day: '2026-12-01' })
    expect(lastDay('day', '2026-11-23', none).problem).toContain('年月日')
    expect(lastDay('day', '2026-11-23', { year: '2026', month: '11', day: '20' }).problem).toContain('之前')
  })

  it('costs what cancelling its days one by one would', () => {
    const on = (day: string, cancelFen: number, state = 'accepted') => ({ day, starts: 690, state, cancelFen })
    const bookings = [on('2026-11-22', 750), on('2026-11-23', 750), on('2026-11-24', 700, 'served')]
    const order = { bookings: [...bookings, on('2026-11-25', 0), on('2026-11-30', 600)] } as unknown as OrderCard
    const morning = new Date('2026-11-23T02:00:00Z').getTime()
    const cost = (from: string, until: string | null, at = morning) => costOf(order, { from, until }, at)
    expect(cost('2026-11-23', null)).toEqual({ days: 2, ownFen: 1_350 })
    expect(cost('2026-11-23', '2026-11-29')).toEqual({ days: 1, ownFen: 750 })
    expect(cost('2026-11-24', '2026-11-29')).toEqual({ days: 0, ownFen: 0 })
    // Lunch is on the table already: it is no longer cancelled by a pause.
    expect(cost('2026-11-23', '2026-11-29', morning + 2 * 3_600_000)).toEqual({ days: 0, ownFen: 0 })
  })
})

describe('the week on the refrigerator', () => {
  it('begins on a Monday and says so where a day is empty', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    const sheet = weekSheet(
      { name: '王秀英', bookings: [], phones: [{ name: '养老热线', phone: '12349' }], code: '12345678' },
      '2026-11-16',
    )
    expect(sheet.days).toHaveLength(7)
    expect(sheet.days.every(({ lines }) => lines[0] === '没有安排')).toBe(true)
    expect(sheet.code).toBe('1234 5678')
    expect(sheet.phones).toEqual(['养老热线 12349'])
    const community = {
      name: '鼓楼社区',
      contact: '李敏',
      phone: '13900001111',
      place: { lng: 111.5, lat: 36.1 },
      demo: true,
    }
    const known = weekSheet({ name: '', bookings: [], phones: [], code: null }, '2026-11-16', community)
    expect(known.phones).toEqual(['鼓楼社区 演示 李敏 139 0000 1111'])
  })

  it('begins with the week that has something', () => {
    const had = { day: '2026-11-16', state: 'confirmed' } as BookingCard
    const coming = { day: '2026-11-22', state: 'accepted' } as BookingCard
    expect(isOver({ bookings: [had] }, '2026-11-22')).toBe(true)
    expect(isOver({ bookings: [had, coming] }, '2026-11-22')).toBe(false)
  })

  it('fits on one page, however much there is', () => {
    const days = Array.from({ length: 7 }, (_, at) => ({
      title: `${at}`,
      lines: Array(12).fill('11:00 午餐 春晖食堂'),
    }))
    const { marks, height } = weekPaper({ title: '王秀英这一周', days, phones: ['12349'], code: '1234 5678' })
    expect(Math.max(...marks.map(({ y }) => y))).toBeLessThanOrEqual(height)
  })
})
