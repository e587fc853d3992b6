import { useState } from 'react'
import type { DeskBooking } from '@/contract/booking/desk'
import { CODE_LENGTH } from '@/client/counter'
import { enqueueServing } from '@/client/outgoing-serving'
import {
  keepVisit,
  LIMIT_LINES,
  MEASURE_BOUNDS,
  MEASURES,
  NO_VISIT,
  readMeasured,
  visitDrafts,
  type Measure,
} from '@/client/visits'
import { unfitBy, type Measurements } from '@/domain/booking/health'
import { SERVICE_RULES } from '@/domain/booking/services'
import { canChoosePoint, choosePoint, type ChosenPoint } from '@/platform/choose-point'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { Box, Button, Choice, ErrorSummary, Heading, Notice } from '@/ui'
import { NumberField } from '@/ui/number-field'
import { TextArea } from '@/ui/text-area'
import { ProofCode } from './proof-code'
import { whatWords } from './words'

const MOST = 200
const WAYS = [
  { id: 'code', label: '用服务码', hint: '老人卡上的8位数字' },
  { id: 'none', label: '没有服务码', hint: '写一句为什么' },
] as const
type Way = (typeof WAYS)[number]['id']
type Faults = Readonly<Partial<Record<Measure | 'code' | 'without', string>>>

interface ArriveFormProps {
  readonly booking: DeskBooking
  /** Measured so that nobody bathes now. */
  readonly onUnfit: (measured: Measurements) => void
}

function MeasureFields({
  id,
  faults,
  onMend,
}: {
  readonly id: string
  readonly faults: Faults
  readonly onMend: (measure: Measure) => void
}) {
  const draft = visitDrafts.use()[id] ?? NO_VISIT
  return (
    <>
      <Heading level={2} className="subtitle">
        先量一量
      </Heading>
      <Box>有一样到了这个数,今天就不能洗:</Box>
      {LIMIT_LINES.map((line) => (
        <Box key={line}>{`· ${line}`}</Box>
      ))}
      {MEASURES.map((measure) => (
        <NumberField
          key={measure}
          id={`measure-${measure}`}
          label={MEASURE_BOUNDS[measure].label}
          unit={MEASURE_BOUNDS[measure].unit}
          value={draft[measure]}
          error={faults[measure]}
          onChange={(typed) => {
            onMend(measure)
            keepVisit(id, { [measure]: typed })
          }}
        />
      ))}
    </>
  )
}

/** At the door: she shows that somebody is there, and before a bath one measures. It goes without a signal, with its hour. */
export function ArriveForm({ booking, onUnfit }: ArriveFormProps) {
  const { id, version, service, served, day } = booking
  const draft = visitDrafts.use()[id] ?? NO_VISIT
  const [way, setWay] = useState<Way>('code')
  // What shows her presence lies on no phone until it is handed over.
  const [code, setCode] = useState('')
  const [place, setPlace] = useState<ChosenPoint>()
  const [faults, setFaults] = useState<Faults>({})
  const [tries, setTries] = useState(0)
  const isBath = SERVICE_RULES[service].kind === 'bath'
  const mend = (field: keyof Faults): void => setFaults({ ...faults, [field]: undefined })

  const arrive = (): void => {
    const read = isBath ? readMeasured(draft) : undefined
    const without = draft.without.trim()
    const found: Faults = {
      ...(way === 'code' && code.length < CODE_LENGTH && { code: `服务码是${CODE_LENGTH}位数字,请再看看老人的卡` }),
      ...(way === 'none' && without === '' && { without: '请写一句为什么没有服务码' }),
      ...(way === 'none' && without.length > MOST && { without: `最多写${MOST}个字,请删短一些` }),
      ...read?.problems,
    }
    setFaults(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0) return
    const measured = read?.measured
    if (measured && unfitBy(measured).length > 0) return onUnfit(measured)
    void enqueueServing({
      id: newId(),
      action: 'checkIn',
      data: {
        booking: id,
        version,
        proof: way === 'code' ? { way, code } : { way, words: without },
        ...(place && { place: { lng: place.lng, lat: place.lat } }),
        ...(measured && { measured: { ...measured } }),
        at: new Date(now()).toISOString(),
      },
      title: `到了:${whatWords(booking)},${served.name}`,
      day,
    })
  }
  const choose = async (): Promise<void> => {
    const outcome = await choosePoint()
    if (outcome.status === 'ok') setPlace(outcome.value)
  }
  const problems = Object.values(faults).filter((words) => words !== undefined)
  return (
    <>
      <ErrorSummary errors={problems} attempt={tries} />
      <Heading level={2} className="subtitle">
        到了吗?
      </Heading>
      <Choice
        label="怎么证明到了"
        kind="one"
        options={WAYS}
        chosen={[way]}
        onChoose={(chosen) => {
          setFaults({})
          setWay(chosen as Way)
        }}
      />
      {way === 'code' ? (
        <ProofCode
          id="arrive-code"
          label="服务码"
          hint="请老人拿出服务卡,照着填。"
          value={code}
          error={faults.code}
          onChange={(typed) => {
            mend('code')
            setCode(typed)
          }}
        />
      ) : (
        <TextArea
          id="without-code"
          label="为什么没有服务码"
          value={draft.without}
          most={MOST}
          error={faults.without}
          onChange={(words) => {
            mend('without')
            keepVisit(id, { without: words })
          }}
        />
      )}
      {isBath && <MeasureFields id={id} faults={faults} onMend={mend} />}
      {canChoosePoint() && (
        <Button kind="other" onPress={() => void choose()}>
          {place ? '改一下在哪里' : '在地图上标一下在哪里(不标也行)'}
        </Button>
      )}
      {place && <Notice>{`标在:${place.name || '地图上选的点'}。只留 90 天。`}</Notice>}
      <Button onPress={arrive}>{isBath ? '到了,可以洗' : '到了,开始'}</Button>
    </>
  )
}
