import { useState } from 'react'
import { csvText, type CsvCell } from '@/client/csv'
import { today } from '@/client/today'
import { copyText } from '@/platform/clipboard'
import { keepText, TEXT_PLACE } from '@/platform/keep-text'
import { Alert, Button } from '@/ui'

export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
}

interface TakeTableProps {
  /** «覆盖情况»: what the file is called, with the day. */
  readonly name: string
  /** The whole table, also what the page shows later; or why it could not be fetched, in words. */
  readonly table: () => CsvTable | Promise<CsvTable | string>
}

type Word = { readonly tone: 'good' | 'wait'; readonly text: string } | undefined

const notFetched = (why: string): Word => ({ tone: 'wait', text: `没有下载:${why}` })
const FAILED = notFetched('没有取全,请过一会儿再下载。')
const COPIED: Word = { tone: 'wait', text: '这里存不了文件。内容已经复制,贴到表格软件里就行。' }
const BY_NO_WAY: Word = { tone: 'wait', text: '这里存不了文件。请在电脑的浏览器里打开这一页再下载。' }

/** Hands a table over as a file; where no file can be kept, on the clipboard. */
async function handOver(name: string, { header, rows }: CsvTable): Promise<Word> {
  const text = csvText(header, rows)
  const { status } = await keepText(text, `${name}-${today()}.csv`)
  if (status === 'denied') return undefined
  if (status === 'ok') return { tone: 'good', text: `存好了,在“${TEXT_PLACE}”里找。可以用表格软件打开。` }
  return (await copyText(text)).status === 'ok' ? COPIED : BY_NO_WAY
}

/** A table as a file for the office's own spreadsheet. */
export function TakeTable({ name, table }: TakeTableProps) {
  const [busy, setBusy] = useState(false)
  const [word, setWord] = useState<Word>()
  const take = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setWord(undefined)
    try {
      const whole = await table()
      setWord(typeof whole === 'string' ? notFetched(whole) : await handOver(name, whole))
    } catch (error) {
      setWord(FAILED)
      throw error
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {word && <Alert className={`notice notice--${word.tone}`}>{word.text}</Alert>}
      <Button kind="other" label={`下载表格:${name}`} busy={busy} onPress={() => void take()}>
        下载表格
      </Button>
    </>
  )
}
