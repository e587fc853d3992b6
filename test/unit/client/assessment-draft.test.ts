import {
  assessmentDrafts,
  assessmentPhotos,
  forgetAssessmentDrafts,
  keepAssessmentDraft,
  type AssessmentDraft,
} from '@/client/assessment-draft'
import { forgetPerson } from '@/client/gone'
import { forgetPeople } from '@/client/signing'
import { rereadStores } from '@/client/store'
import type { LocalFile } from '@/platform/local-file'

/** What was begun survives the app; what an older build or another program left in its place does not break it. */

const phone = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  useDidShow: () => undefined,
  getStorageSync: (key: string) => phone.get(key) ?? '',
  setStorageSync: (key: string, text: string) => void phone.set(key, text),
  removeStorageSync: (key: string) => void phone.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
}))

jest.mock('@/platform/transport', () => ({ send: async () => ({ status: 'failed', why: '' }) }))

const draftOf = (id: string, part: Partial<AssessmentDraft> = {}): AssessmentDraft => ({
  ...{ person: { id, called: '妈妈' }, city: 'linfen', answered: [] },
  ...part,
})

/** The name under which the phone keeps drafts. */
const keyOnPhone = (): string => [...phone.keys()].find((key) => key.includes('draft:assessment'))!

beforeEach(() => assessmentDrafts.clear())

it('keeps one draft for each person, and all of it when the app is opened again', () => {
  const companion = { name: '王丽', phone: '13800138000', relation: '女儿' }
  keepAssessmentDraft(draftOf('mother', { reason: 'change', place: 'home', answered: ['reason', 'place'], companion }))
  keepAssessmentDraft(draftOf('father', { dayPart: 'any' }))
  keepAssessmentDraft(draftOf('father', { dayPart: 'morning', companion: null }))
  rereadStores()
  expect(Object.keys(assessmentDrafts.get()).sort()).toEqual(['father', 'mother'])
  expect(assessmentDrafts.get()['mother']).toMatchObject({ reason: 'change', companion, answered: ['reason', 'place'] })
  expect(assessmentDrafts.get()['father']).toMatchObject({ dayPart: 'morning', companion: null })
})

it('forgets one person, or everybody, and somebody who is gone', () => {
  for (const id of ['mother', 'father', 'aunt']) keepAssessmentDraft(draftOf(id))
  forgetAssessmentDrafts('father')
  expect(Object.keys(assessmentDrafts.get()).sort()).toEqual(['aunt', 'mother'])
  forgetPerson('mother')
  expect(Object.keys(assessmentDrafts.get())).toEqual(['aunt'])
  forgetAssessmentDrafts()
  expect(assessmentDrafts.get()).toEqual({})
})

it('lets the photographs go with the draft they are of: the next account finds none', () => {
  const photo = { path: 'wxfile://tmp/1.jpg' } as unknown as LocalFile
  const photos = { mother: [photo], father: [photo], aunt: [photo] }
  assessmentPhotos.set(photos)
  forgetAssessmentDrafts('father')
  expect(Object.keys(assessmentPhotos.get()).sort()).toEqual(['aunt', 'mother'])
  forgetPerson('mother')
  expect(Object.keys(assessmentPhotos.get())).toEqual(['aunt'])
  // As another account signs in.
  forgetPeople()
  expect(assessmentPhotos.get()).toEqual({})
})

it.each([
  ['a reason that there is not', { reason: 'boredom' }],
  ['a place that there is not', { place: 'moon' }],
  ['a companion without a name', { companion: { phone: '1' } }],
  ['a list that is none', { answered: 'reason' }],
])('forgets what cannot be read: %s', (_what, part) => {
  keepAssessmentDraft(draftOf('mother'))
  const kept = phone.get(keyOnPhone())!
  phone.set(keyOnPhone(), kept.replace('"answered":[]', `"answered":[],${JSON.stringify(part).slice(1, -1)}`))
  rereadStores()
  expect(assessmentDrafts.get()).toEqual({})
})
