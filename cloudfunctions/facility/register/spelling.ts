import { pinyin } from 'pinyin-pro'

/** How words are typed on a keyboard without Chinese: `chunhuishequshitang`, `chsqst`. Latin letters and digits stay. */
export interface Spelling {
  readonly pinyin: string
  readonly initials: string
}

const OPTIONS = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const
const kept = (part: string): string => part.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The most usual reading of each letter; the same letters always give the same spelling. */
export function spell(words: string): Spelling {
  const syllables = pinyin(words, OPTIONS).map(kept)
  const first = pinyin(words, { ...OPTIONS, pattern: 'first' }).map(kept)
  return { pinyin: syllables.join(''), initials: first.join('') }
}

/** Several names of one thing, a blank between them, each once. */
export function spellAll(names: readonly string[]): Spelling {
  const spelled = [...new Set(names)].map(spell)
  return {
    pinyin: spelled.map(({ pinyin }) => pinyin).join(' '),
    initials: spelled.map(({ initials }) => initials).join(' '),
  }
}
