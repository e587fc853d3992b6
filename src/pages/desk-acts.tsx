import type { CaseThread } from '@/contract/care'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import type { CaseEventKind } from '@/domain/case/case'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Dial, Heading, spokenPhone } from '@/ui'
import { ActFailure } from './act-failure'
import { PATHS } from './paths'

interface DeskActsProps {
  readonly thread: CaseThread
}

const DESK_EVENTS: readonly CaseEventKind[] = ['taken', 'answered', 'handed-on']

/** How to reach her; only whoever works on her affair is told. */
function Contact({ contact }: { readonly contact: NonNullable<CaseThread['contact']> }) {
  const { name, age, address, phone } = contact
  return (
    <Card role="group" label="怎么找到老人">
      <Box className="note">怎么找到老人</Box>
      <Box className="strong">{[name, age !== null && `${age}岁`].filter(Boolean).join(',')}</Box>
      {address !== null && <Box>{address}</Box>}
      {phone === null ? (
        <Box className="note">没有留电话。</Box>
      ) : (
        <Dial phone={phone} kind="other">
          {`打给老人 ${spokenPhone(phone)}`}
        </Dial>
      )}
    </Card>
  )
}

/** Takes the case: from now on it has the worker's name. */
function Take({ thread }: DeskActsProps) {
  const { id, version } = thread.case
  const { act, busy, error, attempt } = useAct('care', 'take')
  const again = (): void => askAgain('care', 'thread', 'desk')
  const take = async (): Promise<void> => {
    if (await act({ case: id, version })) again()
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void take()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={again}>
          看看现在是谁在办
        </Button>
      )}
      <Button busy={busy} onPress={() => void take()}>
        我来接手
      </Button>
    </>
  )
}

/** What the desk does with a case, under its thread; nothing where the reader is no worker on it. */
export function DeskActs({ thread }: DeskActsProps) {
  const { contact, may, case: card } = thread
  const open = (kind: string): void => go(PATHS.deskAct, { id: card.id, for: card.person.id, kind })
  const acts = DESK_EVENTS.filter((event) => may.includes(event))
  if (acts.length === 0 && contact === null) return null
  return (
    <Box as="section" className="stack">
      <Heading level={2} className="subtitle">
        工作人员要办的
      </Heading>
      {contact && <Contact contact={contact} />}
      {acts.includes('taken') && <Take thread={thread} />}
      {acts.includes('answered') && (
        <Button role="link" onPress={() => open(card.kind === 'guardian' ? 'decided' : 'answered')}>
          {card.kind === 'guardian' ? '核对监护材料,答复' : '答复'}
        </Button>
      )}
      {acts.includes('handed-on') && (
        <Button kind="other" role="link" onPress={() => open('handed-on')}>
          转给同事
        </Button>
      )}
    </Box>
  )
}
