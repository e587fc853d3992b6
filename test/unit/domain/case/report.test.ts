import { mayDo } from '@/domain/case/progress'
import { reportProblems, reportTitle, reportWords } from '@/domain/case/report'

describe('a mistake about a place', () => {
  it('is titled by the place and says what is wrong in the order of the list', () => {
    expect(reportTitle('春晖食堂')).toBe('地点报错:春晖食堂')
    expect(reportWords(['phone', 'hours'], '  打不通 ')).toBe('开门时间不对;电话不对。\n打不通')
    expect(reportWords(['closed'])).toBe('已经关门了。')
  })

  it('needs one of the list, and a word where nothing of it fits', () => {
    expect(reportProblems([])).toEqual({ what: '请选一样:哪里不对' })
    expect(reportProblems(['other'], '  ')).toEqual({ words: '选了“其他”,请写一句哪里不对' })
    expect(reportProblems(['other'], '厕所坏了')).toEqual({})
    expect(reportProblems(['hours'], '长'.repeat(503))).toEqual({ words: '写得太长了,请删短 3 个字' })
  })

  it('is gone on with by whom nobody has confirmed, as other affairs of hers are not', () => {
    expect(mayDo('said', 'unconfirmed', 'facility')).toBe(true)
    expect(mayDo('withdrawn', 'unconfirmed', 'facility')).toBe(true)
    expect(mayDo('answered', 'unconfirmed', 'facility')).toBe(false)
    expect(mayDo('said', 'unconfirmed', 'help')).toBe(false)
  })
})
