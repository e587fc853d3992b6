import fc from 'fast-check'
import {
  closenessOf,
  errorsAllowed,
  errorsIn,
  oneErrorPattern,
  piecesOf,
  plainWords,
  wordsIn,
  type SearchedText,
} from '@/domain/facility/search'
import { spell, spellAll } from '../../../../cloudfunctions/facility/register/spelling'

const row = (name: string): SearchedText => ({
  ...{ name, words: plainWords(`${name} 社区食堂 解放路街道`) },
  ...spellAll([name, '社区食堂', '解放路街道']),
})
const HALL = row('春晖社区食堂')
const closeness = (typed: string, text = HALL) =>
  closenessOf(
    wordsIn(typed).map((word) => ({ text: word, ...spell(word) })),
    text,
  )

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 4, maxLength: 16 })

/** One error: a letter wrong, left out, put in, or two neighbours changed over. */
const withError = (word: string, [kind, where, letter]: [number, number, string]): string => {
  const at = where % word.length
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)]
  if (kind === 0) return before + letter + after
  if (kind === 1) return before + after
  if (kind === 2) return before + letter + here + after
  return before + after.slice(0, 1) + here + after.slice(1)
}
const error = fc.tuple(fc.nat(3), fc.nat(100), fc.constantFrom('a', 'b', 'x'))

describe('words as they are compared', () => {
  it.each([
    ['ＣＨＳＱＳＴ', 'chsqst'],
    ['  春晖   食堂 ', '春晖 食堂'],
    ['A区(北)12号', 'a区 北 12号'],
    ['lǜ yuán', 'lv yuan'],
    ['lüyuan', 'lvyuan'],
    ['50%_满\\意🙂', '50 满 意'],
    ['<script>', 'script'],
    ['%%', ''],
  ])('%s: %s', (text, plain) => {
    expect(plainWords(text)).toBe(plain)
  })

  it('are none where nothing is a letter or a digit', () => {
    expect(wordsIn(' 、。🙂 ')).toEqual([])
    expect(closeness('、')).toBeNull()
  })
})

describe('errors of a word in a text', () => {
  it.each([
    ['chunhui', 0],
    ['shequ', 0],
    ['chunhai', 1],
    ['chunuhi', 1],
    ['chuhui', 1],
    ['chunhhui', 1],
    ['chumhai', 2],
    ['beijing', null],
  ])('%s: %s', (word, errors) => {
    expect(errorsIn('chunhuishequshitang', word, 2)).toBe(errors)
  })

  it('are never more than were made, wherever the word stands', () => {
    fc.assert(
      fc.property(letters, letters, letters, error, (before, word, after, made) => {
        const errors = errorsIn(before + word + after, withError(word, made), 1)
        expect(errors).not.toBeNull()
      }),
    )
  })

  it('leave one of the pieces that a text is looked up by', () => {
    fc.assert(
      fc.property(letters, letters, letters, error, error, (before, typed, after, first, second) => {
        const once = withError(typed, first)
        const texts = [
          [1, before + once + after],
          [2, before + withError(once || 'a', second) + after],
        ] as const
        for (const [most, text] of texts)
          if (errorsIn(text, typed, most) !== null)
            expect(piecesOf(typed, most).some((piece) => text.includes(piece))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('are told by a pattern, where there is one of them at most, exactly', () => {
    fc.assert(
      fc.property(letters, letters, letters, error, error, (before, typed, after, first, second) => {
        const once = withError(typed, first)
        for (const text of [before + once + after, before + withError(once || 'a', second) + after, once, after])
          expect(new RegExp(oneErrorPattern(typed)).test(text)).toBe(errorsIn(text, typed, 1) !== null)
      }),
      { numRuns: 2000 },
    )
  })

  it('are overlooked in long words only', () => {
    expect([4, 5, 9, 10].map((length) => errorsAllowed(length))).toEqual([0, 1, 1, 2])
  })
})

describe('how close a place is to what was typed', () => {
  it.each([
    ['春晖', 'typed'],
    ['chunhui', 'typed'],
    ['chsqst', 'typed'],
    ['食堂', 'typed'],
    ['春hui', 'typed'],
    ['春hsq', 'typed'],
    ['春晖 解放路', 'typed'],
    ['c', 'typed'],
    ['春辉', 'sound'],
    ['食糖', 'sound'],
    ['chunhai', 'error'],
    ['春花', 'error'],
    ['春明社区食堂', 'error'],
    ['chumhuisheqoshitang', 'errors'],
    ['春田', 'half'],
    ['田晖', 'half'],
    ['辉', null],
    ['h', null],
    ['春', 'typed'],
    ['hux', null],
    ['晖春', 'half'],
    ['飞机', null],
    ['春晖 医院', null],
  ])('«%s»: %s', (typed, kind) => {
    expect(closeness(typed)).toBe(kind)
  })

  it.each(['привет', 'ひらがな', '한국어', 'αβγδ', '㐀㐁', '𠮷𠮷', 'привет 食堂', '㐀1', '𠮷食堂'])(
    '«%s» sounds like nothing, for nobody knows how it is read',
    (typed) => {
      expect(closeness(typed)).toBeNull()
    },
  )

  it('is as its worst word', () => {
    expect(closeness('春晖 食糖')).toBe('sound')
    expect(closeness('春辉 jiefanglo')).toBe('error')
  })
})
