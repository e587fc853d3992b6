import type { Disability, Facts } from '../../../src/domain/entitlement'
import { fullYears } from '../../../src/domain/person/age'

/** A person as engines of two values want one: plain values, nothing unknown. Worked out before any clock runs. */
export interface Flat {
  readonly [name: string]: unknown
}

const MULTIPLE = 'multiple'

function disabilityOf(disability: Disability | null | undefined) {
  return {
    disabled: Boolean(disability),
    disabilityGrade: disability?.grade ?? 0,
    disabilityKinds: (disability?.kinds ?? []).filter((kind) => kind !== MULTIPLE),
  }
}

/**
 * The facts of a person of whom everything is known. A list becomes what it has; an assessment its level on
 * GB/T 42195, or -1; a carer three plain values.
 */
export function flattened(facts: Facts, on: string): Flat {
  const { birthDate, ability, disability, carer, ...others } = facts
  const plain = Object.entries(others)
    .filter(([, known]) => known !== undefined)
    .map(([key, known]) => [key, 'has' in known ? known.has : known.value])
  return {
    ...Object.fromEntries(plain),
    age: fullYears(birthDate!.value, on),
    level: ability?.value.scale === 'GB/T 42195' ? ability.value.level : -1,
    ...disabilityOf(disability?.value),
    carerOfDisabled: Boolean(carer?.value?.family && carer.value.ofDisabled),
    carerTraining: carer?.value?.training ?? '',
  }
}
