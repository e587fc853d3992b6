import { useState } from 'react'
import type { MyVisit } from '@/contract/assessment/visits'
import { keepVisitDraft, useVisitDraft } from '@/client/assessor-drafts'
import { enqueueAssessing } from '@/client/assessor-outgoing'
import { endRecording } from '@/client/assessor-recording'
import { noteTyped } from '@/client/assessor-typed'
import { DOOR_REASONS, DOOR_WORDS, type DoorReason } from '@/domain/assessment/states'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { TextArea } from '@/ui/text-area'
import { doorFaults, MOST_WHY, type DoorFaults } from './visit-faults'

interface NotAssessedFormProps {
  readonly account: string
  readonly listed: MyVisit
  readonly onBack: () => void
}

/** It did not come to it: why. It goes without a network, with its hour; and not at one slip of a finger, for it ends this visit. */
export function NotAssessedForm({ account, listed, onBack }: NotAssessedFormProps) {
  const { visit, person } = listed
  const { why } = useVisitDraft(account, visit.id)
  const [reason, setReason] = useState<DoorReason>()
  const [faults, setFaults] = useState<DoorFaults>({})
  const [tries, setTries] = useState(0)
  const [asking, setAsking] = useState(false)
  const changed = (): void => {
    setFaults({})
    setAsking(false)
  }
  const look = (): void => {
    const found = doorFaults(reason, why)
    setFaults(found)
    setTries(tries + 1)
    if (Object.keys(found).length === 0) return setAsking(true)
    toTop()
  }
  const hand = (): void => {
    if (!reason) return
    const words = why.trim() || DOOR_WORDS[reason]
    const data = { visit: visit.id, version: visit.version, reason, words, at: new Date(now()).toISOString() }
    noteTyped(account, visit.id)
    const act = { id: newId(), visit: visit.id, action: 'notAssessed', data, title: `没评成:${person.name}` } as const
    void endRecording().then(() => enqueueAssessing(act))
    onBack()
  }
  return (
    <>
      <ErrorSummary errors={Object.values(faults)} attempt={tries} />
      <Heading level={2} className="subtitle">
        为什么没有评成?
      </Heading>
      <Choice
        label="为什么没有评成"
        kind="one"
        options={DOOR_REASONS.map((id) => ({ id, label: DOOR_WORDS[id] }))}
        chosen={reason ? [reason] : []}
        error={faults.reason}
        onChoose={(id) => {
          changed()
          setReason(id as DoorReason)
        }}
      />
      <TextArea
        id="door-words"
        label="写一句情况(老人和家里人看得到)"
        value={why}
        most={MOST_WHY}
        error={faults.words}
        onChange={(words) => {
          changed()
          keepVisitDraft(account, visit.id, { why: words })
        }}
      />
      {asking && reason ? (
        <Confirm
          title={`没评成:${DOOR_WORDS[reason]}?`}
          action="没评成,记下"
          danger
          onConfirm={hand}
          onCancel={() => setAsking(false)}
        >
          记下以后,这一次上门就完了,老人那边会收到消息。还是你们两位另约时间,到时候重新填一份表。
        </Confirm>
      ) : (
        <>
          <Box className="note">记下以后,还是你们两位另约时间。没网也能记。</Box>
          <Button onPress={look}>记下没评成</Button>
          <Button kind="quiet" onPress={onBack}>
            先不
          </Button>
        </>
      )}
    </>
  )
}
