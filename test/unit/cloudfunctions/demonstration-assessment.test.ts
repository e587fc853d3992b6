import { scoredOf, tapsOf } from '../../../cloudfunctions/demonstration/forms'
import { ACCOUNTS, NOT_PLAYED } from '../../../cloudfunctions/demonstration/people'
import { demonstrationCodes, demoSecret } from '../../../cloudfunctions/demonstration/second-factor'
import { totpStep } from '../../../cloudfunctions/runtime/totp'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { changesOf, readinessOf, sheetOf } from '@/domain/assessment/sheet'

const NOW = new Date('2026-11-22T02:00:10.000Z')

describe('whoever assesses in a demonstration', () => {
  const assessors = [...ACCOUNTS, ...NOT_PLAYED].filter(({ staff }) => staff?.role === 'assessor')

  it.each(['linfen', 'taiyuan', 'hefei', 'harbin', 'xiamen'])(
    'is two of one organisation in %s, one a nurse',
    (city) => {
      const [first, second] = assessors.filter(({ staff }) => staff?.assesses?.org === city)
      expect([first?.staff?.city, second?.staff?.city]).toEqual([city, city])
      expect([first?.staff?.assesses?.medical, second?.staff?.assesses?.medical]).toEqual([true, false])
    },
  )

  it('has others in Linfen, for who objects', () => {
    const orgs = assessors.filter(({ staff }) => staff?.city === 'linfen').map(({ staff }) => staff?.assesses?.org)
    expect(orgs).toEqual(['linfen', 'linfen', 'linfen-2', 'linfen-2'])
  })

  it('has digits that count now, for each who is played and for nobody else', () => {
    const codes = demonstrationCodes(NOW)
    const played = ACCOUNTS.filter(({ staff }) => staff?.role === 'assessor')
    expect(codes.map(({ name }) => name)).toEqual(played.map(({ name }) => name))
    for (const [at, { code, endsAt }] of codes.entries()) {
      expect(totpStep(demoSecret(played[at]!.id), code, NOW)).toBe(Math.floor(NOW.getTime() / 30_000))
      expect(endsAt).toBe('2026-11-22T02:00:30.000Z')
    }
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
  })
})

describe('an invented form', () => {
  const form = (below: Readonly<Record<string, number>>) => tapsOf({ key: 'test', from: NOW, below })

  it('is whole, with one answer changed and one difference settled', () => {
    const taps = form({ 'B.1.1': 2 })
    expect(readinessOf(GBT_42195, sheetOf(taps)).ready).toBe(true)
    expect(new Set(taps.map(({ id }) => id)).size).toBe(taps.length)
    expect(changesOf(taps).map(({ by }) => by)).toEqual(['second'])
    expect(taps.filter(({ kind }) => kind === 'settle')).toHaveLength(1)
  })

  it('comes to what is taken off its best', () => {
    expect(scoredOf(form({}))).toMatchObject({ total: 90, level: 0 })
    expect(scoredOf(form({ 'B.1.1': 2, 'B.4.4': 9 }))).toMatchObject({ total: 85, level: 1, clauses: [] })
  })
})
