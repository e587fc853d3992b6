const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A name as it is, or as it begins: «我能领什么» names «我能领什么 补贴、优待…», and «低保» does not name «低保边缘». */
export const named = (name: string): RegExp => new RegExp(`^${escaped(name)}($|[\\s,,。:(·])`)
