import { useDeskActs, useDeskArrival } from '@/client/outgoing-desk'
import { backOr, go } from '@/platform/navigate'
import { Alert, Box, Button, Card, inGroups, Row } from '@/ui'
import { PATHS } from '../paths'
import { UnsentDesk } from './unsent'

interface VisitWrittenProps {
  readonly account: string
  readonly act: string
  readonly person: string
}

/** What came of a visit: sent or still here, and the cases it opened. */
export function VisitWritten({ account, act, person }: VisitWrittenProps) {
  const arrival = useDeskArrival(account, act)
  const refused = useDeskActs(account).some(({ id, state }) => id === act && state.kind === 'refused')
  return (
    <>
      {!refused && (
        <Alert className={`notice notice--${arrival ? 'good' : 'wait'}`} attend>
          {arrival ? '记好了,已经发出去。' : '记在这部手机里了。有网时自己发出去,不用再记。'}
        </Alert>
      )}
      <UnsentDesk account={account} person={person} />
      {arrival && arrival.cases.length > 0 && (
        <>
          <Box>有问题的,已经立了一件事,下面是编号。谁接、哪天答复,打开看。</Box>
          <Card kind="rows" role="list" label="立了哪些事">
            {arrival.cases.map(({ id, number }) => (
              <Row
                key={id}
                over="编号"
                title={inGroups(number)}
                onPress={() => go(PATHS.thread, { id, for: person })}
              />
            ))}
          </Card>
        </>
      )}
      <Button onPress={() => backOr(PATHS.outreachVisits)}>回名单,下一家</Button>
    </>
  )
}
