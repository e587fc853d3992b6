import type { ReactNode } from 'react'
import { returnToDraft } from '@/client/case-drafts'
import { dropAct, eventOf, sendAnyway } from '@/client/outgoing'
import { caseOf, wordsOf, type OutgoingAct } from '@/client/outgoing-acts'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading } from '@/ui'
import { actWords, newsWords } from './case-words'
import { PATHS } from './paths'

/** The page on which an act was written. */
function writtenOn(act: OutgoingAct): { readonly path: string; readonly params: Record<string, string> } {
  const id = caseOf(act)
  if (id === null) return { path: PATHS.asked, params: { act: act.id } }
  const about = { id, for: act.for.id }
  if (act.action === 'say') return { path: PATHS.thread, params: about }
  return { path: PATHS.caseAct, params: { ...about, kind: eventOf(act) } }
}

interface AskedProps {
  readonly act: OutgoingAct
  /** On the thread's own page what goes back into its field is there already. */
  readonly onThread?: boolean
}

/** An act that needs her word: the case has moved on since, or it was refused. Nothing that she wrote is lost. */
export function ActQuestion({ act, onThread = false }: AskedProps): ReactNode {
  const { state, title } = act
  if (state.kind === 'waiting') return null
  const words = wordsOf(act)
  const what = actWords(eventOf(act), words)
  const { path, params } = writtenOn(act)
  const mend = (): void => {
    const id = caseOf(act)
    if (id !== null) {
      returnToDraft(id, eventOf(act), words)
      dropAct(act.id)
    }
    if (!onThread || path !== PATHS.thread) go(path, params)
  }
  const asks = state.kind === 'asking'
  return (
    <Card role="group" label={asks ? '还要发吗' : '没有发成'}>
      <Box className="note">{title}</Box>
      <Heading level={2} className="subtitle">
        {asks ? '还要发吗?' : '没有发成'}
      </Heading>
      <Box>您写的“{what}”还没发出去。</Box>
      {state.kind === 'refused' && <Box>{state.message}</Box>}
      {asks && (
        <>
          <Box>这件事后来有了新变化:</Box>
          {newsWords(state.news).map((line) => (
            <Box key={line}>· {line}</Box>
          ))}
          <Button onPress={() => void sendAnyway(act.id)}>还要发</Button>
        </>
      )}
      <Button kind="other" onPress={mend}>
        改一改
      </Button>
      <Button kind="quiet" onPress={() => dropAct(act.id)}>
        不发了
      </Button>
    </Card>
  )
}
