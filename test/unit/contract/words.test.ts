import { words } from '@/contract/common'

it('takes away marks that turn the order of letters, and keeps what was written', () => {
  expect(words(20).parse(' 已经\u202e办好\u202c了\u2067 ')).toBe('已经办好了')
})

it('is empty where nothing but such marks was written', () => {
  expect(words(20).safeParse('\u202e\u2066').success).toBe(false)
})
