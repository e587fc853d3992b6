import type { PerDay, PerHead } from './calculator'
import { checkCounty, checkDay, checkHeads, faults } from './checks'
import type { Calculation, County } from './outcome'
import { shareOut } from './shares'
import { notesOf, yuan } from './words'

export interface PerHeadInput {
  readonly county: string
  /** People by class; a class that is not named has none. */
  readonly heads: Readonly<Record<string, number>>
}

/** A month's sum for the people who live there. */
export function perHead(rule: PerHead, { county, heads }: PerHeadInput, counties: readonly County[]): Calculation {
  const wrong = faults()
  checkCounty(county, counties, wrong)
  for (const [id, count] of Object.entries(heads)) {
    const known = rule.classes.find((each) => each.id === id)
    if (known) checkHeads(count, `heads.${id}`, `${known.label}老人的人数`, wrong)
    else
      wrong.add('unknown', `heads.${id}`, `没有“${id}”这一类,只有${rule.classes.map(({ label }) => label).join('、')}`)
  }
  if (wrong.all.length > 0) return { ok: false, faults: wrong.all }
  const steps = rule.classes.map(({ id, label, fen }) => {
    const count = heads[id] ?? 0
    return { text: `${label}${count}人,每人每月 ${yuan(fen)},共 ${yuan(count * fen)}`, fen: count * fen }
  })
  const fen = steps.reduce((sum, step) => sum + step.fen, 0)
  const { shares, step } = shareOut(fen, rule.shares, county)
  const total = { text: `一个月合计 ${yuan(fen)}`, fen }
  return { ok: true, fen, shares, steps: [...steps, total, step], unmet: [], notes: notesOf(rule) }
}

export interface PerDayInput {
  readonly county: string
  /** Records as the canteen has them: somebody ate on a day. A second record of the same person and day adds nothing. */
  readonly records: readonly { readonly person: string; readonly day: string }[]
}

/** The sum for the days on record, each person and day once. */
export function perDay(rule: PerDay, { county, records }: PerDayInput, counties: readonly County[]): Calculation {
  const wrong = faults()
  checkCounty(county, counties, wrong)
  records.forEach(({ person, day }, index) => {
    if (person === '') wrong.add('missing', `records.${index}.person`, '要写是谁的记录')
    checkDay(day, `records.${index}.day`, wrong)
  })
  if (wrong.all.length > 0) return { ok: false, faults: wrong.all }
  const days = new Set(records.map(({ person, day }) => `${day} ${person}`)).size
  const fen = days * rule.fen
  const { shares, step } = shareOut(fen, rule.shares, county)
  const steps = [
    { text: `记录${records.length}条,同一个人同一天只算一次,共${days}人次天` },
    { text: `每人每天 ${yuan(rule.fen)},合计 ${yuan(fen)}`, fen },
    step,
  ]
  return { ok: true, fen, shares, steps, unmet: [], notes: notesOf(rule) }
}
