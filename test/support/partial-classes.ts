/** A fact of which only a part is told. */
export interface Part {
  /** As `judge` takes it. */
  readonly value: unknown
  /** Places, among the whole values of the same fact, of those that it may turn out to be. */
  readonly completions: readonly number[]
}

const placesWhere = <T>(wholes: readonly T[], holds: (whole: T) => boolean): number[] =>
  wholes.flatMap((each, at) => (holds(each) ? [at] : []))

/** What is said of values that no leaf tells apart: one holds, none does, the first does not, nothing. */
type Said = 'has' | 'none' | 'not-first' | 'untold'

interface Group {
  readonly values: readonly string[]
  readonly said: Said
}

function saidOf(group: readonly string[]): Said[] {
  return group.length > 1 ? ['has', 'none', 'not-first', 'untold'] : ['has', 'none', 'untold']
}

const combined = <T>(choices: readonly (readonly T[])[]): T[][] =>
  choices.reduce<T[][]>((all, own) => all.flatMap((each) => own.map((value) => [...each, value])), [[]])

/**
 * Every list with an open end: what pages give that ask of one value at a time.
 * @param named values that conditions name, those together that they never tell apart
 * @param other a value that none of them names, if there is one
 */
export function listParts(
  named: readonly (readonly string[])[],
  other: string | undefined,
  wholes: readonly (readonly string[])[],
): Part[] {
  const ways = combined(named.map((values) => saidOf(values).map((said): Group => ({ values, said }))))
  return ways.flatMap((groups) => {
    const has = groups.flatMap(({ values, said }) => (said === 'has' ? [values[0]!] : []))
    const not = groups.flatMap(({ values, said }) =>
      said === 'none' ? values : said === 'not-first' ? [values[0]!] : [],
    )
    const fits = (list: readonly string[]) =>
      groups.every(({ values, said }) =>
        said === 'has' ? list.includes(values[0]!) : said === 'none' ? !list.includes(values[0]!) : true,
      )
    const open = { value: { has, not }, completions: placesWhere(wholes, fits) }
    if (other === undefined) return [open]
    const fitsOther = (list: readonly string[]) => fits(list) && list.includes(other)
    return [open, { value: { has: [...has, other], not }, completions: placesWhere(wholes, fitsOther) }]
  })
}

interface Certificate {
  readonly grade: number
  readonly kind: readonly string[]
}

/**
 * Certificates of which the grade or the kind is not known, and those that say 多重 and not what it joins.
 * @param groups kinds that the conditions never tell apart, together; the first stands for all
 * @param joined every set of single kinds
 */
export function disabilityParts(
  groups: readonly (readonly string[])[],
  certificates: readonly Certificate[],
  joined: readonly (readonly string[])[],
): Part[] {
  const look = (kinds: readonly string[]) =>
    groups
      .filter((group) => group.some((kind) => kinds.includes(kind)))
      .map(([first]) => first)
      .join()
  // Place 0 is «no certificate».
  const those = (holds: (certificate: Certificate) => boolean) => placesWhere(certificates, holds).map((at) => at + 1)
  const looks = [...new Set(certificates.map(({ kind }) => look(kind)))]
  const grades = [...new Set(certificates.map(({ grade }) => grade))]
  const several = (known: readonly string[]) =>
    new Set(joined.filter((set) => set.length > 1 && known.every((kind) => set.includes(kind))).map(look))
  const multiple = [[], ...groups.map(([first]) => [first!])].flatMap((known) => {
    const mayBe = several(known)
    const kind = known.length > 0 ? ['multiple', ...known] : 'multiple'
    return [undefined, ...grades].map((grade) => ({
      value: { ...(grade !== undefined && { grade }), kind },
      completions: those((each) => mayBe.has(look(each.kind)) && (grade === undefined || each.grade === grade)),
    }))
  })
  return [
    { value: {}, completions: those(() => true) },
    ...grades.map((grade) => ({ value: { grade }, completions: those((each) => each.grade === grade) })),
    ...looks.map((kinds) => ({
      value: { kind: kinds.split(',') },
      completions: those((each) => look(each.kind) === kinds),
    })),
    ...multiple,
  ]
}

interface Level {
  readonly scale: string
  readonly level: number
}

/** Assessments at the edges of their dates, outside them, and on other scales: those say nothing of the level. */
export function abilityParts(levels: readonly Level[], on: string, before: string): Part[] {
  const all = levels.map((_level, at) => at)
  const ends = [levels[0]!, levels[levels.length - 1]!]
  const after = new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  const silent = [
    null,
    ...ends.map((level) => ({ ...level, on: after })),
    ...ends.map((level) => ({ ...level, validTo: before })),
    ...['MZ/T 039', 'long-term-care', 'local'].flatMap((scale) => [0, 3].map((level) => ({ scale, level }))),
  ]
  return [
    ...levels.map((level, at) => ({ value: { ...level, on, validTo: on }, completions: [at] })),
    ...silent.map((value) => ({ value, completions: all })),
  ]
}

interface Carer {
  readonly family: boolean
  readonly ofDisabled: boolean
  readonly training: string
}

/** Carers of whom something is not known; «not trained yet» leaves either training open. */
export function carerParts(carers: readonly Carer[]): Part[] {
  const flags = [true, false, undefined]
  const ways = combined<unknown>([flags, flags, ['general', 'commissioned', undefined, null]])
  return ways
    .filter((way) => way.some((part) => part === undefined || part === null))
    .map(([family, ofDisabled, training]) => {
      const told = { family, ofDisabled, training }
      const known = Object.entries(told).filter(([, part]) => part !== undefined && part !== null)
      const fits = (carer: Carer) => known.every(([key, part]) => carer[key as keyof Carer] === part)
      const value = Object.fromEntries(Object.entries(told).filter(([, part]) => part !== undefined))
      // Place 0 is «cares for nobody».
      return { value, completions: placesWhere(carers, fits).map((at) => at + 1) }
    })
}
