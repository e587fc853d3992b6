import { toldOf } from '@/client/answers'
import { forWhom } from '@/client/for-whom'
import { useRefreshedPerson } from '@/client/refresh-person'
import { session } from '@/client/session'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Verb } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { fullDay, yuan } from '../words'

/** What she was told last time, kept on this phone; it opens without a network. */
function LastAnswer() {
  const person = forWhom.use()
  const answer = toldOf(person.id).last.use()
  if (!answer) return null
  const open = (): void => go(PATHS.results)
  return (
    <Card kind="next">
      <Box className="note">上次查的 · {fullDay(answer.on)}</Box>
      <Box className="subtitle">
        可以享受 {answer.yes} 项{answer.atLeastFen > 0 ? `,每月至少 ${yuan(answer.atLeastFen)}` : ''}
      </Box>
      <Button kind="quiet" role="link" onPress={open}>
        看上次的结果
      </Button>
    </Card>
  )
}

function Home() {
  const signedIn = session.use() !== null
  const person = forWhom.use()
  const { checked } = toldOf(person.id).answers.use()
  useRefreshedPerson()
  return (
    <Frame title="养老服务" tab={PATHS.home} who="change">
      <LastAnswer />
      <Verb
        icon="list"
        tone="good"
        title="我能领什么"
        detail="补贴优待、多少钱、找谁"
        onPress={() => go(checked ? PATHS.results : PATHS.question)}
      />
      <Verb icon="bowl" tone="wait" title="找服务" detail="吃饭 · 洗澡 · 上门" onPress={() => toMap('eat')} />
      <Verb
        icon="person"
        tone="info"
        title="申请评估"
        detail="65岁起免费,去哪里申请"
        onPress={() => go(PATHS.benefit, { ref: 'LF-8' })}
      />
      {!signedIn && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.signIn)}>
          登录,替家里老人办理
        </Button>
      )}
    </Frame>
  )
}

export default guarded(Home)
