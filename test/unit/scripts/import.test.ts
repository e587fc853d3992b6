import { readTable } from '../../../scripts/lib/import/table'
import { faultText, TableFault } from '../../../scripts/lib/import/faults'
import type { Column } from '@/domain/facility/columns'
import { gb18030 } from '../../support/gb18030'

const COLUMNS: readonly Column<'number' | 'name' | 'phone'>[] = [
  { key: 'number', header: '编号', required: true, most: 10 },
  { key: 'name', header: '名称', required: true, most: 20 },
  { key: 'phone', header: '电话', required: false, most: 20 },
]
const GB_HEAD = gb18030('编号,名称,电话')
const lines = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.flatMap((part) => [Buffer.from(part as string), Buffer.from('\r\n')]))

/** What is said of a file that cannot be read, line by line. */
function said(bytes: Buffer): string[] {
  try {
    readTable(bytes, COLUMNS)
  } catch (error) {
    if (error instanceof TableFault) return error.faults.map(faultText)
    throw error
  }
  return []
}

describe('encodings', () => {
  test('UTF-8 with and without its mark and GB18030 give the same rows', () => {
    const utf8 = lines('编号,名称,电话', '1,春晖社区食堂,12349')
    const marked = Buffer.concat([Buffer.from('efbbbf', 'hex'), utf8])
    const gb = lines(GB_HEAD, gb18030('1,春晖社区食堂,12349'))
    const rows = [{ line: 2, cells: { number: '1', name: '春晖社区食堂', phone: '12349' } }]
    expect(readTable(utf8, COLUMNS)).toEqual({ encoding: 'UTF-8', rows, faults: [] })
    expect(readTable(marked, COLUMNS)).toEqual({ encoding: 'UTF-8', rows, faults: [] })
    expect(readTable(gb, COLUMNS)).toEqual({ encoding: 'GB18030', rows, faults: [] })
  })

  test('a letter that GB18030 needs four bytes for is read', () => {
    const rare = Buffer.concat([GB_HEAD, Buffer.from('\n1,'), Buffer.from('95328236', 'hex'), Buffer.from(',\n')])
    expect(readTable(rare, COLUMNS).rows[0]?.cells.name).toBe('\u{20000}')
  })

  test('a file of both encodings is refused with the lines of the rarer one', () => {
    const gbRow = gb18030('2,春晖社区食堂,')
    expect(said(lines('编号,名称,电话', '1,春晖,', gbRow, '3,暖阳,'))).toEqual([
      expect.stringMatching(/^第3行:这一行是GB18030编码,其他行是UTF-8\(共1行不同\)/),
    ])
    expect(said(lines(GB_HEAD, gbRow, gbRow, '3,暖阳,'))).toEqual([
      expect.stringMatching(/^第4行:这一行是UTF-8编码,其他行是GB18030/),
    ])
  })

  test('a short GB18030 line that is valid UTF-8 by chance does not make a file mixed', () => {
    // The known one, of which an editor makes two letters of other scripts.
    expect(gb18030('联通').toString('hex')).toBe('c1aacda8')
    expect(readTable(lines(GB_HEAD, gb18030('1,联通,')), COLUMNS).rows[0]?.cells.name).toBe('联通')
  })

  test('bytes that are neither are refused by line', () => {
    const broken = Buffer.concat([Buffer.from('1,'), Buffer.from('ffff', 'hex'), Buffer.from(',')])
    expect(said(lines('编号,名称,电话', broken))).toEqual([expect.stringMatching(/^第2行:有乱码/)])
  })

  test.each([
    ['504b030414000600', '整个文件:这是xlsx表格,不是CSV文件。请在表格软件里另存为'],
    ['d0cf11e0a1b11ae1', '整个文件:这是xls表格'],
    ['fffe16780000', '整个文件:这是UTF-16编码的文件'],
    ['', '整个文件:文件是空的'],
    ['310a3200', '第2行:有空字节'],
  ])('bytes %s: %s', (hex, words) => {
    expect(said(Buffer.from(hex, 'hex'))).toEqual([expect.stringContaining(words)])
  })

  test('a file of more than 50 MB is refused before it is read', () => {
    expect(said(Buffer.alloc(50 * 1024 * 1024 + 1, 'a'))).toEqual(['整个文件:文件超过50MB,请分成几个文件'])
  })
})

describe('tables', () => {
  test('lines are counted as an editor counts them, with new lines inside cells and blank lines between', () => {
    const bytes = Buffer.from('编号,名称,电话\r\n1,"春晖\r\n食堂",\r\n\r\n,,\r\n2,"他说""好""",\r\n\r\n\r\n')
    const { rows, faults } = readTable(bytes, COLUMNS)
    expect(rows.map(({ line, cells }) => [line, cells.number, cells.name])).toEqual([
      [2, '1', '春晖\n食堂'],
      [6, '2', '他说"好"'],
    ])
    expect(faults).toEqual([])
  })

  test('columns may stand in any order, with blanks around their names', () => {
    const { rows } = readTable(Buffer.from(' 电话 ,编号,名称\n12349,1,春晖\n'), COLUMNS)
    expect(rows[0]?.cells).toEqual({ number: '1', name: '春晖', phone: '12349' })
  })

  test.each([
    [
      '编号,名字,电话',
      ['第1行 列名「名字」:没有这一列,是不是「名称」', '第1行 列名「名称」:缺少这一列;没有内容也要保留'],
    ],
    ['编号,名称,电话,传真', ['第1行 列名「传真」:没有这一列,列名见 docs/register.md']],
    ['编号,名称', ['第1行 列名「电话」:缺少这一列;没有内容也要保留']],
    ['编号,名称,电话,名称', ['第1行 列名「名称」:这一列有两个,请去掉一个']],
  ])('headers «%s» are told one by one', (head, told) => {
    expect(said(Buffer.from(`${head}\n1,2,3\n`))).toEqual(told)
  })

  test('columns divided by something else than commas are told so', () => {
    expect(said(Buffer.from('编号\t名称\t电话\n1\t2\t3\n'))[0]).toMatch(/各列之间要用英文逗号隔开$/)
    expect(said(Buffer.from('编号;名称;电话\n1;2;3\n'))[0]).toMatch(/各列之间要用英文逗号隔开$/)
  })

  test('a template that nobody filled in is told so', () => {
    expect(said(Buffer.from('编号,名称,电话\r\n,,\r\n'))).toEqual(['整个文件:只有列名,没有数据'])
  })

  test.each([
    ['1,"春晖,\n2,暖阳,\n', /^第2行:这一行的双引号没有成对/],
    ['1,春晖,\n2,"暖"阳,\n', /^第3行:双引号后面还有字/],
    ['1,春晖,\n2,暖"阳,\n', /^第3行:双引号在格子中间/],
  ])('quotation marks that do not match are told by line: %j', (rows, words) => {
    expect(said(Buffer.from(`编号,名称,电话\n${rows}`))).toEqual([expect.stringMatching(words)])
  })

  test('rows with too many or too few cells are told, and empty columns at the end are not', () => {
    const { faults } = readTable(Buffer.from('编号,名称,电话,\n1,春,晖,食堂\n2,春晖\n3,春晖,,\n'), COLUMNS)
    expect(faults.map(faultText)).toEqual([
      expect.stringMatching(/^第2行:这一行比列名多出一格/),
      '第3行:这一行只有2格,应该有4格',
    ])
  })
})

test('a report shows values short and without what a terminal would obey', () => {
  const value = `\u001b[31m\u202e${'春'.repeat(40)}`
  expect(faultText({ line: 7, header: '名称', value, what: '太长' })).toBe(
    `第7行 名称「 [31m ${'春'.repeat(24)}…」:太长`,
  )
})
