import type { PresenceCard } from '@/contract/care'
import { askAgain } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading } from '@/ui'
import { PATHS } from '../paths'
import { LeaveElder } from './leave-elder'
import { reasonWords, sittingWords } from './words'

/** Who sits here now: nobody walks away from an open record by mistake. */
export function Sitting({ open }: { readonly open: PresenceCard }) {
  return (
    <Card kind="next">
      <Box className="note">正在当面办</Box>
      <Heading level={2} className="title">
        {open.person.name}
      </Heading>
      <Box className="note">{`${reasonWords(open.reason)} · ${sittingWords(open)}`}</Box>
      <Box className="stack">
        <Button role="link" onPress={() => go(PATHS.beside)}>
          继续办
        </Button>
        <LeaveElder open={open} kind="other" onLeft={() => askAgain('care', 'desk', 'today')} />
      </Box>
    </Card>
  )
}
