import { useState } from 'react'
import type { MyVisit } from '@/contract/assessment/visits'
import { keepVisitDraft, useVisitDraft } from '@/client/assessor-drafts'
import { enqueueAssessing } from '@/client/assessor-outgoing'
import { DOOR_REASONS, DOOR_WORDS, type DoorReason } from '@/domain/assessment/states'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { Box, Button, Choice, ErrorSummary, Heading } from '@/ui'
import { TextArea } from '@/ui/text-area'

const MOST = 300

interface NotAssessedFormProps {
  readonly listed: MyVisit
  readonly onBack: () => void
}

/** It did not come to it: why. It goes without a network, with its hour. */
export function NotAssessedForm({ listed, onBack }: NotAssessedFormProps) {
  const { visit, person } = listed
  const { why } = useVisitDraft(visit.id)
  const [reason, setReason] = useState<DoorReason>()
  const [problems, setProblems] = useState<readonly string[]>([])
  const [tries, setTries] = useState(0)
  const hand = (): void => {
    const words = why.trim()
    const found = [
      ...(reason ? [] : ['请选为什么没有评成']),
      ...(reason === 'other' && words === '' ? ['请写一句是什么原因'] : []),
      ...(words.length > MOST ? [`最多写${MOST}个字,请删短一些`] : []),
    ]
    setProblems(found)
    setTries(tries + 1)
    if (!reason || found.length > 0) return
    const said = words || DOOR_WORDS[reason]
    const data = { visit: visit.id, version: visit.version, reason, words: said, at: new Date(now()).toISOString() }
    void enqueueAssessing({ id: newId(), visit: visit.id, action: 'notAssessed', data, title: `没评成:${person.name}` })
    onBack()
  }
  return (
    <>
      <ErrorSummary errors={problems} attempt={tries} />
      <Heading level={2} className="subtitle">
        为什么没有评成?
      </Heading>
      <Choice
        label="为什么没有评成"
        kind="one"
        options={DOOR_REASONS.map((id) => ({ id, label: DOOR_WORDS[id] }))}
        chosen={reason ? [reason] : []}
        onChoose={(id) => {
          setProblems([])
          setReason(id as DoorReason)
        }}
      />
      <TextArea
        id="door-words"
        label="写一句情况(老人和家里人看得到)"
        value={why}
        most={MOST}
        onChange={(words) => keepVisitDraft(visit.id, { why: words })}
      />
      <Box className="note">记下以后,还是你们两位另约时间。没网也能记。</Box>
      <Button onPress={hand}>记下没评成</Button>
      <Button kind="quiet" onPress={onBack}>
        先不
      </Button>
    </>
  )
}
