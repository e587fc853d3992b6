import type { AssessmentDraft } from '@/client/assessment-draft'
import { contract } from '@/contract'
import { MYSELF, type ForWhom } from '@/client/for-whom'
import { obstacleFor } from '@/pages/assessment/obstacle'
import { answerTold, firstOpen, isWhole, NOTHING_KNOWN, QUESTIONS, type QuestionId } from '@/pages/assessment/questions'
import { toSend } from '@/pages/assessment/to-send'
import { problemsOf, typedOf, withAnswer, type Typed } from '@/pages/assessment/typed'

jest.mock('@tarojs/taro', () => ({
  getStorageSync: () => '',
  setStorageSync: () => undefined,
  removeStorageSync: () => undefined,
  getStorageInfoSync: () => ({ keys: [] }),
}))

const EMPTY: AssessmentDraft = { person: { id: 'mother', called: '妈妈' }, city: 'linfen', answered: [] }
const KNOWN = { address: '解放路幸福小区3号楼501', phone: '13800138000' }
const NOTHING: Typed = { chosen: '', text: '', phone: '', relation: '' }
const chosen = (id: string): Typed => ({ ...NOTHING, chosen: id })
const told = (text: string): Typed => ({ ...NOTHING, text })

/** What somebody answers who has nothing to add. */
const PLAIN: Readonly<Record<QuestionId, Typed>> = {
  ...{ reason: chosen('first'), place: chosen('home'), address: told(KNOWN.address), when: chosen('any') },
  ...{ phone: told('138 0013 8000'), companion: chosen('alone'), words: NOTHING, papers: NOTHING },
  notice: chosen('agreed'),
}
const answeredAll = (answers: Partial<Record<QuestionId, Typed>> = {}): AssessmentDraft =>
  QUESTIONS.reduce((draft, id) => withAnswer(id, answers[id] ?? PLAIN[id], draft), EMPTY)

const isTaken = (draft: AssessmentDraft): boolean =>
  contract.assessment.apply.input.safeParse(toSend(draft, NOTHING_KNOWN, [])).success

describe('an application, one question a page', () => {
  it('is gone through from the first page that nobody has answered', () => {
    expect(firstOpen(EMPTY)).toBe(0)
    const some = withAnswer('place', chosen('home'), withAnswer('reason', chosen('first'), EMPTY))
    expect(QUESTIONS[firstOpen(some)]).toBe('address')
    expect(isWhole(some)).toBe(false)
    expect(isWhole(answeredAll())).toBe(true)
  })

  it('is taken by the wire with nothing but what is needed', () => {
    const draft = answeredAll()
    expect(toSend(draft, NOTHING_KNOWN, [])).toEqual({
      ...{ city: 'linfen', reason: 'first', place: 'home', address: KNOWN.address, dayPart: 'any' },
      ...{ phone: '13800138000', companion: null, agreed: 1 },
    })
    expect(isTaken(draft)).toBe(true)
  })

  it('is taken with all that can be told', () => {
    const beside = { ...chosen('with'), text: ' 王丽 ', relation: '女儿', phone: '0357-2091234' }
    const draft = answeredAll({
      companion: beside,
      words: told('听不清'),
      when: { ...chosen('morning'), text: '周三透析' },
    })
    expect(toSend(draft, NOTHING_KNOWN, ['9f0a4f8e-4a4a-4c3a-9a43-0f2f4f4f4f4f'])).toMatchObject({
      companion: { name: '王丽', relation: '女儿', phone: '0357-2091234' },
      ...{ words: '听不清', times: '周三透析', files: ['9f0a4f8e-4a4a-4c3a-9a43-0f2f4f4f4f4f'] },
    })
    expect(isTaken(draft)).toBe(true)
  })

  it.each(QUESTIONS.filter((id) => id !== 'words' && id !== 'papers'))('does not go out without «%s»', (id) => {
    const { [id === 'when' ? 'dayPart' : id === 'notice' ? 'agreed' : id]: _left, ...rest } = answeredAll()
    expect(toSend(rest, NOTHING_KNOWN, [])).toBeUndefined()
  })

  it('proposes her door and her number, and the door only for home', () => {
    const home = withAnswer('place', chosen('home'), EMPTY)
    expect(typedOf('address', home, KNOWN).text).toBe(KNOWN.address)
    expect(typedOf('phone', home, KNOWN).text).toBe(KNOWN.phone)
    expect(typedOf('address', withAnswer('place', chosen('hospital'), EMPTY), KNOWN).text).toBe('')
    // What was typed stands against what was proposed, also where it was emptied.
    expect(typedOf('address', { ...home, address: '' }, KNOWN).text).toBe('')
  })

  it('asks for the address anew where the place is another one, and not where it is the same', () => {
    const draft = answeredAll()
    expect(isWhole(withAnswer('place', chosen('home'), draft))).toBe(true)
    const moved = withAnswer('place', chosen('institution'), draft)
    expect(QUESTIONS[firstOpen(moved)]).toBe('address')
    expect(moved.address).toBeUndefined()
  })

  it.each<[QuestionId, Typed, RegExp | undefined]>([
    ['reason', NOTHING, /请选一个/],
    ['address', told('  '), /请写评估员到哪里去/],
    ['address', told('路'.repeat(121)), /删短 1 个字/],
    ['phone', told('123'), /手机号是11位/],
    ['companion', NOTHING, /请选一个/],
    ['companion', chosen('with'), /姓名/],
    ['companion', { ...chosen('with'), text: '王丽' }, /什么人/],
    ['companion', { ...chosen('with'), text: '王丽', relation: '女儿', phone: '12' }, /手机号/],
    ['companion', { ...chosen('with'), text: '13800138000', relation: '女儿' }, /姓名里只能有文字/],
    ['companion', { ...chosen('with'), text: '王丽', relation: '女儿' }, undefined],
    ['words', told('话'.repeat(501)), /删短 1 个字/],
    ['when', { ...chosen('any'), text: '天'.repeat(201) }, /删短 1 个字/],
    ['words', NOTHING, undefined],
    ['notice', NOTHING, /请先看完/],
  ])('says what is wrong with «%s»', (id, typed, problem) => {
    const found = Object.values(problemsOf(id, typed))
    if (problem) expect(found.join()).toMatch(problem)
    else expect(found).toEqual([])
  })

  it('says it at the field that it is about, each of them at once', () => {
    expect(Object.keys(problemsOf('when', { ...chosen('any'), text: '天'.repeat(201) }))).toEqual(['text'])
    expect(Object.keys(problemsOf('when', told('天'.repeat(201))))).toEqual(['chosen'])
    expect(Object.keys(problemsOf('companion', chosen('with')))).toEqual(['text', 'relation'])
    const rung = { ...chosen('with'), text: '王丽', relation: '女儿', phone: '12' }
    expect(Object.keys(problemsOf('companion', rung))).toEqual(['phone'])
  })

  it('reads every answer back on the check page', () => {
    const rows = QUESTIONS.map((id) =>
      answerTold(id, { draft: answeredAll(), known: NOTHING_KNOWN, photos: 2, who: '妈妈' }),
    )
    expect(rows).toEqual([
      ...['第一次评估', '家里', KNOWN.address, ['上午下午都行'], '13800138000', '没有人陪', '没有', '2 张'],
      '看完了,同意这样评',
    ])
  })
})

describe('what keeps somebody from applying', () => {
  const helper: ForWhom = {
    ...{ ...MYSELF, id: 'mother', relation: '妈妈', standing: 'confirmed', scopes: ['view', 'assess'] },
    residence: '141002',
  }
  it.each<[string, ForWhom, boolean, boolean | undefined, string | null]>([
    ['nobody is signed in', helper, false, undefined, 'signed-out'],
    ['nobody is known', MYSELF, true, undefined, 'no-self'],
    ['she has not agreed to him', { ...helper, standing: 'unconfirmed' }, true, undefined, 'unconfirmed'],
    ['she has not given him 评估', { ...helper, scopes: ['view', 'handle'] }, true, undefined, 'not-allowed'],
    ['nobody knows where she lives', { ...helper, residence: null }, true, undefined, 'no-home'],
    ['she has refused to have it kept', { ...helper, standing: 'self' }, true, false, 'no-consent'],
    ['nothing', helper, true, undefined, null],
    ['nothing, and she has agreed', { ...helper, standing: 'self' }, true, true, null],
  ])('%s', (_why, person, signedIn, consented, expected) => {
    expect(obstacleFor(person, signedIn, consented)).toBe(expected)
  })
})
