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
  let [syllables, initials, at] = ['', '', 0]
  // One syllable for each Chinese letter, and what stands between them as it stands.
  for (const part of pinyin(words, OPTIONS)) {
    const asItStands = words.startsWith(part, at)
    const typed = kept(part)
    syllables += typed
    initials += asItStands ? typed : typed.slice(0, 1)
    at += asItStands ? part.length : String.fromCodePoint(words.codePointAt(at) ?? 0).length
  }
  return { pinyin: syllables, initials }
}

/** Types and streets come back in every row of a register. */
const spelled = new Map<string, Spelling>()
const MOST_KEPT = 2_000

function spellOnce(words: string): Spelling {
  const found = spelled.get(words) ?? spell(words)
  if (spelled.size >= MOST_KEPT) spelled.clear()
  spelled.set(words, found)
  return found
}

/** Several names of one thing, a blank between them, each once; the first is its own, the others are those of many. */
export function spellAll([own = '', ...shared]: readonly string[]): Spelling {
  const all = [spell(own), ...[...new Set(shared)].filter((name) => name !== own).map(spellOnce)]
  return {
    pinyin: all.map(({ pinyin }) => pinyin).join(' '),
    initials: all.map(({ initials }) => initials).join(' '),
  }
}
