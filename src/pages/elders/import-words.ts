import type { ActionOutput } from '@/contract'

export type ImportAnswer = ActionOutput<'care', 'importElders'>

/** As the cloud takes them at once. */
export const MOST_PEOPLE = 300
/** Bytes of UTF-8. */
export const MOST_BYTES = 80_000
/** So many letters fit in whatever they are. */
export const MOST_LETTERS = 26_000

/** Names of the columns, as the first line of the file says them. */
export const COLUMNS: readonly { readonly name: string; readonly note: string }[] = [
  { name: '姓名', note: '一定要有' },
  { name: '身份证号', note: '有的话,出生日期和性别可以不写' },
  { name: '出生日期', note: '没有身份证号的要写,写成 1944-03-05' },
  { name: '性别', note: '男、女' },
  { name: '电话', note: '本人的,没有就空着' },
  { name: '街道(乡镇)', note: '照地图上的名字写' },
  { name: '社区(村)', note: '照地图上的名字写' },
  { name: '住法', note: '独居、空巢、留守、和家人住' },
  { name: '困难情况', note: '特困、低保、低保边缘、低收入,没有就空着' },
]

const quoted = (cell: string): string =>
  /^".*"$/.test(cell) || !/[",]/.test(cell) ? cell : `"${cell.replace(/"/g, '""')}"`

/** What is copied out of a spreadsheet has tabs between its cells; each line stays the line that it was. */
export function asCsv(text: string): string {
  const [head = ''] = text.split('\n', 1)
  if (!head.includes('\t')) return text
  return text
    .split('\n')
    .map((line) => line.replace(/\r$/, '').split('\t').map(quoted).join(','))
    .join('\n')
}

/** Lines that say something, that of the names of the columns too. */
export const linesOf = (csv: string): number => csv.split('\n').filter((line) => line.trim() !== '').length

/** Letters beyond ASCII take two bytes or three; each half of one that takes four is counted as two. */
const bytesOf = (letter: number): number =>
  letter < 0x80 ? 1 : letter < 0x800 || (letter >= 0xd800 && letter <= 0xdfff) ? 2 : 3

function isTooBig(text: string): boolean {
  let bytes = 0
  for (let at = 0; at < text.length && bytes <= MOST_BYTES; at += 1) bytes += bytesOf(text.charCodeAt(at))
  return bytes > MOST_BYTES
}

/** «第 3 行 · 身份证号:最后一位对不上» */
export const faultWords = ({ line, column, words }: ImportAnswer['faults'][number]): string =>
  [`第 ${line} 行`, ...(column === null ? [] : [column])].join(' · ') + `:${words}`

/** What a look at the file found, before anything is written. */
export function checkedWords({ added, known, faults }: ImportAnswer): string {
  if (faults.length > 0) return `有 ${faults.length} 处要改。改好以后再检查一次,现在什么都没有导入。`
  if (added === 0) return known > 0 ? `${known} 位都在名册里了,没有新的。` : '文件里没有老人。'
  return `可以导入:新的 ${added} 位${known > 0 ? `,${known} 位已经在名册里,不动` : ''}。`
}

export const importedWords = ({ added, known }: ImportAnswer): string =>
  `导入了 ${added} 位${known > 0 ? `,${known} 位原来就在名册里,没有动` : ''}。`

/** What is wrong before anything is sent. */
export function csvProblem(csv: string): string | undefined {
  if (csv.trim() === '') return '请选文件,或者把表格贴进来'
  return isTooBig(csv) ? `太多了。一次最多${MOST_PEOPLE}位、80KB,请分几次` : undefined
}
