import { useState } from 'react'
import type { DeskBooking } from '@/contract/booking/desk'
import { enqueueServing } from '@/client/outgoing-serving'
import { forgetVisit, keepVisit, NO_VISIT, visitDrafts } from '@/client/visits'
import { unfitBy, type Measurements, type StopVisitReason } from '@/domain/booking/health'
import type { BookingState } from '@/domain/booking/states'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { Box, Button, Choice, ErrorSummary, Heading, Notice } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { TextArea } from '@/ui/text-area'
import { reasonsIn, STOP_COSTS, STOP_WORDS } from './visit-words'
import { whatWords } from './words'

const MOST = 300

/** Which reason the measurements themselves give. */
export function measuredReason(measured: Measurements): StopVisitReason {
  const found = unfitBy(measured)
  if (found.includes('temperature')) return 'fever'
  return found.includes('systolic') || found.includes('diastolic') ? 'blood-pressure' : 'unwell'
}

interface StopFormProps {
  readonly booking: DeskBooking
  readonly state: BookingState
  /** What was measured, where it forbids a bath. */
  readonly measured?: Measurements
  readonly onBack: () => void
}

/** Not begun, or broken off: why, and what it then costs, before it is pressed. */
export function StopForm({ booking, state, measured, onBack }: StopFormProps) {
  const { id, version, served, day } = booking
  const draft = visitDrafts.use()[id] ?? NO_VISIT
  const [reason, setReason] = useState<StopVisitReason | undefined>(measured && measuredReason(measured))
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const why = draft.why.trim()

  const stop = (): void => {
    const wrong = !reason ? '请选为什么不能做' : why.length > MOST ? `最多写${MOST}个字,请删短一些` : undefined
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong || !reason) return
    void enqueueServing({
      id: newId(),
      action: 'stopVisit',
      data: {
        booking: id,
        version,
        reason,
        ...(why && { words: why }),
        ...(measured && { measured: { ...measured } }),
        at: new Date(now()).toISOString(),
      },
      title: `没有做:${whatWords(booking)},${served.name}`,
      day,
      ...(booking.meal && { meal: booking.meal }),
    })
    forgetVisit(id)
  }
  return (
    <>
      {measured && <Notice tone="bad">量的数今天不能洗澡。请告诉老人:不收钱,先问医生,过几天再约。</Notice>}
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <Heading level={2} className="subtitle">
        为什么不能做?
      </Heading>
      <Choice
        label="为什么不能做"
        kind="one"
        options={reasonsIn(state).map((one) => ({ id: one, label: STOP_WORDS[one] }))}
        chosen={reason ? [reason] : []}
        error={problem}
        onChoose={(chosen) => {
          setProblem(undefined)
          setReason(chosen as StopVisitReason)
        }}
      />
      <TextArea
        id="stop-words"
        label="想多说一句(不写也行)"
        hint="老人和家里人看得到。"
        value={draft.why}
        most={MOST}
        onChange={(words) => keepVisit(id, { why: words })}
      />
      {reason ? (
        <Confirm title={`不做了:${STOP_WORDS[reason]}`} action="记下,不做了" danger onConfirm={stop} onCancel={onBack}>
          {STOP_COSTS[reason]}
        </Confirm>
      ) : (
        <>
          <Box className="note">选了原因,会先写明收不收钱。</Box>
          <Button kind="other" onPress={onBack}>
            先不
          </Button>
        </>
      )}
    </>
  )
}
