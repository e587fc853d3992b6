import { useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { AbsenceCard } from '@/contract/booking/serving'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Choice, Dial, ErrorSummary, Heading, Notice, spokenPhone } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { fullDay } from '../words'
import { AtDesk, useClosing } from './at-desk'

type Outcome = NonNullable<AbsenceCard['outcome']>

const MOST = 300

const OUTCOMES: readonly { readonly id: Outcome; readonly label: string; readonly hint?: string }[] = [
  { id: 'fine', label: '人好' },
  { id: 'away', label: '出门了,不在家' },
  { id: 'ill', label: '不舒服', hint: '要紧的先打 120,再告诉家里人' },
  { id: 'not-reached', label: '没见到人', hint: '留在这里,接着找' },
]

/** Somebody whom the canteen could not reach: rung once more, or looked for at her door. */
function Absence({ absence }: { readonly absence: AbsenceCard }) {
  const { booking, name, phone, address, day, place, words: told } = absence
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'answerAbsence')
  const submit = async (): Promise<void> => {
    const said = words.trim()
    const wrong = outcome === '' ? '请选人怎么样' : said.length > MOST ? `最多写${MOST}个字,请删短一些` : undefined
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong !== undefined || outcome === '') return
    if (await act({ booking, outcome, ...(said && { words: said }) })) askAgain('booking', 'absences')
  }
  return (
    <Card>
      <Heading level={2} className="subtitle">
        {name}
      </Heading>
      <Box>{`${fullDay(day)} 没有到${place}吃饭,食堂没有问到。`}</Box>
      {address !== null && <Box className="strong">{address}</Box>}
      {told && <Box className="note">{told}</Box>}
      {phone !== null && <Dial phone={phone}>{`打给老人 ${spokenPhone(phone)}`}</Dial>}
      <ErrorSummary errors={problem === undefined ? [] : [problem]} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('booking', 'absences')}>
          刷新名单
        </Button>
      )}
      <Choice
        label={`${name} 人怎么样`}
        kind="one"
        options={OUTCOMES}
        chosen={[outcome]}
        error={problem}
        onChoose={(chosen) => {
          setProblem(undefined)
          setOutcome(chosen as Outcome)
        }}
      />
      <TextArea
        id={`absence-${booking}`}
        label="想多说一句(不写也行)"
        most={MOST}
        value={words}
        onChange={(typed) => {
          setProblem(undefined)
          setWords(typed)
        }}
      />
      <Button kind="other" busy={busy} label={`记下:${name}`} onPress={() => void submit()}>
        记下
      </Button>
    </Card>
  )
}

function Absences({ account }: { readonly account: string }) {
  const read = useAnswer('booking', 'absences', {}, account)
  const { data, retry } = read
  useClosing(read.error)
  useDidShow(retry)
  const open = data?.absences.filter(({ state }) => state !== 'over')
  return (
    <>
      <Box>这几位独居,同意过没来吃饭有人问。食堂没有问到,请打电话或上门看看。</Box>
      <Refresh onRefresh={retry}>刷新名单</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {open?.length === 0 && <Notice tone="good">现在没有要去看的。</Notice>}
      {open?.map((absence) => (
        <Absence key={absence.booking} absence={absence} />
      ))}
    </>
  )
}

/** 没来吃饭有人问: what the canteen could not find out. */
function AbsencesPage() {
  return (
    <Frame title="没来吃饭的" who="none" calls="line" onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="community-worker">{(_staff, account) => <Absences account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(AbsencesPage)
