import { momentFault, tapMomentFault } from '@/domain/assessment/appointment'

const now = new Date('2026-11-25T02:00:00Z')
const minutes = (n: number): Date => new Date(now.getTime() + n * 60_000)

describe('a name under a form', () => {
  it('is written from an hour before the appointment on, and at most ten minutes ahead of the server', () => {
    expect(momentFault(minutes(-60), now, now)).toBeNull()
    expect(momentFault(minutes(-60.1), now, now)).toMatch(/还没到约好/)
    expect(momentFault(minutes(10), now, now)).toBeNull()
    expect(momentFault(minutes(10.1), now, now)).toMatch(/在将来/)
  })

  it('may come days later: a device was offline', () => {
    expect(momentFault(now, now, minutes(3 * 1440))).toBeNull()
  })
})

describe('a tap', () => {
  it('is at most a week old, and at most ten minutes ahead', () => {
    expect(tapMomentFault(minutes(-7 * 1440), now)).toBeNull()
    expect(tapMomentFault(minutes(-7 * 1440 - 1), now)).toMatch(/7天以前/)
    expect(tapMomentFault(minutes(10), now)).toBeNull()
    expect(tapMomentFault(minutes(11), now)).toMatch(/在将来/)
  })
})
