import { seededRandom } from '../../../cloudfunctions/demonstration/random'
import type { Facility } from '../../../src/domain/facility/facility'
import type { World } from '../world'
import { around, asking, idsOf, made, register, SEAT } from './facility-support'

const CITY = 'wordcity'
const random = seededRandom('words')
const HALL = '春晖社区食堂'

const OTHERS = ['暖阳', '长青', '福满', '康乐', '和顺', '颐心', '同乐', '瑞祥', '金秋', '松柏'].flatMap((word) =>
  ['助餐点', '日间照料中心', '卫生服务站', '养老院'].map((kind) => `${word}${kind}`),
)

const ALL: readonly Facility[] = [
  made('hall', { name: HALL, town: '解放路街道', place: around(SEAT, 5000, random) }),
  made('hall-far', {
    name: '春晖养老院',
    type: 'care_home',
    typeName: '养老院',
    needs: ['live'],
    place: { lng: 112, lat: 36.3 },
  }),
  made('block', {
    name: 'Ａ区12号院 (北)',
    type: 'station',
    typeName: '服务站',
    address: '100%满意路_1号',
    place: around(SEAT, 5000, random),
  }),
  ...OTHERS.map((name, n) =>
    made(`other-${n}`, { name, type: 'day_care', typeName: name.slice(2), place: around(SEAT, 20_000, random) }),
  ),
  made('harbin', { name: '雪韵助老餐厅', typeName: '助老餐厅', place: around(SEAT, 20_000, random) }),
]

const LETTERS = ['a', 'i', 'k', 'x', 'z']

/** What was typed with one letter wrong, left out, put in or changed over with its neighbour, at every position. */
const mistyped = (typed: string): string[] =>
  Array.from(typed, (letter, at) => {
    const [before, after] = [typed.slice(0, at), typed.slice(at + 1)]
    const next = after.slice(0, 1)
    return [
      ...LETTERS.filter((other) => other !== letter).map((other) => before + other + after),
      before + after,
      `${before}x${letter}${after}`,
      ...(next ? [before + next + letter + after.slice(1)] : []),
    ]
  }).flat()

export function facilityWordsSuite(world: () => World): void {
  describe('facilities by words', () => {
    const { near, all, tiles } = asking(world, CITY)
    const found = async (words: string, more: object = {}) => {
      const answer = await near({ words, ...more })
      return { ids: idsOf(answer), loose: answer.loose, total: answer.total }
    }

    beforeAll(() => register(world().database, CITY, ALL))

    it('finds a place by what people call its type, whatever the city calls it', async () => {
      expect((await found('食堂')).ids).toContain('harbin')
      expect((await found('shitang')).ids).toContain('harbin')
    })

    it.each([
      '春晖',
      'chunhui',
      'chsqst',
      '食堂',
      '春hui',
      '春晖sq',
      'ＣＨＵＮＨＵＩ',
      'ChunHui',
      ' 春晖  食堂 ',
      'chun hui st',
      'shitang',
    ])('find 春晖社区食堂 by «%s», as it was typed', async (words) => {
      const { ids, loose } = await found(words)
      expect(ids).toContain('hall')
      expect(loose).toBe(false)
    })

    it.each([
      '春辉',
      '春灰社区食堂',
      '春晖社区十堂',
      '春明社区食堂',
      '春晖社食堂',
      '春晖区社食堂',
      '食糖',
      '春田',
      '田晖',
    ])('find it by «%s», as a near miss', async (words) => {
      const { ids, loose } = await found(words)
      expect(ids).toContain('hall')
      expect(loose).toBe(true)
    })

    it.each(['chunhui', 'chsqst', 'shitang'])('find it by «%s» with one wrong letter anywhere', async (typed) => {
      const missed: string[] = []
      for (const words of mistyped(typed)) if (!(await found(words)).ids.includes('hall')) missed.push(words)
      expect(missed).toEqual([])
    })

    it('find nothing by what is like nothing, or is no word', async () => {
      for (const words of ['飞机', 'qqqqqq', 'z', '龘', '%', '_', '%_%', '\\', "'", '🙂', '<>', '、。', '7'])
        expect([words, await found(words)]).toEqual([words, { ids: [], loose: false, total: 0 }])
    })

    it('take nothing for a wildcard, a script or an end', async () => {
      for (const words of ['春%堂', '春_社区', '<script>食堂</script>', "食堂' or '1'='1", '食堂\\'])
        expect((await world().ask('facility', 'near', { city: CITY, at: SEAT, words })).status).toBe(200)
      expect((await found('春%堂')).total).toBe((await found('春 堂')).total)
      expect((await found('100%')).ids).toEqual(['block'])
      expect((await world().ask('facility', 'near', { city: CITY, at: SEAT, words: 'x'.repeat(41) })).status).toBe(400)
    })

    it('find letters and digits of a name, however wide they are written', async () => {
      for (const words of ['a区', 'Ａ区', 'A区12号', '北'])
        expect([words, (await found(words)).ids]).toEqual([words, ['block']])
    })

    it('find by one letter the names that begin with it, and by one Chinese letter those that hold it', async () => {
      expect((await found('c')).ids.sort()).toEqual(
        ['hall', 'hall-far', ...ALL.filter(({ name }) => name.startsWith('长')).map(({ id }) => id)].sort(),
      )
      expect((await found('晖')).ids).toEqual(['hall', 'hall-far'])
      expect((await found('辉')).total).toBe(0)
    })

    it('put what is as typed before near misses, each nearest first, in pages that neither repeat nor miss one', async () => {
      await register(world().database, 'twocity', [
        made('near-miss', { name: '春晖食堂', place: SEAT }),
        made('near-miss-2', { name: '春晖浴室', place: { lng: 111.59, lat: 36.08 } }),
        made('typed', { name: '春辉食堂', place: { lng: 111.7, lat: 36.1 } }),
        made('typed-2', { name: '春辉书屋', place: { lng: 111.8, lat: 36.1 } }),
      ])
      const two = asking(world, 'twocity')
      const order = ['typed', 'typed-2', 'near-miss', 'near-miss-2']
      expect(await two.all({ words: '春辉' })).toEqual(order)
      for (const limit of [1, 2, 3]) expect(await two.all({ words: '春辉', limit })).toEqual(order)
      expect((await two.near({ words: '春辉' })).loose).toBe(false)
      expect((await two.near({ words: '春灰' })).loose).toBe(true)
    })

    it('count as found what is as typed, and no near miss', async () => {
      const { near: ask } = asking(world, 'twocity')
      expect(await ask({ words: '春辉' })).toMatchObject({ asTyped: 2, total: 4, loose: false })
      expect(await ask({ words: '春灰' })).toMatchObject({ asTyped: 0, total: 4, loose: true })
      expect(await ask({})).toMatchObject({ asTyped: 4, total: 4, loose: false })
    })

    it('say that nothing is as it was typed where the filters leave near misses alone', async () => {
      await register(world().database, 'leftcity', [
        made('left-typed', { name: '春晖食堂' }),
        made('left-miss', { name: '春辉浴室', needs: ['bath'] }),
      ])
      const { near: ask } = asking(world, 'leftcity')
      const left = await ask({ words: '春晖', need: 'bath' })
      expect(left).toMatchObject({ asTyped: 0, total: 1, loose: true })
      expect(idsOf(left)).toEqual(['left-miss'])
      expect(await ask({ words: '春晖', need: 'eat' })).toMatchObject({ asTyped: 1, total: 1, loose: false })
    })

    it.each(['привет', 'ひらがな', '한국어', 'αβγδ', '㐀㐁', '𠮷𠮷', 'привет 食堂', '㐀1'])(
      'find nothing by «%s», which nobody can spell, and not everything',
      async (words) => {
        expect(await found(words)).toEqual({ ids: [], loose: false, total: 0 })
      },
    )

    it('look for near misses of few words only, each once', async () => {
      expect((await found('食糖 食糖 食糖 食糖 食糖')).loose).toBe(true)
      expect((await found('食糖 春辉 社区')).ids).toEqual(['hall'])
      expect((await found('食糖 春辉 社区 解放路')).total).toBe(0)
      expect((await found('食堂 春晖 社区 解放路')).ids).toEqual(['hall'])
    })

    it('do not show another name where the one that was typed is filtered out', async () => {
      expect(await found('春晖', { need: 'bath' })).toEqual({ ids: [], loose: false, total: 0 })
      expect((await found('春晖', { need: 'live' })).ids).toEqual(['hall-far'])
    })

    it('show the same on the map as in the list', async () => {
      // Four tiles around the middle of China's north hold the city.
      const squares = [12, 13].flatMap((y) => [25, 26].map((x) => ({ x, y })))
      for (const words of ['春晖', '春辉', 'chunhoi', '食堂', '%']) {
        const seen = (await tiles({ z: 5, tiles: squares, words })).flatMap(({ pins }) => pins.map(({ id }) => id))
        expect(seen.sort()).toEqual((await all({ words })).sort())
      }
    })
  })
}
