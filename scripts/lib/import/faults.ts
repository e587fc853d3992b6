import type { CellFault } from '../../../src/domain/facility/columns'

/** Something about one line of a file, in the clerk's language. */
export interface LineFault extends CellFault {
  /** As an editor counts them, from 1; 0: the whole file. */
  readonly line: number
}

/** A file that cannot be read as a table at all; nothing else in it was looked at. */
export class TableFault extends Error {
  override readonly name = 'TableFault'

  constructor(readonly faults: readonly LineFault[]) {
    super(faults.map(faultText).join('\n'))
  }
}

const MOST_SHOWN = 30
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** A value as a report may print it: short, and nothing in it that a terminal would obey. */
export function shown(value: string): string {
  const plain = value.replace(UNSEEN, ' ')
  return plain.length > MOST_SHOWN ? `${plain.slice(0, MOST_SHOWN)}…` : plain
}

/** «第12行 经度「36.08」:经度和纬度写反了,请对调这两格» */
export function faultText({ line, header, value, what }: LineFault): string {
  const where = line === 0 ? '整个文件' : `第${line}行`
  return `${where}${header ? ` ${header}` : ''}${value ? `「${shown(value)}」` : ''}:${what}`
}
