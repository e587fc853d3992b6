import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvText } from '@/client/csv'

const readBack = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' })

describe('a table as CSV', () => {
  it('begins with the mark by which Excel knows UTF-8, and ends its lines as the standard has it', () => {
    expect(csvText(['社区', '老人'], [['商会社区', 1200]])).toBe('\ufeff社区,老人\r\n商会社区,1200\r\n')
  })

  it('keeps commas, quotes and new lines inside their cell', () => {
    const row = ['解放路,一号', '他说"好"', '两行\n字', '']
    expect(readBack(csvText(['甲', '乙', '丙', '丁'], [row]))[1]).toEqual(row)
  })

  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201'])(
    'makes %j harmless for a spreadsheet',
    (text) => {
      expect(readBack(csvText(['名称'], [[text]]))[1]).toEqual([`'${text}`])
    },
  )

  it('leaves other words as they are', () => {
    const row = ['1200', 'A+B', '3号楼', '/', '0357-2091234']
    expect(readBack(csvText(['甲', '乙', '丙', '丁', '戊'], [row]))[1]).toEqual(row)
  })

  it('leaves numbers numbers, also below nought, and what is not known empty', () => {
    expect(csvText(['a', 'b'], [[-5, null]])).toContain('\r\n-5,\r\n')
  })

  it('gives back whatever was put in, and no cell ever begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
        const back = readBack(csvText(['a', 'b'], rows)).slice(1)
        back.forEach((cells, at) =>
          cells.forEach((cell, column) => {
            expect([rows[at]![column], `'${rows[at]![column]}`]).toContain(cell)
            expect(/^\s*[=+\-@]/.test(cell)).toBe(false)
          }),
        )
        // A row of two empty cells is a line too.
        expect(back).toHaveLength(rows.length)
      }),
    )
  })
})
