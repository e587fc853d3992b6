import { useState } from 'react'
import { Box, Button, DateField, ErrorSummary, Heading, TextField, type DateParts } from '@/ui'
import { fullDay } from '../words'
import { isWhen, whenIn, type When, type WhenProblems } from './team-form'
import { clockWords } from './words'

interface WhenFormProps {
  /** `YYYY-MM-DD` */
  readonly today: string
  /** By which the list is asked for; null without a day. */
  readonly when: When | null
  /** How long a visit takes. */
  readonly minutes?: number
  readonly onFind: (when: When | null) => void
}

const partsOf = (day: string): DateParts => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month: String(Number(month)), day: String(Number(date)) }
}

/** Day and time, so that only those who are free then are offered; or none, and the team rings her. */
export function WhenForm({ today, when, minutes, onFind }: WhenFormProps) {
  const [parts, setParts] = useState<DateParts>(() =>
    when ? partsOf(when.day) : { year: today.slice(0, 4), month: '', day: '' },
  )
  const [time, setTime] = useState(when ? clockWords(when.from) : '')
  const [problems, setProblems] = useState<WhenProblems>({})
  const [tries, setTries] = useState(0)
  const find = (): void => {
    const found = whenIn(parts, time, today)
    setProblems(isWhen(found) ? {} : found)
    setTries(tries + 1)
    if (isWhen(found)) onFind(found)
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <Heading level={2} className="subtitle">
        哪天几点去?
      </Heading>
      <Box className="note">
        {`可以先不定,由评估员打电话跟老人约。${minutes === undefined ? '' : `一次按 ${minutes} 分钟排,路上的时间也算。`}`}
      </Box>
      <DateField id="visit-day" label="哪天去" value={parts} error={problems.day} onChange={setParts} />
      <TextField
        id="visit-time"
        label="几点开始"
        hint="8:00 到 18:00 之间,例如 9:30。"
        maxLength={8}
        value={time}
        error={problems.time}
        onChange={setTime}
      />
      <Button kind="other" onPress={find}>
        看看那时候谁有空
      </Button>
      {when && (
        <>
          <Box className="strong">{`按 ${fullDay(when.day)} ${clockWords(when.from)} 看的`}</Box>
          <Button kind="quiet" onPress={() => onFind(null)}>
            先不定时间
          </Button>
        </>
      )}
    </>
  )
}
