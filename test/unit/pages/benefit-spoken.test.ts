import { loadPack } from '../../../scripts/lib/packs'
import { explain, judge, readFacts, type FactsJson, type Pack } from '@/domain/entitlement'
import { speech, spokenAnswer, spokenItem, spokenNeutral, spokenSum } from '@/pages/entitlement/benefit-spoken'

const ON = '2026-11-22'
const packs = ['linfen', 'taiyuan', 'hefei', 'harbin', 'xiamen'].map((city) => loadPack(city))

/** Somebody of whom most conditions hold, and somebody of whom hardly any does. */
const people: readonly ((pack: Pack) => FactsJson)[] = [
  ({ counties }) => ({
    birthDate: '1944-03-05',
    hukou: counties[0]!.code,
    residence: counties[0]!.code,
    economic: ['minimum-living'],
    living: ['alone'],
    selfCare: 'unable',
    disability: { grade: 1, kind: 'physical' },
    insurance: ['employee-pension', 'employee-medical', 'long-term-care'],
  }),
  () => ({ birthDate: '1966-03-05', economic: [], disability: null }),
  () => ({}),
]

function itemsOf(pack: Pack, told: FactsJson) {
  const facts = readFacts(told)
  return judge(pack, facts, { on: ON }).benefits.map((judged) => ({
    benefit: pack.benefits.find(({ ref }) => ref === judged.ref)!,
    judged,
    explained: explain(pack, facts, judged.ref, { on: ON, county: null }),
  }))
}

const everything = packs.flatMap((pack) => people.flatMap((told) => itemsOf(pack, told(pack))))

describe('what is read aloud of one item', () => {
  it('never measures anybody by what is not in force, nor tells its sum as hers', () => {
    const notInForce = everything.filter(({ benefit }) => benefit.standing !== 'in-force')
    expect(new Set(notInForce.map(({ benefit }) => benefit.standing)).size).toBeGreaterThan(2)
    for (const item of notInForce) {
      const words = spokenItem(item)
      expect(words).toContain('仅供了解')
      expect(words).not.toMatch(/,(不)?符合|还不知道|所以不行|不影响|不要紧|预计|只差|没满足/)
      if (item.judged.amount.fen !== undefined) expect(words).toContain('文件里写的')
    }
  })

  it('stops once at the end of a sentence', () => {
    for (const item of everything) {
      for (const words of [spokenItem(item), spokenNeutral(item.benefit)]) expect(words).not.toMatch(/[。;]\s*[。;]/)
    }
    expect(speech(['一句。', '', undefined, '二句'])).toBe('一句。二句')
  })

  it('tells a sum as what an approval may bring', () => {
    for (const item of everything.filter(({ benefit }) => benefit.standing === 'in-force')) {
      const words = spokenItem(item)
      if (item.judged.amount.fen !== undefined) expect(words).toMatch(/审核通过后,预计 (最多 )?\d/)
      for (const { text, essential } of item.judged.confirm) {
        if (essential) expect(words).toContain(text.replace(/[。;]+$/, ''))
      }
    }
    const amount = { kind: 'at-least', as: 'services', fen: 7000, per: 'month' } as const
    expect(spokenSum({ amount, verdict: 'yes' })).toBe('审核通过后,预计 70 元/月起的服务,不是现金')
    expect(spokenSum({ amount, verdict: 'unknown' })).toMatch(/^如果符合/)
    expect(spokenSum({ amount: { kind: 'set-locally' }, verdict: 'yes' })).toBe('金额 当地定')
    expect(spokenSum({ amount: { kind: 'none' }, verdict: 'yes' })).toBe('')
  })
})

describe('what is read aloud of the whole answer', () => {
  const amount = { kind: 'at-least', fen: 7000, per: 'month' } as const
  const entry = (name: string, text?: string) => ({
    benefit: { name },
    judged: { amount, verdict: 'yes' as const, confirm: text ? [{ text, essential: true }] : [] },
  })

  it('carries the sums’ conditions and what a «maybe» waits for', () => {
    const words = spokenAnswer('妈妈能领的', 7000, [
      { group: 'yes', title: '可以享受', entries: [entry('高龄津贴')] },
      { group: 'maybe', title: '可能符合', entries: [entry('护理补贴', '社区评过能力。')] },
      { group: 'ask', title: '还差一点信息', entries: [entry('救助')] },
      { group: 'no', title: '目前不符合', entries: [entry('百岁补贴')] },
    ])
    expect(words).toBe(
      '妈妈能领的。审核通过后,预计每月至少 70 元' +
        '。可以享受 1 项:高龄津贴,审核通过后,预计 70 元/月起' +
        '。可能符合 1 项:护理补贴,审核通过后,预计 70 元/月起,确认了才算数的:社区评过能力' +
        '。还差一点信息 1 项:救助',
    )
  })

  it('says no sum where none is sure', () => {
    expect(spokenAnswer('您能领的', 0, [])).toBe('您能领的')
  })
})
