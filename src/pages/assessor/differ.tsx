import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { keepFieldWords, useVisitDraft } from '@/client/assessor-drafts'
import { answerOf, lineOf, SEAT_WORDS, seatWords, valueWords, type FormLine } from '@/client/assessor-form'
import { tapDown } from '@/client/assessor-outgoing'
import { openDifferences, SEATS, type AnswerValue } from '@/domain/assessment/sheet'
import { backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading, Notice } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { AtBedside } from './at-bedside'
import { LineOptions } from './line-options'
import { OpenForm } from './open-form'
import { SeatBar } from './seat-bar'
import type { OpenSheet } from './use-sheet'

const MOST = 300

interface DifferenceProps {
  readonly open: OpenSheet
  readonly line: FormLine
  /** «第 1 项,共 3 项» */
  readonly place: string
}

/** Both answers beside one another. */
function BothSides({ open: { sheet, pack }, line }: Pick<DifferenceProps, 'open' | 'line'>) {
  return (
    <Box className="sides">
      {SEATS.map((seat) => {
        const value = answerOf(sheet, line.key, seat)
        return (
          <Box key={seat} className="side" role="group" label={seatWords(pack.mine.visit, seat)}>
            <Box className="note">{seatWords(pack.mine.visit, seat)}</Box>
            <Box className="strong">{value === null ? '' : valueWords(line, value)}</Box>
          </Box>
        )
      })}
    </Box>
  )
}

interface ValueProps {
  readonly open: OpenSheet
  readonly line: FormLine
  readonly value: AnswerValue | null
  readonly error?: string
  readonly onChoose: (value: AnswerValue) => void
}

/** Every option of an item may be what both come to; of what was written, one of the two. */
function ValueChoice({ open: { sheet }, line, value, error, onChoose }: ValueProps) {
  if (line.kind === 'choice') {
    const marks = SEATS.map((seat) => ({
      words: `${SEAT_WORDS[seat]}选的`,
      value: answerOf(sheet, line.key, seat),
      own: false,
    }))
    const own = { words: '商定的', value, own: true }
    return <LineOptions line={line} marks={[own, ...marks]} error={error} onChoose={onChoose} />
  }
  return (
    <Choice
      label={`${line.name}按哪一位的`}
      kind="one"
      options={SEATS.map((seat) => ({ id: seat, label: `按${SEAT_WORDS[seat]}的` }))}
      chosen={SEATS.filter((seat) => value !== null && answerOf(sheet, line.key, seat) === value)}
      error={error}
      onChoose={(seat) => onChoose(answerOf(sheet, line.key, seat as 'first' | 'second')!)}
    />
  )
}

/** One difference: what both hold after talking, and why. */
function Difference({ open, line, place }: DifferenceProps) {
  const { account, visit, seat } = open
  const field = `settle:${line.key}`
  const words = (useVisitDraft(account, visit).words[field] ?? '').trim()
  const typed = useVisitDraft(account, visit).words[field] ?? ''
  const [value, setValue] = useState<AnswerValue | null>(null)
  const [faults, setFaults] = useState<{ readonly value?: string; readonly words?: string }>({})
  const [tries, setTries] = useState(0)
  const settle = (): void => {
    const found = {
      ...(value === null && { value: '请选商定成哪一个' }),
      ...(words === '' && { words: '请写一句为什么这样定' }),
      ...(words.length > MOST && { words: `最多${MOST}个字,请删短一些` }),
    }
    setFaults(found)
    setTries(tries + 1)
    if (value === null || Object.keys(found).length > 0) return toTop()
    tapDown(account, visit, { kind: 'settle', by: seat, item: line.key, value, words })
    keepFieldWords(account, visit, field, null)
    toTop()
  }
  return (
    <>
      <ErrorSummary errors={Object.values(faults)} attempt={tries} />
      <Box className="note">{place}</Box>
      <Heading level={2} className="title" attend>
        {line.name}
      </Heading>
      <BothSides open={open} line={line} />
      <Heading level={3} className="subtitle">
        两个人商定成哪一个?
      </Heading>
      <ValueChoice
        open={open}
        line={line}
        value={value}
        error={faults.value}
        onChoose={(chosen) => {
          setFaults({})
          setValue(chosen)
        }}
      />
      <TextArea
        id="settle-words"
        label="为什么这样定?"
        hint="一句就行:又看了一遍、家里人补充了什么。"
        value={typed}
        most={MOST}
        error={faults.words}
        onChange={(text) => {
          setFaults({})
          keepFieldWords(account, visit, field, text)
        }}
      />
      <Button key={line.key} settles onPress={settle}>
        两个人都同意,记下
      </Button>
    </>
  )
}

function Differences({ open }: { readonly open: OpenSheet }) {
  const { sheet, visit, closed } = open
  const differing = openDifferences(sheet)
  const [first] = differing
  if (closed) return <Notice>这份表签过了,或者记了没评成:只能看,不能改。</Notice>
  if (first === undefined)
    return (
      <>
        <Notice tone="good">没有不一样的了。</Notice>
        <Button role="link" onPress={() => replace(PATHS.assessorSign, { id: visit })}>
          看结果,去签名
        </Button>
        <Button kind="other" role="link" onPress={() => go(PATHS.assessorSheet, { id: visit })}>
          回评估表
        </Button>
      </>
    )
  return <Difference key={first} open={open} line={lineOf(first)} place={`还有 ${differing.length} 项要商定`} />
}

/** Where the two hold different answers: one after the other is talked over, settled and noted. */
function DifferPage() {
  const { id = '' } = useRouter().params
  return (
    <Frame
      title="商定不一样的"
      who="none"
      stays
      actions={<SeatBar />}
      onBack={() => backOr(PATHS.assessorSheet, { id })}
    >
      <AtBedside>
        {(account) => <OpenForm account={account}>{(open) => <Differences open={open} />}</OpenForm>}
      </AtBedside>
    </Frame>
  )
}

export default guarded(DifferPage)
