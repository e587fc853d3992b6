import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadAllVisitRules, loadVisitRule } from '../../../scripts/lib/visit-rules'

describe('how often a city visits whom', () => {
  it('is what its document says, with the clause; «more» has no number and is assumed', () => {
    const { monthly, often, inForce } = loadVisitRule('linfen')
    expect(monthly).toEqual({ value: 1, source: { document: '临政办发〔2023〕43号', clause: '附件第20项' } })
    expect([often.value, often.source, inForce]).toEqual([2, null, true])
  })

  it('is no promise where it stands in a draft, and assumed where nothing stands', () => {
    const rules = new Map(loadAllVisitRules().map((rule) => [rule.city, rule]))
    expect([...rules.keys()].sort()).toEqual(['harbin', 'hefei', 'linfen', 'taiyuan', 'xiamen'])
    expect(rules.get('hefei')?.inForce).toBe(false)
    expect(rules.get('harbin')?.monthly.source?.clause).toContain('第2条')
    expect(rules.get('taiyuan')?.monthly).toEqual({ value: 1, source: null })
  })

  describe('of a folder of its own', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'senior-care-visits-'))
    beforeAll(() => {
      cpSync('cities/china', path.join(root, 'china'), { recursive: true })
      cpSync('cities/linfen', path.join(root, 'linfen'), { recursive: true })
    })
    afterAll(() => rmSync(root, { recursive: true, force: true }))
    const read = (yaml: string) => () => {
      writeFileSync(path.join(root, 'linfen', 'visits.yaml'), yaml)
      return loadVisitRule('linfen', root)
    }

    it('refuses a document that is not there, and a number that is none', () => {
      expect(read('monthly: { value: 1, source: { document: nowhere, clause: 第1条 } }\n')).toThrow(/nowhere/)
      expect(read('monthly: { value: 0, source: { document: list, clause: 附件第20项 } }\n')).toThrow(/monthly/)
      expect(read('weekly: 1\n')).toThrow(/weekly/)
    })
  })
})
