import { useAnswer } from '@/client/use-answer'
import { Box, Button, Card, Notice, Row, Tag } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { Waiting } from '../waiting'

/** Text messages that the demonstration would have sent; no phone rings. */
function Messages() {
  const read = useAnswer('account', 'demoMessages', {}, 'anyone')
  const { data } = read
  return (
    <Frame title="演示短信" who="none">
      <Box>
        <Tag>演示数据</Tag> 演示里不真发短信,要发的都写在这里,最新的在最前面。
      </Box>
      <Waiting {...read} shown={data !== undefined} />
      {data?.messages.length === 0 && <Notice>还没有短信。在登录页填手机号、按“发验证码”,这里就有了。</Notice>}
      {data && data.messages.length > 0 && (
        <Card kind="rows" role="list">
          {data.messages.map(({ to, words, at }) => (
            <Row key={`${at} ${words}`} over={`发给 ${to} · ${momentWords(at)}`} title={words} />
          ))}
        </Card>
      )}
      <Button kind="other" onPress={read.retry}>
        再看看有没有新的
      </Button>
    </Frame>
  )
}

export default guarded(Messages)
