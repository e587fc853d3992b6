import {
  beyondWords,
  circleIn,
  eldersWords,
  lackWords,
  reachWords,
  reckonedWords,
  shareWords,
  targetWords,
  uncountedWords,
  visitWords,
  type Target,
} from '@/pages/register/words'

const sum = (elders: number, within: number, communities = 3) => ({ communities, elders, within })

describe('coverage in words', () => {
  it.each([
    [sum(2_000, 1_234), '62%', '766 人走不到'],
    [sum(12_000, 10_000), '83%', '2,000 人走不到'],
    [sum(1_000, 999), '99%', '1 人走不到'],
    [sum(50, 50), '100%', '都走得到'],
    [sum(50, 0), '0%', '50 人走不到'],
    [sum(0, 0), '没登记人数', ''],
    [sum(0, 0, 0), '没有社区', ''],
  ])('of %j is «%s» and «%s»', (of, share, beyond) => {
    expect(shareWords(of)).toBe(share)
    expect(beyondWords(of)).toBe(beyond)
  })

  it('says how long the walk is and whether that is near, never by a colour alone', () => {
    const nearest = { id: 'a', name: '春晖食堂', metres: 700, minutes: 14, within: true }
    expect(reachWords({ nearest })).toBe('走 14 分钟,走得到')
    expect(reachWords({ nearest: { ...nearest, minutes: 1_240, within: false } })).toBe('走 1,240 分钟,走不到')
    expect(reachWords({ nearest: null })).toBe('全市没有,走不到')
  })

  it('tells elders whom nobody counted from nobody', () => {
    expect([eldersWords(null), eldersWords(0), eldersWords(1_200)]).toEqual(['没登记', '0 人', '1,200 人'])
    expect([uncountedWords(0), uncountedWords(3)]).toEqual(['', '有 3 个社区没登记老人数,没有算进人数里。'])
  })

  it('says that places of other cities are not counted, and that who comes to a home need not be walked to', () => {
    expect(reckonedWords({ minutes: 15, pace: 65, detour: 1.3 })).toBe(
      '走得到:15 分钟以内走到最近的一处。按每分钟走 65 米、路弯算 1.3 倍估算,一个社区当成一个点。本市别的县(市、区)的地方也算,外市的不算:靠近市界的老人,实际可能更近。',
    )
    expect(visitWords(['eat', 'visit'])).toBe(
      '上门算的是走到服务点的路。服务的人会到家里来,走不到的老人也可能有人上门。',
    )
    expect(visitWords(['eat', 'bath'])).toBe('')
  })

  it('takes 15 minutes where an address names no circle of the page', () => {
    expect(['10', '20', '45', 'x', undefined].map(circleIn)).toEqual(['10', '20', '15', '15', '15'])
  })
})

describe('a promise in words', () => {
  const streets = Array.from({ length: 137 }, () => ({})) as unknown as Target['streets']

  it('says how many have it, how many must, and how many lack', () => {
    expect(targetWords({ met: 85, streets })).toBe('137 个里有 85 个达到(62%)')
    expect(targetWords({ met: 0, streets: [] })).toBe('0 个里有 0 个达到')
    expect(lackWords({ met: 85, needed: 96 })).toBe('要 96 个,还差 11 个')
    expect(lackWords({ met: 96, needed: 96 })).toBe('够了:要 96 个')
  })
})
