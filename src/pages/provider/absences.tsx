import { useState } from 'react'
import type { AbsenceCard } from '@/contract/booking/serving'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Choice, Dial, ErrorSummary, Heading, Notice, spokenPhone } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { Waiting } from '../waiting'
import { fullDay } from '../words'
import { clockOfInstant } from './words'

type Outcome = NonNullable<AbsenceCard['outcome']>

const OUTCOMES: readonly { readonly id: Outcome; readonly label: string; readonly hint?: string }[] = [
  { id: 'fine', label: '人好,今天不来吃' },
  { id: 'away', label: '出门了,不在家' },
  { id: 'ill', label: '不舒服', hint: '会告诉家里人;要紧的先打 120' },
  { id: 'not-reached', label: '打不通', hint: '马上转给社区,请人去看' },
]
const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  fine: '人好',
  away: '出门了',
  ill: '不舒服',
  'not-reached': '打不通',
}
const MOST = 300

/** One who was expected and did not come: ring, then say how she is. */
function Absence({ absence }: { readonly absence: AbsenceCard }) {
  const { booking, name, phone, day, place, state, nextAt, outcome } = absence
  const { act, busy, error, attempt } = useAct('booking', 'answerAbsence')
  const [chosen, setChosen] = useState<Outcome>()
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const answer = async (): Promise<void> => {
    const said = words.trim()
    const wrong = !chosen ? '请选人怎么样' : said.length > MOST ? `最多写${MOST}个字,请删短一些` : undefined
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong || !chosen) return
    if (await act({ booking, outcome: chosen, ...(said && { words: said }) }))
      askAgain('booking', 'absences', 'deskBookings')
  }
  return (
    <Card role="group" label={name}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          {name}
        </Heading>
        <Box>{`${fullDay(day)} · ${place}`}</Box>
        {state === 'over' && <Notice tone="good">{`问过了:${outcome ? OUTCOME_WORDS[outcome] : ''}`}</Notice>}
        {state === 'community' && <Notice>已经转给社区,请他们去看。您打通了,也在这里写一下。</Notice>}
        {state === 'canteen' && <Box>{`${clockOfInstant(nextAt)} 还没问到,就转给社区。`}</Box>}
        {state !== 'over' && (
          <>
            {phone !== null && <Dial phone={phone}>{`打给 ${name} ${spokenPhone(phone)}`}</Dial>}
            <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
            <ActFailure error={error} attempt={attempt} onRetry={() => void answer()} />
            <Choice
              label={`${name} 人怎么样`}
              kind="one"
              options={OUTCOMES}
              chosen={chosen ? [chosen] : []}
              error={problem}
              onChoose={(id) => {
                setProblem(undefined)
                setChosen(id as Outcome)
              }}
            />
            <TextArea
              id={`absence-${booking}`}
              label="想多说一句(不写也行)"
              value={words}
              most={MOST}
              onChange={setWords}
            />
            <Button kind="other" busy={busy} label={`问过了:${name}`} onPress={() => void answer()}>
              问过了
            </Button>
          </>
        )}
      </Box>
    </Card>
  )
}

function Absences({ account }: { readonly account: string }) {
  const read = useAnswer('booking', 'absences', {}, account)
  useClosing(read.error)
  const { data, retry } = read
  return (
    <>
      <Box>这几位独居,同意没来吃饭时有人问一声。先打电话;打不通的,社区上门看。</Box>
      <Refresh onRefresh={retry}>刷新</Refresh>
      <Waiting {...read} shown={data !== undefined} />
      {data?.absences.length === 0 && <Notice tone="good">该来的都来了。</Notice>}
      {data?.absences.map((absence) => (
        <Absence key={absence.booking} absence={absence} />
      ))}
    </>
  )
}

/** 没来吃饭有人问. */
function AbsencesPage() {
  return (
    <Frame title="没来吃饭" who="none" calls="line" onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Absences account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(AbsencesPage)
