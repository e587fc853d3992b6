import type { Benefit } from '../../src/domain/entitlement'
import type { CityFiles } from './pack-files'
import { itemsOf } from './pack-files'
import { conditionsOf, tiersOf, type Found } from './pack-walk'
import type { At, Fault } from './yaml-file'
import type { Condition } from '../../src/domain/entitlement'

/** Characters that a text may have where people read it on a small screen. */
const LONGEST = {
  plain: 40,
  short: 12,
  say: 24,
  stacking: 50,
  where: 40,
  confirm: 60,
  otherwise: 50,
  text: 60,
} as const

interface Jargon {
  readonly term: RegExp
  /** Plain words of which one must stand in the same sentence; none where the term is never to be said. */
  readonly plain: readonly string[]
}

/** What offices say, and what a neighbour says. A term may be named once, beside its plain words, for the counter. */
const JARGON: readonly Jargon[] = [
  { term: /失独/, plain: [] },
  { term: /日托|日间照料/, plain: ['白天照看'] },
  { term: /助餐点/, plain: ['吃饭点'] },
  { term: /五保/, plain: ['特困'] },
  { term: /待遇/, plain: ['能领', '能拿', '优惠'] },
  { term: /代办/, plain: ['请社区帮忙'] },
  { term: /A{1,5}级/, plain: ['评级较好'] },
  { term: /自动发放/, plain: ['政府主动发'] },
  { term: /介护/, plain: ['照料', '照护', '不能自理'] },
  { term: /介助/, plain: ['帮', '搭把手'] },
  { term: /助浴/, plain: ['洗澡'] },
  { term: /助洁/, plain: ['打扫'] },
  { term: /助医/, plain: ['看病'] },
  { term: /助购/, plain: ['买东西'] },
  { term: /助急/, plain: ['急事', '呼叫', '救急'] },
  { term: /喘息服务/, plain: ['替'] },
]

const SENTENCE_ENDS = /[。!?;!?;\n]/

/** A jargon word that stands in a sentence without its plain form; null where there is none. */
export function jargonIn(text: string): { term: string; plain: readonly string[] } | null {
  for (const sentence of text.split(SENTENCE_ENDS)) {
    for (const { term, plain } of JARGON) {
      const found = term.exec(sentence)?.[0]
      if (found && !plain.some((word) => sentence.includes(word))) return { term: found, plain }
    }
  }
  return null
}

interface Words extends Found<string> {
  readonly kind: keyof typeof LONGEST
}

function saidIn(condition: Condition, at: At): Words[] {
  if ('all' in condition) return condition.all.flatMap((part, index) => saidIn(part, [...at, 'all', index]))
  if ('not' in condition) return saidIn(condition.not, [...at, 'not'])
  if (!('any' in condition)) return [{ kind: 'say', at: [...at, 'say'], value: condition.say }]
  const parts = condition.any.flatMap((part, index) => saidIn(part, [...at, 'any', index]))
  const { open } = condition
  return open ? [...parts, { kind: 'confirm', at: [...at, 'open', 'say'], value: open.say }] : parts
}

type Item = Partial<Pick<Benefit, 'plain' | 'short' | 'where' | 'otherwise' | 'confirm' | 'stacking' | 'when'>> &
  Parameters<typeof tiersOf>[0]

/** Every text of an item that people read, but its name and group, which are printed as the document has them. */
function wordsOf(item: Item): Words[] {
  const single = (['plain', 'short', 'where', 'otherwise'] as const).flatMap((kind): Words[] => {
    const value = item[kind]
    return value === undefined ? [] : [{ kind, at: [kind], value }]
  })
  const confirms = (item.confirm ?? []).map(({ text }, index): Words => ({
    kind: 'confirm',
    at: ['confirm', index, 'text'],
    value: text,
  }))
  const stackings = (item.stacking ?? []).map(({ say }, index): Words => ({
    kind: 'stacking',
    at: ['stacking', index, 'say'],
    value: say,
  }))
  const texts = tiersOf(item).flatMap(({ at, value: { text } }): Words[] =>
    text === undefined ? [] : [{ kind: 'text', at: [...at, 'text'], value: text }],
  )
  return [
    ...single,
    ...confirms,
    ...stackings,
    ...texts,
    ...conditionsOf(item).flatMap(({ at, value }) => saidIn(value, at)),
  ]
}

type Complain = (at: At, what: string, advice: string) => Fault

function faultsIn(item: Item, complain: Complain): Fault[] {
  return wordsOf(item).flatMap(({ kind, at, value }) => {
    const length = [...value].length
    const jargon = jargonIn(value)
    const field = at.join('.')
    return [
      ...(length > LONGEST[kind]
        ? [
            complain(
              at,
              `${field} has ${length} characters, and ${LONGEST[kind]} at most are read`,
              'Say it in fewer words.',
            ),
          ]
        : []),
      ...(jargon
        ? [
            complain(
              at,
              `${field} says «${jargon.term}», a word of offices`,
              jargon.plain.length === 0
                ? 'Never say it: ask about the certificate instead.'
                : `Say it in plain words («${jargon.plain.join('», «')}»), with the term in brackets if it is needed.`,
            ),
          ]
        : []),
    ]
  })
}

/** Texts that are too long for where they are read, and words of offices without their plain form. */
export function wordFaults(files: CityFiles): Fault[] {
  const items = itemsOf(files).flatMap(({ item, fault }) => faultsIn(item, fault))
  const patches = files.counties.flatMap(({ data, fault }) =>
    data.patches.flatMap(({ set }, index) =>
      faultsIn(set, (at, what, advice) => fault(['patches', index, 'set', ...at], what, advice)),
    ),
  )
  return [...items, ...patches]
}
