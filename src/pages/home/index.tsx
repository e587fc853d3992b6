import { toldOf } from '@/client/answers'
import { useCities, useCity } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { itemOf, usePack } from '@/client/pack'
import { useRefreshedPerson } from '@/client/refresh-person'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Verb } from '@/ui'
import { nextCase, numberWords, promiseWords } from '../case-words'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { fullDay, monthlyWords } from '../words'

/** The national item of the free assessment; each city has its own in its place, or this one stands in. */
const ASSESSMENT = 'CN-3'

/** What she was told last time, kept on this phone; it opens without a network. Another city's answer is none here. */
function LastAnswer({ city }: { readonly city: string }) {
  const person = forWhom.use()
  const answer = toldOf(person.id).last.use()
  if (!answer || answer.city !== city) return null
  const open = (): void => go(PATHS.results)
  return (
    <Card kind="next">
      <Box className="note">上次查的 · {fullDay(answer.on)}</Box>
      <Box className="subtitle">
        {[`可以享受 ${answer.yes} 项`, monthlyWords(answer.atLeastFen)].filter(Boolean).join(';')}
      </Box>
      <Button kind="quiet" role="link" onPress={open}>
        看上次的结果
      </Button>
    </Card>
  )
}

/** The next thing that will happen: the open case that is promised for the nearest day. */
function NextThing({ account }: { readonly account: string }) {
  const { data } = useAnswer('care', 'cases', {}, account)
  const next = nextCase(data?.cases ?? [])
  if (!next) return null
  return (
    <Card kind="next">
      <Box className="note">
        接下来 · {next.person.name} · {numberWords(next.number)}
      </Box>
      <Box className="subtitle">{next.title}</Box>
      <Box>{promiseWords(next)}</Box>
      <Button kind="quiet" role="link" onPress={() => go(PATHS.thread, { id: next.id, for: next.person.id })}>
        看办到哪里了
      </Button>
    </Card>
  )
}

function Home() {
  const account = session.use()?.account.id
  const person = forWhom.use()
  const { checked } = toldOf(person.id).answers.use()
  const city = useCity()
  useCities({ fresh: true })
  const { pack } = usePack(city, { fresh: true })
  useRefreshedPerson()
  return (
    <Frame title="养老服务" tab={PATHS.home} who="change">
      {account !== undefined && <NextThing account={account} />}
      {city === null ? (
        <AskCity />
      ) : (
        <>
          <CityLine city={city} />
          <LastAnswer city={city} />
        </>
      )}
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
        detail={(pack && itemOf(pack, ASSESSMENT)?.short) ?? '看看要多少照顾,去哪申请'}
        onPress={() => go(PATHS.benefit, { ref: ASSESSMENT })}
      />
      <Button kind="quiet" role="link" onPress={() => go(PATHS.list)}>
        看全部清单
      </Button>
      {account === undefined && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.signIn)}>
          登录,替家里老人办理
        </Button>
      )}
    </Frame>
  )
}

export default guarded(Home)
