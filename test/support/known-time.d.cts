/** A `Date` whose now is `now()`; a day that is named stays what it is. Needs no variable from outside itself. */
export function dateBy(now: () => number): DateConstructor
