import type { CompiledBenefit, CompiledPack } from './compile'
import type { Subject } from './leaf'
import type { JudgedAmount } from './judgement'
import type { Amount } from './pack'

const NOTHING: Amount = { kind: 'none' }

/** Working space: what the nodes of an amount's condition came to is of no interest afterwards. */
const scratch: (boolean | null)[] = []

/** The first tier that surely holds; a tier that only may hold promises nothing. */
function tierFor({ amounts }: CompiledBenefit, subject: Subject): Amount {
  return amounts.find(({ when }) => !when || when.root.evaluate(subject, scratch) === true)?.amount ?? NOTHING
}

/** Fen of a multiple, rounded to whole fen; undefined while what it multiplies has no figure. */
function multiple(pack: CompiledPack, times: NonNullable<Amount['times']>, subject: Subject): number | undefined {
  const base = pack.byRef.get(times.of)
  const fen = base ? tierFor(base, subject).fen : (pack.parameter(times.of) ?? undefined)
  return fen === undefined ? undefined : Math.round(fen * times.by)
}

/** What this person would receive, in fen where the document or a county gives a figure. */
export function amountFor(pack: CompiledPack, benefit: CompiledBenefit, subject: Subject): JudgedAmount {
  const { kind, fen: stated, per, setBy, text, times } = tierFor(benefit, subject)
  const fen = stated ?? (times && multiple(pack, times, subject))
  return {
    kind,
    ...(fen !== undefined && { fen }),
    ...(per && { per }),
    ...(setBy && { setBy }),
    ...(text && { text }),
  }
}
