import { useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { calledOf, forWhom, type ForWhom } from '@/client/for-whom'
import { learnPeople } from '@/client/gone'
import { session } from '@/client/session'
import { forgetPeople, useKeptOfAccount } from '@/client/signing'
import { textSize, TEXT_SIZES, type TextSize } from '@/client/text-size'
import { forgetAnswers } from '@/client/answers'
import { askAgain, useAnswer } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Choice, Heading, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { Parted } from '../parted'
import { PATHS } from '../paths'
import { AccountRows, Choices, OfAccount, OfHers, OfWork } from './rows'
import { SigningOut } from './signing-out'

const SIZES = (Object.keys(TEXT_SIZES) as TextSize[]).map((id) => ({ id, label: TEXT_SIZES[id].label, narrow: true }))

function TextSizes() {
  const size = textSize.use()
  return (
    <>
      <Heading level={2} className="subtitle">
        字的大小
      </Heading>
      <Choice
        label="字的大小"
        kind="one"
        options={SIZES}
        chosen={[size]}
        onChoose={(id) => textSize.set(id as TextSize)}
      />
    </>
  )
}

/** Clears what was told about her on this phone; asks once, since it cannot be brought back. */
function ForgetAnswers({ person }: { readonly person: ForWhom }) {
  const whose = person.relation === '本人' ? '自己' : calledOf(person)
  const [step, setStep] = useState<'rest' | 'asked' | 'done'>('rest')
  if (step === 'done') return <Notice tone="good">已经清除。</Notice>
  if (step === 'rest') {
    return (
      <Button kind="quiet" onPress={() => setStep('asked')}>
        {`清除手机里${whose}的回答`}
      </Button>
    )
  }
  return (
    <Card>
      <Box>清除以后,{whose}答过的题和上次的结果都没有了,要查得重新答。</Box>
      <Button
        kind="other"
        onPress={() => {
          forgetAnswers(person.id)
          setStep('done')
        }}
      >
        {`清除${whose}的回答`}
      </Button>
      <Button kind="quiet" onPress={() => setStep('rest')}>
        先不清除
      </Button>
    </Card>
  )
}

/** What the cloud knows of whoever is signed in; undefined while nobody is, or it has not answered. */
function useMe(account: string | undefined) {
  const { data } = useAnswer('account', 'me', {}, account ?? null)
  const shownBefore = useRef(false)
  useEffect(() => {
    if (data) learnPeople(data.people)
  }, [data])
  // The tab stays open underneath; what came meanwhile is counted as it shows again.
  useDidShow(() => {
    if (shownBefore.current) askAgain('account', 'me')
    shownBefore.current = true
  })
  return data
}

function Me() {
  const held = session.use()
  const person = forWhom.use()
  const hasKept = useKeptOfAccount()
  const me = useMe(held?.account.id)
  return (
    <Frame title="我的" tab={PATHS.me} who="change">
      <Parted />
      {held ? (
        <>
          {me?.staff && <OfWork staff={me.staff} />}
          <OfHers person={person} />
          <OfAccount me={me} />
        </>
      ) : (
        <Button role="link" onPress={() => go(PATHS.signIn)}>
          登录
        </Button>
      )}
      <TextSizes />
      <Choices />
      {held && <AccountRows name={held.account.name} works={Boolean(me?.staff)} />}
      <ForgetAnswers key={person.id} person={person} />
      {held ? (
        <SigningOut name={held.account.name} />
      ) : (
        (person.relation !== '本人' || hasKept) && (
          <Button kind="quiet" onPress={forgetPeople}>
            清除这部手机上老人的资料
          </Button>
        )
      )}
      <Box className="note">版本 {APP_VERSION}</Box>
    </Frame>
  )
}

export default guarded(Me)
