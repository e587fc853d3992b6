import { useState } from 'react'
import type { ElderCard } from '@/contract/care/elders'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { LIFE_EVENT_WORDS, TAKE_BACK_DAYS } from '@/domain/life/event'
import { takeBackWords } from '@/domain/life/words'
import { Box, Button, Card, Heading } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { lifeWords } from './words'

type LifeEvent = ElderCard['life'][number]

/** What else shows her, once something about her is another. */
export const askElderAgain = (): void => askAgain('care', 'elder', 'elders', 'elderAreas', 'today', 'visitPlan')

/** It was a mistake: asked once more, for others are told of it again. */
function TakeBack({ event }: { readonly event: LifeEvent }) {
  const [asked, setAsked] = useState(false)
  const { act, busy, error, attempt } = useAct('care', 'takeBackLife')
  const what = LIFE_EVENT_WORDS[event.kind]
  const takeBack = async (): Promise<void> => {
    if (!(await act({ event: event.id }))) return
    setAsked(false)
    askElderAgain()
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void takeBack()} />
      {asked ? (
        <Confirm
          title={`撤回“${what}”?`}
          action="撤回"
          busy={busy}
          onConfirm={() => void takeBack()}
          onCancel={() => setAsked(false)}
        >
          {takeBackWords(event.kind)}
        </Confirm>
      ) : (
        <Button kind="quiet" label={`记错了,撤回:${what}`} onPress={() => setAsked(true)}>
          记错了,撤回
        </Button>
      )}
    </>
  )
}

/** 这个人的变化, newest first. */
export function Past({ elder: { life } }: { readonly elder: ElderCard }) {
  return (
    <Box as="section" className="stack">
      <Heading level={2} className="subtitle">
        这个人的变化
      </Heading>
      {life.length === 0 && <Box className="note">没有记过去世、住院、搬走这类变化。</Box>}
      {life.map((event) => (
        <Card key={event.id} role="group" label={lifeWords(event)}>
          <Box className="strong">{lifeWords(event)}</Box>
          {event.mayTakeBack && !event.takenBack && (
            <>
              <Box className="note">{`记错了,${TAKE_BACK_DAYS} 天以内可以撤回。`}</Box>
              <TakeBack event={event} />
            </>
          )}
        </Card>
      ))}
    </Box>
  )
}
