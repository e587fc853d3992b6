import type { Benefit, Stacking } from './pack'

/** A stacking rule is written once, with either of two items, and holds both ways. */
export function mirrored(benefits: readonly Benefit[]): Benefit[] {
  const mirrorOf = (benefit: Benefit): Stacking[] =>
    benefits.flatMap((other) =>
      other.stacking
        .filter((stacking) => stacking.with === benefit.ref)
        .filter(() => !benefit.stacking.some((own) => own.with === other.ref))
        .map((stacking) => ({ ...stacking, with: other.ref })),
    )
  return benefits.map((benefit) => ({ ...benefit, stacking: [...benefit.stacking, ...mirrorOf(benefit)] }))
}
