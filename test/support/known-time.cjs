// The clock of a process, moved: what a map says of places hangs on the hour, and tests run at night too. A server of the
// tests preloads this file, before anything is there that compiles; known-time.d.cts tells TypeScript.

/** A `Date` whose now is `now()`; a day that is named stays what it is. Stands on nothing outside: it moves to other worlds. */
function dateBy(now) {
  return new Proxy(Date, {
    construct: (Real, given, made) => Reflect.construct(Real, given.length === 0 ? [now()] : given, made),
    apply: (Real) => new Real(now()).toString(),
    get: (Real, key) => (key === 'now' ? now : Reflect.get(Real, key)),
  })
}

const begun = process.env.SENIOR_CARE_TEST_NOW
if (begun) {
  const real = Date.now
  const ahead = Date.parse(begun) - real()
  globalThis.Date = dateBy(() => real() + ahead)
}

module.exports = { dateBy }
