import type { CaseThread } from '@/contract/care'
import { Box, Button, Card, Heading } from '@/ui'
import { momentWords } from '../moments'
import { ACT_PAGES, type ActKind } from './act-words'
import { answerOf } from './thread-view'

/** The answer that stands, directly under how the case is: who gave it, on which day, and the words. */
export function Answer({ thread }: { readonly thread: CaseThread }) {
  const answer = answerOf(thread)
  if (!answer) return null
  return (
    <Card role="group" label="答复">
      <Heading level={2} className="subtitle">
        答复
      </Heading>
      <Box className="note">{`${answer.who} · ${momentWords(answer.at)}`}</Box>
      <Box className="thread__words">{answer.words}</Box>
    </Card>
  )
}

/** What an answer asks of her. */
const ASKED: readonly ActKind[] = ['closed', 'reopened', 'objected']

/** Those of her acts that an answer asks for; none while nobody has answered, or once all is over. */
export const askedOf = ({ case: { state } }: CaseThread, kinds: readonly ActKind[]): readonly ActKind[] =>
  state === 'answered' ? ASKED.filter((kind) => kinds.includes(kind)) : []

interface AskedActsProps {
  readonly kinds: readonly ActKind[]
  readonly onOpen: (kind: ActKind) => void
}

/** Whether the answer will do: yes, not yet, or she sees it otherwise. */
export function AskedActs({ kinds, onOpen }: AskedActsProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        这样行吗?
      </Heading>
      {kinds.map((kind) => (
        <Button key={kind} kind={kind === 'closed' ? 'main' : 'other'} role="link" onPress={() => onOpen(kind)}>
          {ACT_PAGES[kind].way}
        </Button>
      ))}
    </>
  )
}
