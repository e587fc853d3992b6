import { useState } from 'react'
import {
  codeIn,
  CODE_LENGTH,
  counterPlace,
  lookFor,
  servedLater,
  TAIL_LENGTH,
  tailOf,
  withoutSignal,
  type JustServed,
} from '@/client/counter'
import { enqueueServing } from '@/client/outgoing-serving'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { MEAL_WORDS, type Meal } from '@/domain/booking/services'
import { now } from '@/platform/clock'
import { backOr, go } from '@/platform/navigate'
import { canScan, scanCode } from '@/platform/scan'
import { Alert, Box, Button, Chips, ErrorSummary, Notice } from '@/ui'
import { CodeField } from '@/ui/code-field'
import { Keypad } from '@/ui/keypad'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { ChoosePlace } from './counter-place'
import { Guest, type CounterGuest } from './guest'
import { ServingQuestions } from './serving-questions'
import { MEAL_CHIPS, mealAt, tillWords } from './words'
import { AskWhole, WriteDown } from './write-down'

const NEITHER = '请输入8位服务码,或者最后4位'
const NO_CODE = '扫到的不是服务卡。请再扫一次,或者输入服务码。'
const NO_SCAN = '没有扫成。请允许使用相机,或者输入服务码。'
const NOBODY = '没有找到。请老人拿出服务卡,输入全部8位;没有卡的,请社区补一张。'

interface TillProps {
  readonly place: string
  readonly account: string
}

/** The last thing that was done here; it stands until the next one is begun. */
type Word = { readonly tone: 'good' | 'wait'; readonly text: string } | undefined

const servedWords = ({ name, price }: JustServed): string => `记好了:${name},${tillWords(price)}`

function Till({ place, account }: TillProps) {
  const [meal, setMeal] = useState<Meal>(() => mealAt(now()))
  const [digits, setDigits] = useState('')
  const [guests, setGuests] = useState<readonly CounterGuest[]>()
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const [word, setWord] = useState<Word>()
  const { act, busy, error, attempt, mended } = useAct('booking', 'counterFind')
  useClosing(error)

  const begin = (next: string): void => {
    setDigits(next)
    setGuests(undefined)
    setProblem(undefined)
    setWord(undefined)
    mended()
  }
  const done = (said: Word): void => {
    begin('')
    setWord(said)
  }
  const find = async (typed: string): Promise<void> => {
    const by = lookFor(typed)
    setTries(tries + 1)
    setGuests(undefined)
    setWord(undefined)
    setProblem(by ? undefined : NEITHER)
    if (!by) return
    const found = await act({ facility: place, meal, by })
    if (found) setGuests(found.guests)
  }
  const scan = async (): Promise<void> => {
    const outcome = await scanCode()
    const code = outcome.status === 'ok' ? codeIn(outcome.value) : undefined
    begin(code ?? '')
    if (code) return find(code)
    setProblem(outcome.status === 'ok' ? NO_CODE : NO_SCAN)
    setTries(tries + 1)
  }
  const writeDown = (): void => {
    void enqueueServing(
      servedLater({ place, meal, mealWords: MEAL_WORDS[meal], code: digits, at: now(), day: today() }),
    )
    done({ tone: 'wait', text: `记下了:服务码末四位 ${tailOf(digits)}。` })
  }
  const lost = withoutSignal(error?.code, digits)
  const wrong = problem ?? error?.fields?.['by.code'] ?? error?.fields?.['by.digits']
  return (
    <Box className="desk">
      <Box className="desk__part desk__form">
        <Chips
          label="哪一餐"
          options={MEAL_CHIPS}
          chosen={meal}
          onChoose={(chosen) => {
            begin(digits)
            setMeal(chosen)
          }}
        />
        <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
        <CodeField
          id="counter-code"
          label="服务码"
          hint="卡上的8位数字;常来的只输最后4位。"
          length={CODE_LENGTH}
          value={digits}
          error={wrong}
          enough={TAIL_LENGTH}
          onChange={begin}
        />
        {canScan() && (
          <Button kind="other" onPress={() => void scan()}>
            扫服务卡
          </Button>
        )}
        <Keypad label="服务码" value={digits} most={CODE_LENGTH} onChange={begin} />
        <Button busy={busy} onPress={() => void find(digits)}>
          查一查
        </Button>
      </Box>
      <Box className="desk__part desk__answer">
        {word && (
          <Alert key={word.text} className={`notice notice--${word.tone}`} attend>
            {word.text}
          </Alert>
        )}
        {lost !== 'write-down' && <ActFailure error={error} attempt={attempt} onRetry={() => void find(digits)} />}
        {lost === 'write-down' && <WriteDown code={digits} onPress={writeDown} />}
        {lost === 'ask-whole' && <AskWhole />}
        {guests?.length === 0 && <Notice tone="wait">{NOBODY}</Notice>}
        {guests && guests.length > 1 && <Box className="strong">有几位的后四位一样,请问清姓名:</Box>}
        {guests?.map((guest) => (
          <Guest
            key={guest.ticket}
            place={place}
            meal={meal}
            guest={guest}
            digits={digits}
            onWriteDown={writeDown}
            onServed={(served) => done({ tone: 'good', text: servedWords(served) })}
          />
        ))}
        <ServingQuestions account={account} at="counter" />
        <Button kind="quiet" role="link" onPress={() => go(PATHS.counterToday, { meal })}>
          看今天谁吃了
        </Button>
      </Box>
    </Box>
  )
}

function Counter({ account }: { readonly account: string }) {
  const place = counterPlace.use()
  return (
    <>
      <ChoosePlace account={account} />
      {place && <Box className="note">{place.name}</Box>}
      {place && <Till key={place.id} place={place.id} account={account} />}
    </>
  )
}

/** 吃饭核销: whoever eats without having ordered is the rule, not the exception. */
function CounterPage() {
  return (
    <Frame title="吃饭核销" who="none" calls="line" wide onBack={() => backOr(PATHS.provider)}>
      <AtDesk role="clerk">{(_staff, account) => <Counter account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(CounterPage)
