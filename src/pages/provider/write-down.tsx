import { tailOf } from '@/client/counter'
import { Box, Button, Card, Heading, Notice } from '@/ui'

/** Of the end of a code nobody would know later whose it was. */
export const AskWhole = () => <Notice tone="wait">连不上网:输全8位服务码,就能先记下。</Notice>

interface WriteDownProps {
  readonly code: string
  readonly onPress: () => void
}

/** Without a signal a whole code can be written down; who it is and what it costs is known later. */
export function WriteDown({ code, onPress }: WriteDownProps) {
  return (
    <Card role="group" label="先记下">
      <Box className="stack">
        <Heading level={2} className="subtitle">
          连不上网,可以先记下
        </Heading>
        <Box>{`服务码末四位 ${tailOf(code)}。补贴和该收多少,联网后再算。`}</Box>
        <Button settles onPress={onPress}>
          先记下
        </Button>
      </Box>
    </Card>
  )
}
