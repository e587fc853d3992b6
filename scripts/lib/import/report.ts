import { faultText, type LineFault } from './faults'
import type { Taken } from './store'

/** What a report tells of a file. */
export interface Outcome {
  /** «临汾市设施登记表» */
  readonly title: string
  readonly encoding: string
  readonly count: number
  readonly faults: readonly LineFault[]
  readonly warnings: readonly LineFault[]
  /** Null where no database was asked. */
  readonly taken: Pick<Taken, 'created' | 'changed' | 'same' | 'absent'> | null
  readonly check: boolean
}

/** More lines than this nobody reads at once. */
const MOST_LINES = 500

function section(head: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - MOST_LINES
  return ['', head, ...lines.slice(0, MOST_LINES), ...(more > 0 ? [`…… 还有${more}条`] : [])]
}

function ending({ faults, check }: Outcome): string {
  if (faults.length > 0) return `没有导入。请改好上面的${faults.length}处错误,再导入一次。`
  return check ? '没有错误。这次只检查,什么也没有写入。' : '已导入。'
}

/** The report that the clerk reads, a line a thing. */
export function reportText(outcome: Outcome): string {
  const { title, encoding, count, faults, warnings, taken, check } = outcome
  const did = check ? '会' : ''
  const counted =
    faults.length === 0 && taken ? [`${did}新增${taken.created},${did}更改${taken.changed},没有变化${taken.same}`] : []
  const absent = faults.length === 0 ? (taken?.absent ?? []) : []
  return [
    title,
    ...(count > 0 ? [`共${count}行,编码${encoding}`] : []),
    ...counted,
    ...section(`错误${faults.length}处:`, faults.map(faultText)),
    ...section(`提醒${warnings.length}条,不影响导入:`, warnings.map(faultText)),
    ...section(
      `登记表里有、这个文件里没有的${absent.length}个,没有改动(停业的请在文件里填停业日期):`,
      absent.map(({ number, name }) => `${number} ${name}`),
    ),
    '',
    ending(outcome),
    '',
  ].join('\n')
}
