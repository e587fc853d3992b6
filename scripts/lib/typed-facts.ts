import { parseDocument } from 'yaml'
import { NOTHING_TOLD } from '../../src/domain/entitlement/facts'

const KEYS = Object.keys(NOTHING_TOLD)
/** So many letters may be wrong, and it is still plain which key was meant. */
const MOST_SLIPS = 2

/** How many letters must be changed, put in or taken out to make one word of another. */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const changed = row[j - 1]! + Number(from[i - 1] !== to[j - 1])
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[to.length]!
}

/** «,是不是想写birthDate?», or all that may be written; empty for a key that there is. */
function hint(key: string): string {
  if (KEYS.includes(key)) return ''
  const near = KEYS.map((each) => ({ each, far: slips(key.toLowerCase(), each.toLowerCase()) }))
    .filter(({ far }) => far <= MOST_SLIPS)
    .sort((a, b) => a.far - b.far)[0]
  return near ? `,是不是想写${near.each}?` : `,可以写的有:${KEYS.join('、')}`
}

/** What is wrong with facts, by path, as one sentence in the language of its parts. */
export function faultSentence(fields: Readonly<Record<string, string>>): string {
  const faults = Object.entries(fields).map(([at, message]) => {
    const [key = ''] = at.split('.')
    return `${at ? `${at}:` : ''}${message}${at ? hint(key) : ''}`
  })
  return `填的情况有不对的地方:${faults.join(';')}`
}

/** The line in which a key of JSON stands for the second time: only the last would count; null where none does. */
export function doubledKeyLine(json: string): number | null {
  const double = parseDocument(json, { uniqueKeys: true }).errors.find(({ code }) => code === 'DUPLICATE_KEY')
  return double ? (double.linePos?.[0].line ?? 1) : null
}
