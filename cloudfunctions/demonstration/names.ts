import { suffixOf, templateOf } from './kinds'
import type { Slot } from './plan'
import { seededRandom } from './random'

/** Words over doors. None is a real place's name that is known to us. */
// prettier-ignore
const WORDS = ['春晖', '暖阳', '长青', '福满', '康乐', '和顺', '颐心', '同乐', '瑞祥', '金秋', '松柏', '邻里', '安泰', '益寿',
  '乐享', '静好', '仁和', '百福', '银杏', '家和', '吉庆', '丰年', '清和', '永乐', '怡园', '向阳', '彩霞', '常春', '悦龄', '祥和',
  '福寿', '安心', '康宁', '桑榆', '晚晴', '颐乐', '嘉和', '孝和', '温馨', '乐龄', '德馨', '兰馨', '枫林', '朝霞', '暖心', '万福']

export interface Named extends Slot {
  readonly name: string
  /** The word over its door, where it has one. */
  readonly word?: string
}

/** A name for each slot, none twice in a county: a town's own first, words by turns for what comes after. */
export function named(city: string, own: string, seed: string, slots: readonly Slot[]): Named[] {
  const words = [...WORDS, own]
  const used = new Set<string>()
  const turns = new Map<string, number>()
  return slots.map((slot) => {
    const { kind, county, town, zone } = slot
    const { named: by } = templateOf(kind)
    const suffix = suffixOf(city, kind, town?.name ?? county.name)
    const place = by === 'word' ? null : `${by === 'county' || !town ? (zone ?? county.name) : town.name}${suffix}`
    const taken = (name: string) => used.has(`${county.code} ${name}`)
    if (place !== null && !taken(place)) {
      used.add(`${county.code} ${place}`)
      return { ...slot, name: place }
    }
    const street = `${seed}/${county.code}/${kind}`
    let turn = turns.get(street) ?? seededRandom(street).whole(0, words.length - 1)
    const free = () => {
      const word = words[turn++ % words.length] ?? own
      // More of a kind in a county than there are words: the town's name tells them apart.
      const before = turn > 2 * words.length ? (town?.name ?? '') : ''
      return { word, name: `${before}${word}${suffix}` }
    }
    let next = free()
    while (taken(next.name)) next = free()
    turns.set(street, turn)
    used.add(`${county.code} ${next.name}`)
    return { ...slot, ...next }
  })
}
