import { whyOf } from '../../../cloudfunctions/care/found/why'
import { judge, readFacts } from '../../../src/domain/entitlement'
import { loadPack } from '../../../scripts/lib/packs'

const ON = '2026-11-21'

function why(ref: string, facts: Parameters<typeof readFacts>[0], more: Partial<Parameters<typeof whyOf>[1]> = {}) {
  const from = more.from ?? ON
  const { benefits } = judge(loadPack('linfen'), readFacts(facts), { on: from })
  const judged = benefits.find((one) => one.ref === ref)!
  expect(judged.verdict).toBe('yes')
  const birthDate = typeof facts['birthDate'] === 'string' ? facts['birthDate'] : null
  return whyOf(judged, { birthDate, on: ON, kind: 'entitled', from, ...more })
}

describe('why somebody was found', () => {
  it('says the birthday that does it, and the clause', () => {
    const facts = { birthDate: '1946-11-24', hukou: '141002' }
    expect(why('LF-11', facts, { kind: 'soon', from: '2026-11-24' })).toBe('11月24日满80岁。户口在临汾。附件第11项')
  })

  it('says a rule that changed, and what holds', () => {
    const facts = { birthDate: '1944-03-05', economic: ['minimum-living'] }
    expect(why('LF-13', facts, { kind: 'changed' })).toMatch(/^清单改了。满60周岁,有经济困难的证明/)
  })

  it('never says what is known of her health or her assessment', () => {
    const facts = { birthDate: '1944-03-05', disability: { grade: 1, kind: ['mental'] } }
    expect(why('LF-23b', facts as never, { clause: '附件第23项' })).toBe('满60周岁。条件对得上。附件第23项')
  })
})
