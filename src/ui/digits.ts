/** Digits in groups of four, the way numbers are read out; short numbers and area codes stay whole. */
export function spokenPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits.length <= 5) return digits
  const head = phone.includes('-') ? phone.slice(0, phone.indexOf('-')) : digits.slice(0, digits.length % 4 || 4)
  const rest = digits.slice(head.length)
  // What is left over stands in front: 0357 000 9108.
  return [head, ...(rest.match(/.{1,4}(?=(.{4})*$)/g) ?? [])].join(' ')
}

/** A code in groups, the way it is read out: six as three and three, everything else by fours. */
export function inGroups(code: string): string {
  const size = code.length === 6 ? 3 : 4
  return (code.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ')
}
