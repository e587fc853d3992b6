import { useRouter } from '@tarojs/taro'
import { calledOf, forWhom, isBeside, isKnown, type ForWhom } from '@/client/for-whom'
import { SCOPES } from '@/domain/helper/scope'
import { go, goTab } from '@/platform/navigate'
import { Box, Button, Card, Dial, Heading, Notice, spokenPhone } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { scopesWords } from './words'

const HOTLINE = '12349'

/** Opened by itself, or while an elder sits beside a worker: nobody has been added here. */
function NobodyAdded() {
  return (
    <Frame title="为谁办理" who="none">
      <Notice>这里没有刚添加的老人。要替谁办,请先选一位,或者添加一位。</Notice>
      <Button role="link" onPress={() => go(PATHS.people)}>
        去选为谁办理
      </Button>
    </Frame>
  )
}

/** After an elder was added: what can be done now, and what still needs her yes. */
function Added() {
  const person = forWhom.use()
  const { accepted } = useRouter().params
  if (accepted !== undefined && person.standing === 'unconfirmed') {
    return <Accepted person={person} offered={accepted.split('-')} />
  }
  return isKnown(person) && !isBeside(person) ? <WhatNow person={person} /> : <NobodyAdded />
}

interface AcceptedProps {
  readonly person: ForWhom
  /** What the invitation named, as the address carries it. */
  readonly offered: readonly string[]
}

/** He took up what another helper asked of him: what he may do is for her to say. */
function Accepted({ person, offered }: AcceptedProps) {
  const called = calledOf(person)
  return (
    <Frame title="接受好了" who="change">
      <Notice tone="good">
        {`您接受了邀请。${called}同意以后,您能:${scopesWords(SCOPES.filter((scope) => offered.includes(scope)))}。`}
      </Notice>
      <Box>{`还要等:${called}在自己手机上同意,或到社区窗口当面同意。同意以后您会收到消息。`}</Box>
      <CommunityDial person={person} />
      <Button role="link" onPress={() => goTab(PATHS.home)}>
        去首页,查能领什么
      </Button>
    </Frame>
  )
}

/** Her own community's worker where one is known, else the city's line for elders. */
function CommunityDial({ person: { community } }: { readonly person: ForWhom }) {
  return community ? (
    <Dial phone={community.phone} kind="other" detail={spokenPhone(community.phone)}>
      {`社区 ${community.contact}`}
    </Dial>
  ) : (
    <Dial phone={HOTLINE} kind="other" detail="问社区窗口什么时候去">
      {spokenPhone(HOTLINE)}
    </Dial>
  )
}

/** Two ways to her yes; none is better than the other. */
function TwoWays({ person }: { readonly person: ForWhom }) {
  const called = calledOf(person)
  return (
    <>
      <Heading level={2} className="subtitle">
        {`要替${called}办事,先请${called}同意`}
      </Heading>
      <Box>两种办法,选方便的:</Box>
      <Card>
        <Box className="stack">
          <Heading level={3} className="strong">
            {`${called}有手机:发过去,点一下同意`}
          </Heading>
          <Button kind="other" role="link" onPress={() => go(PATHS.askElder)}>
            {`发到${called}的手机上`}
          </Button>
        </Box>
      </Card>
      <Card>
        <Box className="stack">
          <Heading level={3} className="strong">
            {`没有手机:陪${called}带身份证到社区,请工作人员当面记录`}
          </Heading>
          <CommunityDial person={person} />
        </Box>
      </Card>
    </>
  )
}

function WhatNow({ person }: { readonly person: ForWhom }) {
  const called = calledOf(person)
  const self = person.standing === 'self'
  return (
    <Frame title={self ? '登记好了' : '添加好了'} who="change">
      {self ? (
        <Notice tone="good">您的资料建好了。以后可以自己查、自己办,也可以请家里人帮忙。</Notice>
      ) : person.standing === 'unconfirmed' ? (
        <Notice tone="good">{`添加好了。现在您可以在自己手机上替${called}查。`}</Notice>
      ) : (
        <Notice tone="good">{`好了,${person.name}已经同意您帮忙。您能做:${scopesWords(person.scopes)}。`}</Notice>
      )}
      {person.standing === 'unconfirmed' && <TwoWays person={person} />}
      <Button role="link" onPress={() => goTab(PATHS.home)}>
        去首页,查能领什么
      </Button>
      {self && (
        <Button kind="other" role="link" onPress={() => go(PATHS.helpers)}>
          请家里人帮忙
        </Button>
      )}
    </Frame>
  )
}

export default guarded(Added)
