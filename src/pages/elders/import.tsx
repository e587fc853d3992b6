import { useState } from 'react'
import { NO_REGISTER_TEXT, paperRegister } from '@/client/paper-register'
import { useAct } from '@/client/use-act'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { canChooseText, chooseText, FILES_PLACE } from '@/platform/text-file'
import { Alert, Box, Button, Card, ErrorSummary, Heading, Notice, Row } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { AtDesk } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { TakeTable } from '../register/take'
import {
  asCsv,
  checkedWords,
  COLUMNS,
  csvProblem,
  faultWords,
  importedWords,
  linesOf,
  MOST_LETTERS,
  MOST_PEOPLE,
  type ImportAnswer,
} from './import-words'
import { askElderAgain } from './past'

/** What the first line of the file says, and a file to fill in. */
function Template() {
  return (
    <Box as="section" className="stack">
      <Heading level={2} className="subtitle">
        表格怎么写
      </Heading>
      <Box>{`第一行写列名,下面一位老人一行,一次最多 ${MOST_PEOPLE} 位。`}</Box>
      <Card kind="rows" role="list" label="列名">
        {COLUMNS.map(({ name, note }) => (
          <Row key={name} title={name} detail={note} />
        ))}
      </Card>
      <TakeTable name="老人名册-空表" table={() => ({ header: COLUMNS.map(({ name }) => name), rows: [] })} />
    </Box>
  )
}

/** Chooses a file; words where it could not be read. */
function Choose({ onRead }: { readonly onRead: () => void }) {
  const [problem, setProblem] = useState<string>()
  if (!canChooseText()) return null
  const choose = async (): Promise<void> => {
    setProblem(undefined)
    const outcome = await chooseText()
    if (outcome.status === 'denied') return
    if (outcome.status !== 'ok') return setProblem('文件没有打开。可以把表格的内容复制,贴到下面。')
    const { name, text } = outcome.value
    if (text === null) return setProblem('这个文件读不出来。请另存成 CSV(UTF-8)再选,或者复制内容贴到下面。')
    paperRegister.set({ name, csv: text })
    onRead()
  }
  return (
    <>
      {problem && (
        <Alert className="notice notice--bad" attend>
          {problem}
        </Alert>
      )}
      <Button kind="other" onPress={() => void choose()}>
        {`从${FILES_PLACE}选文件`}
      </Button>
    </>
  )
}

function Faults({ faults }: Pick<ImportAnswer, 'faults'>) {
  if (faults.length === 0) return null
  return (
    <Card role="list" label="要改的">
      {faults.map((fault) => (
        <Box key={faultWords(fault)} role="listitem">
          {faultWords(fault)}
        </Box>
      ))}
    </Card>
  )
}

/** It is in: how many, and where they stand now. */
function Imported({ answer, onMore }: { readonly answer: ImportAnswer; readonly onMore: () => void }) {
  return (
    <>
      <Alert className="notice notice--good" attend>
        {importedWords(answer)}
      </Alert>
      <Box>纸上写的可能旧了:头一次见面时,请当面核对。</Box>
      <Button role="link" onPress={() => backOr(PATHS.elders)}>
        去我的老人
      </Button>
      <Button kind="other" onPress={onMore}>
        再导入一份
      </Button>
    </>
  )
}

interface ChosenFileProps {
  readonly name: string
  readonly csv: string
  readonly onDrop: () => void
}

/** A file is named, and not poured into a field: it may be long, and its numbers are nobody's business on the screen. */
function ChosenFile({ name, csv, onDrop }: ChosenFileProps) {
  return (
    <>
      <Notice>{`选了文件:${name},${linesOf(csv)} 行。身份证号只在检查和导入时用,不存在这台设备上。`}</Notice>
      <Button kind="quiet" onPress={onDrop}>
        不用这个文件
      </Button>
    </>
  )
}

function Form({ onDone }: { readonly onDone: (answer: ImportAnswer) => void }) {
  const { name, csv } = paperRegister.use()
  const [checked, setChecked] = useState<ImportAnswer>()
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt, mended } = useAct('care', 'importElders')
  const anew = (): void => {
    setChecked(undefined)
    setProblem(undefined)
    mended()
  }
  const send = async (check: boolean): Promise<void> => {
    const table = asCsv(csv)
    const wrong = csvProblem(table)
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong !== undefined) return toTop()
    const answer = await act({ csv: table, check })
    toTop()
    if (!answer) return
    // Somebody may have come into the register since it was looked at.
    if (check || answer.faults.length > 0) return setChecked(answer)
    paperRegister.set(NO_REGISTER_TEXT)
    askElderAgain()
    onDone(answer)
  }
  const ready = checked !== undefined && checked.faults.length === 0 && checked.added > 0
  return (
    <>
      <ErrorSummary errors={problem === undefined ? [] : [problem]} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void send(!ready)} />
      {checked && (
        <Alert key={attempt} className={`notice notice--${ready ? 'good' : 'wait'}`} attend>
          {checkedWords(checked)}
        </Alert>
      )}
      {checked && <Faults faults={checked.faults} />}
      {ready && (
        <Button key="import" settles busy={busy} onPress={() => void send(false)}>
          {`导入 ${checked.added} 位`}
        </Button>
      )}
      <Box>先检查,一处不对就一位都不导入。都对了再导入。</Box>
      <Choose onRead={anew} />
      {name === '' ? (
        <TextArea
          id="register-csv"
          label="表格的内容"
          hint="没有文件,就从表格软件里连列名一起复制过来。身份证号只在检查和导入时用,不存在这台设备上。"
          most={MOST_LETTERS}
          value={csv}
          error={problem}
          onChange={(typed) => {
            anew()
            paperRegister.set({ name: '', csv: typed })
          }}
        />
      ) : (
        <ChosenFile
          name={name}
          csv={csv}
          onDrop={() => {
            anew()
            paperRegister.set(NO_REGISTER_TEXT)
          }}
        />
      )}
      {!ready && (
        <Button key="check" busy={busy} onPress={() => void send(true)}>
          检查,先不导入
        </Button>
      )}
      <Template />
    </>
  )
}

function Importing() {
  const [done, setDone] = useState<ImportAnswer>()
  if (done) return <Imported answer={done} onMore={() => setDone(undefined)} />
  return <Form onDone={setDone} />
}

/** A paper register is brought in: all of it or nothing, told by line. */
function ImportPage() {
  return (
    <Frame title="导入纸质名册" who="none" calls="line" onBack={() => backOr(PATHS.elders)}>
      <AtDesk role="community-worker">{() => <Importing />}</AtDesk>
    </Frame>
  )
}

export default guarded(ImportPage)
