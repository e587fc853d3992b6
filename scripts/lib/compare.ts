import {
  groupOf,
  judge,
  layeredFor,
  type Benefit,
  type Facts,
  type GroupId,
  type JudgedBenefit,
  type Judgement,
  type Pack,
  type Reason,
  type Verdict,
} from '../../src/domain/entitlement'

/** A pack as it stands in one county on one day. */
export interface Side {
  readonly pack: Pack
  /** `YYYY-MM-DD` */
  readonly on: string
  readonly county: string | null
}

/** What one person has of one item; null where the item is not on the list. */
export type View = {
  readonly verdict: Verdict
  readonly group: GroupId
  /** «at-least 300 yuan a month», «set-locally» */
  readonly amount: string
} | null

export interface Change {
  /** Place in the set, from 0. */
  readonly person: number
  readonly ref: string
  readonly name: string
  readonly before: View
  readonly after: View
  /** Conditions that came out otherwise, in the document's words for them. */
  readonly because: readonly string[]
}

export interface ItemCount {
  readonly ref: string
  readonly name: string
  /** Persons who have another verdict, or for whom the item came or went. */
  readonly verdicts: number
  readonly amounts: number
  readonly groups: number
}

export interface Comparison {
  readonly persons: number
  readonly items: readonly ItemCount[]
  readonly changes: readonly Change[]
  /** Fen a month that all persons together surely receive, and for how many that is another sum. */
  readonly monthly: { readonly before: number; readonly after: number; readonly changed: number }
}

function amountText({ amount: { kind, as, fen, per, text } }: JudgedBenefit): string {
  const figure = fen === undefined ? '' : ` ${fen / 100} yuan${as ? ' of services' : ''}`
  return `${kind}${figure}${per ? ` a ${per}` : ''}${text ? ` «${text}»` : ''}`
}

/** A side with the items that it has at any time, by reference. */
interface Shelf extends Side {
  readonly benefits: ReadonlyMap<string, Benefit>
}

function shelfOf(side: Side): Shelf {
  const { benefits } = layeredFor(side.pack, side.county)
  return { ...side, benefits: new Map(benefits.map((benefit) => [benefit.ref, benefit])) }
}

function viewOf({ benefits, on }: Shelf, judged: JudgedBenefit | undefined): View {
  if (!judged) return null
  const group = groupOf(benefits.get(judged.ref)!, judged, on)
  return { verdict: judged.verdict, group, amount: amountText(judged) }
}

const HOLDS = new Map<boolean | null, string>([
  [true, 'holds'],
  [false, 'does not hold'],
  [null, 'is not known'],
])

const said = ({ text, holds, source }: Reason) => `«${text}» ${HOLDS.get(holds)} now (${source})`

/** Conditions that came out otherwise or are new; where all came out the same, the paper says another thing. */
function becauseOf(before: JudgedBenefit | undefined, after: JudgedBenefit | undefined): string[] {
  if (!after) return ['it is no longer on the list']
  if (!before) return ['it is on the list now']
  const turned = after.reasons.filter(
    ({ text, holds }) => !before.reasons.some((each) => each.text === text && each.holds === holds),
  )
  if (turned.length > 0) return turned.map(said)
  const gone = before.reasons.filter(({ text }) => !after.reasons.some((each) => each.text === text))
  if (gone.length > 0) return gone.map(({ text }) => `«${text}» is asked for no more`)
  if (before.changesOn !== after.changesOn || after.verdict === 'no')
    return [`it changes on ${after.changesOn ?? 'no day'}`]
  const confirms = JSON.stringify(before.confirm) !== JSON.stringify(after.confirm)
  return [confirms ? 'what a person must confirm is worded otherwise' : 'the paper names another amount']
}

const byRef = ({ benefits }: Judgement) => new Map(benefits.map((benefit) => [benefit.ref, benefit]))

function changesOf(person: number, sides: readonly [Shelf, Shelf], judged: readonly [Judgement, Judgement]): Change[] {
  const [before, after] = [byRef(judged[0]), byRef(judged[1])]
  const refs = new Set([...before.keys(), ...after.keys()])
  return [...refs].flatMap((ref) => {
    const [was, is] = [before.get(ref), after.get(ref)]
    const views = [viewOf(sides[0], was), viewOf(sides[1], is)] as const
    if (JSON.stringify(views[0]) === JSON.stringify(views[1])) return []
    return [{ person, ref, name: (is ?? was)!.name, before: views[0], after: views[1], because: becauseOf(was, is) }]
  })
}

const differ = (key: keyof NonNullable<View>) => (change: Change) => change.before?.[key] !== change.after?.[key]

function countsOf(changes: readonly Change[]): ItemCount[] {
  const refs = [...new Set(changes.map(({ ref }) => ref))]
  return refs.map((ref) => {
    const own = changes.filter((change) => change.ref === ref)
    const count = (key: keyof NonNullable<View>) => own.filter(differ(key)).length
    const name = own[0]!.name
    return { ref, name, verdicts: count('verdict'), amounts: count('amount'), groups: count('group') }
  })
}

/**
 * Judges the same persons before and after, and tells what is another for whom.
 * @throws JudgeInputError where a person cannot be judged on one of the days
 */
export function compared(before: Side, after: Side, persons: readonly Facts[]): Comparison {
  const monthly = { before: 0, after: 0, changed: 0 }
  const shelves = [shelfOf(before), shelfOf(after)] as const
  const changes = persons.flatMap((facts, person) => {
    const [was, is] = [before, after].map(({ pack, on, county }) => judge(pack, facts, { on, county }))
    monthly.before += was!.monthly.atLeastFen
    monthly.after += is!.monthly.atLeastFen
    if (was!.monthly.atLeastFen !== is!.monthly.atLeastFen) monthly.changed += 1
    return changesOf(person, shelves, [was!, is!])
  })
  return { persons: persons.length, items: countsOf(changes), changes, monthly }
}
