import type { ActionOutput } from '@/contract'
import { useAnswer } from '@/client/use-answer'
import { CHINA_AHEAD_MS } from '@/domain/person/date'
import { Box, Button, Card, Heading, Notice, Row, Tag } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { Waiting } from '../waiting'

/** «10:05:30», in China. */
const clockSeconds = (instant: string): string =>
  new Date(Date.parse(instant) + CHINA_AHEAD_MS).toISOString().slice(11, 19)

type DemoCodes = ActionOutput<'account', 'demoMessages'>['codes']

/** Two assessors sign on one device: the other's six digits, which in earnest stand on his own phone. */
function Codes({ codes }: { readonly codes: DemoCodes }) {
  if (codes.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        评估员的动态码
      </Heading>
      <Box>两位评估员在一台手机上签字,没拿手机的那一位要填自己的动态码。真用的时候,码在自己手机的验证器里。</Box>
      <Card kind="rows" role="list" label="评估员的动态码">
        {codes.map(({ name, about, code, endsAt }) => (
          <Row key={name} title={`${name} ${code}`} detail={`${about} · ${clockSeconds(endsAt)} 换下一个`} />
        ))}
      </Card>
    </>
  )
}

/** Text messages that the demonstration would have sent, no phone rings; and the codes of whom one plays beside. */
function Messages() {
  const read = useAnswer('account', 'demoMessages', {}, 'anyone')
  const { data } = read
  return (
    <Frame title="演示短信" who="none">
      <Box>
        <Tag>演示数据</Tag> 演示里不真发短信,要发的都写在这里,最新的在最前面。
      </Box>
      <Waiting {...read} shown={data !== undefined} />
      {/* An answer that an older build has kept knows none. */}
      {data && <Codes codes={data.codes ?? []} />}
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
