/** A random version-4 UUID. WeChat has no `crypto`; these ids tell acts apart and guard nothing. */
export function newId(): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16)
    return (place === 'x' ? digit : (digit % 4) + 8).toString(16)
  })
}
