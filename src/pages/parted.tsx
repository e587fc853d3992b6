import { parted } from '@/client/gone'
import { session } from '@/client/session'
import { go } from '@/platform/navigate'
import { Box, Button, Card } from '@/ui'
import { PATHS } from './paths'

/** Somebody for whom he acted is on his list no more: said in words, until he has read it. */
export function Parted() {
  const told = parted.use()
  const account = session.use()?.account.id
  if (!told || told.account !== account) return null
  const { called } = told
  return (
    <Card role="group" label={`不能再替${called}办了`}>
      <Box className="stack">
        <Box className="strong" role="status">{`您现在不能再替${called}办了。`}</Box>
        <Box>{`可能是${called}停了授权,也可能到期了。从哪天起、怎么停的,写在消息里。`}</Box>
        <Button kind="other" role="link" onPress={() => go(PATHS.inbox)}>
          看消息
        </Button>
        <Button kind="quiet" onPress={() => parted.set(null)}>
          知道了
        </Button>
      </Box>
    </Card>
  )
}
