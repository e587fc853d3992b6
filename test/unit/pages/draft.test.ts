import { chosenOf, draftOf, toggled } from '@/pages/entitlement/draft'
import { findQuestion, type Question } from '@/domain/entitlement'

function question(id: string): Question {
  const found = findQuestion(id)
  if (!found) throw new Error(`no question ${id}`)
  return found
}
const ON = '2026-11-21'
const NO_DATE = { year: '', month: '', day: '' }

describe('answers pressed on a page', () => {
  const many = question('economic')
  const one = question('selfCare')

  it('adds and takes away where several may hold', () => {
    expect(toggled(many, ['minimum-living'], 'extreme-poverty')).toEqual(['minimum-living', 'extreme-poverty'])
    expect(toggled(many, ['minimum-living'], 'minimum-living')).toEqual([])
  })

  it('lets 都没有 and 不知道 stand alone', () => {
    expect(toggled(many, ['minimum-living'], 'none')).toEqual(['none'])
    expect(toggled(many, ['none'], 'unknown')).toEqual(['unknown'])
    expect(toggled(many, ['unknown'], 'minimum-living')).toEqual(['minimum-living'])
  })

  it('keeps the newest of a single choice, and a second press changes nothing', () => {
    expect(toggled(one, ['able'], 'unable')).toEqual(['unable'])
    expect(toggled(one, ['able'], 'able')).toEqual(['able'])
  })
})

describe('what a page hands over', () => {
  it('asks for an answer, and says that not knowing is one', () => {
    expect(chosenOf(question('selfCare'), { chosen: [], date: NO_DATE }, ON).problem).toMatch(/不知道/)
  })

  it('hands over a real day and shows it again as it was typed', () => {
    const birth = question('birthDate')
    const read = chosenOf(birth, { chosen: [], date: { year: '1944', month: '3', day: '5' } }, ON)
    expect(read).toEqual({ chosen: ['1944-03-05'] })
    expect(draftOf(birth, read.chosen).date).toEqual({ year: '1944', month: '3', day: '5' })
  })

  it('hands over no impossible day', () => {
    const birth = question('birthDate')
    const read = chosenOf(birth, { chosen: [], date: { year: '1944', month: '2', day: '31' } }, ON)
    expect(read.chosen).toEqual([])
    expect(read.problem).toMatch(/日历上没有/)
  })

  it('takes 不知道 for a day', () => {
    const birth = question('birthDate')
    expect(chosenOf(birth, { chosen: ['unknown'], date: NO_DATE }, ON)).toEqual({ chosen: ['unknown'] })
  })
})
