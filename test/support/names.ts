const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A name as it is, or as it begins: «我能领什么» names «我能领什么 补贴、优待…», and «低保» does not name «低保边缘». */
export const named = (name: string): RegExp => new RegExp(`^${escaped(name)}($|[\\s,,。:(·])`)

const withoutBlanks = (text: string): string => text.replace(/\s/g, '')

/** The first of these that a page says, whatever the gaps: a line may break anywhere, and differently in each build. */
export function saidOn(page: string, alternatives: readonly string[]): string | undefined {
  const said = withoutBlanks(page)
  return alternatives.find((words) => said.includes(withoutBlanks(words)))
}
