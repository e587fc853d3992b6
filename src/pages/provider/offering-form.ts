/** Prices and places as typed. */

/** «12», «12.5» or «12.50» yuan in fen; undefined where that is no price. */
export function fenIn(typed: string): number | undefined {
  const text = typed.trim()
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(text)) return undefined
  const [whole = '0', part = ''] = text.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** A whole number of places; undefined where it is none. */
export function placesIn(typed: string): number | undefined {
  const text = typed.trim()
  const places = /^\d{1,4}$/.test(text) ? Number(text) : 0
  return places >= 1 && places <= 5000 ? places : undefined
}
