import { effectsOf, LIFE_EVENTS } from '@/domain/life/event'
import { takeBackWords } from '@/domain/life/words'

describe('what taking an event back brings, asked before it is done', () => {
  it('says of «回家了» that all stops again, and of every other that it goes on', () => {
    expect(takeBackWords('home-again')).toBe(
      '每周的预约又停下,约好的取消,不收钱;探访也先停下。知道过的人会再收到一次消息。',
    )
    for (const kind of LIFE_EVENTS.filter((one) => one !== 'home-again')) {
      expect(takeBackWords(kind)).toContain('停掉的每周预约接着订')
      expect(takeBackWords(kind)).toContain('只订一次的、排着队的,要重新订')
      expect(takeBackWords(kind)).not.toContain('又停下')
    }
  })

  it('speaks of grants and assessments only where the event has ended them', () => {
    for (const kind of LIFE_EVENTS) {
      const { grants, assessments } = effectsOf(kind)
      expect([kind, takeBackWords(kind).includes('补贴')]).toEqual([kind, grants === 'stop'])
      expect([kind, takeBackWords(kind).includes('能力评估')]).toEqual([kind, assessments !== 'keep'])
      expect(takeBackWords(kind)).toMatch(/知道过的人会再收到一次消息。$/)
    }
    expect(takeBackWords('hospital')).toBe(
      '停掉的每周预约接着订,探访接着排。位子已经给了别人的、只订一次的、排着队的,要重新订。知道过的人会再收到一次消息。',
    )
  })
})
