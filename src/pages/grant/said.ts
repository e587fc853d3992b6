/** Characters of what is said with an application. */
export const MOST_WORDS = 500
export const MOST_PHOTOS = 9

/** What is wrong with the words; undefined where nothing is. */
export function wordsProblem(words: string): string | undefined {
  const length = words.trim().length
  if (length === 0) return '请写一句为什么申请,例如:一个人住,腿不好'
  return length > MOST_WORDS ? `最多写${MOST_WORDS}个字,请删短 ${length - MOST_WORDS} 个字` : undefined
}
