import type { ReactNode } from 'react'
import { calledOf, decides, forWhom, isBeside, isCalling, isKnown, may, type ForWhom } from '@/client/for-whom'
import { gone } from '@/client/gone'
import { session } from '@/client/session'
import type { Scope } from '@/domain/helper/scope'
import { go } from '@/platform/navigate'
import { Alert, Box, Button, Notice } from '@/ui'
import { PATHS } from './paths'

interface OfPersonProps {
  /** What the page is about needs this of the one who looks; `any` only that she is known. */
  readonly needs: Scope | 'own' | 'any'
  /** @param account whose answers these are */
  readonly children: (person: ForWhom, account: string) => ReactNode
}

/** The account that may look at this of the person chosen; undefined where something has to be done first. */
export function useMaySpeak(needs: OfPersonProps['needs']): string | undefined {
  const account = session.use()?.account.id
  const person = forWhom.use()
  const ended = gone.use()[person.id]
  if (ended || !isKnown(person)) return undefined
  return needs === 'any' || (needs === 'own' ? decides(person) : may(person, needs)) ? account : undefined
}

/** What a page says where it cannot speak of the person chosen: who has to do what first. */
export function OfPerson({ needs, children }: OfPersonProps) {
  const account = session.use()?.account.id
  const person = forWhom.use()
  const ended = gone.use()[person.id]
  const allowed = useMaySpeak(needs)
  if (account === undefined) return <SignInFirst />
  if (ended)
    return isBeside(person) ? (
      <BesideOver person={person} message={ended.message} />
    ) : (
      <NoLonger message={ended.message} />
    )
  if (!isKnown(person)) return <NobodyYet />
  if (allowed !== undefined) return children(person, allowed)
  if (person.standing === 'unconfirmed') return <NotAgreed person={person} />
  return <NotHis person={person} />
}

function SignInFirst() {
  return (
    <>
      <Notice>登录以后才能看,只给本人和老人同意的人看。</Notice>
      <Button role="link" onPress={() => go(PATHS.signIn)}>
        登录
      </Button>
    </>
  )
}

/** She has taken it back, or the term is over: said plainly, and the way on. */
export function NoLonger({ message }: { readonly message: string }) {
  return (
    <>
      <Alert className="notice notice--wait" attend>
        {message}
      </Alert>
      <Box>要接着帮忙,请老人重新同意,或者打电话问社区。</Box>
      <Button role="link" onPress={() => go(PATHS.people)}>
        看看我能替谁办
      </Button>
    </>
  )
}

/** The worker's time with her is over. */
function BesideOver({ person, message }: { readonly person: ForWhom; readonly message: string }) {
  return (
    <>
      <Alert className="notice notice--wait" attend>
        {message}
      </Alert>
      <Box>
        {isCalling(person)
          ? '还没办完的,请重新查一次来电,再问老人同不同意。'
          : '还没办完的,请老人再出示服务卡或者签一次名,重新打开。'}
      </Box>
      <Button role="link" onPress={() => go(PATHS.desk)}>
        回工作台
      </Button>
    </>
  )
}

function NobodyYet() {
  return (
    <>
      <Notice>这里还没有您自己的资料。登记一下,就能保存资料、请帮手、看谁看过。</Notice>
      <Button role="link" onPress={() => go(PATHS.addPerson, { self: 1 })}>
        登记我自己
      </Button>
      <Button kind="other" role="link" onPress={() => go(PATHS.people)}>
        替别人办,先选老人
      </Button>
    </>
  )
}

function NotAgreed({ person }: { readonly person: ForWhom }) {
  const called = calledOf(person)
  return (
    <>
      <Notice tone="wait">{`${called}还没有同意您帮忙。现在您可以在自己手机上替${called}查,看不到${called}的资料。`}</Notice>
      <Button role="link" onPress={() => go(PATHS.askElder)}>
        {`请${called}同意`}
      </Button>
    </>
  )
}

function NotHis({ person }: { readonly person: ForWhom }) {
  if (isCalling(person)) return <Notice tone="wait">这件事不能在电话里办。请老人到社区,请工作人员当面办。</Notice>
  const called = calledOf(person)
  return (
    <Notice tone="wait">
      {`这件事${called}没有交给您,要由${called}本人来定。请在${called}的手机上办,或者陪${called}到社区,请工作人员当面办。`}
    </Notice>
  )
}
