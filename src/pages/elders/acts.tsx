import type { ElderCard } from '@/contract/care/elders'
import { nameToMeet } from '@/client/meet-draft'
import { isOfRegister } from '@/domain/register/entry'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Row } from '@/ui'
import { PATHS } from '../paths'

function meet({ name }: ElderCard): void {
  nameToMeet(name)
  go(PATHS.meet)
}

/** What can be done for her from here. Who has moved away or died is sat with and visited no more. */
export function ElderActs({ elder }: { readonly elder: ElderCard }) {
  const { id: person, whereabouts } = elder
  const here = isOfRegister(whereabouts)
  return (
    <Box className="stack">
      {here && (
        <Button role="link" onPress={() => meet(elder)}>
          当面代办
        </Button>
      )}
      <Card kind="rows" role="list" label="还能办的">
        {here && (
          <Row title="记一次探访" detail="一分钟记完,没有网也能记" onPress={() => go(PATHS.visitRecord, { person })} />
        )}
        {here && (
          <Row
            title="没网时当面代办"
            detail="在老人家里先办好,有网再发出去"
            onPress={() => go(PATHS.table, { person })}
          />
        )}
        <Row
          title="记下变化"
          detail="回家了、住院、住进机构、搬走、去世"
          onPress={() => go(PATHS.elderLife, { person })}
        />
      </Card>
    </Box>
  )
}
