import { useState } from 'react'
import { cityName, useCity } from '@/client/city'
import { calledOf, forWhom, type ForWhom } from '@/client/for-whom'
import { session } from '@/client/session'
import { forgetPeople, signOut } from '@/client/signing'
import { textSize, TEXT_SIZES, type TextSize } from '@/client/text-size'
import { forgetAnswers } from '@/client/answers'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Choice, Heading, Notice, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'

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

function Me() {
  const held = session.use()
  const person = forWhom.use()
  const city = cityName(useCity())
  return (
    <Frame title="我的" tab={PATHS.me} who="change">
      <TextSizes />
      <Card kind="rows" role="list">
        <Row title="为谁办理" detail="换人,或添加一位老人" onPress={() => go(PATHS.people)} />
        <Row title="换城市" detail={city ? `现在按${city}的政策` : '还没有选'} onPress={() => go(PATHS.city)} />
        <Row title="从哪里算远近" detail="选县(市、区)" onPress={() => go(PATHS.place)} />
        <Row title="给食堂、机构的补贴怎么算" detail="给办食堂、办机构的人看" onPress={() => go(PATHS.calculators)} />
      </Card>
      <ForgetAnswers key={person.id} person={person} />
      {held ? (
        <>
          <Box className="note">登录的是:{held.account.name}。退出后,这部手机不再留着老人的资料和回答。</Box>
          <Button kind="other" onPress={signOut}>
            退出登录
          </Button>
        </>
      ) : (
        <>
          <Button role="link" onPress={() => go(PATHS.signIn)}>
            登录
          </Button>
          {person.relation !== '本人' && (
            <Button kind="quiet" onPress={forgetPeople}>
              清除这部手机上老人的资料
            </Button>
          )}
        </>
      )}
      <Box className="note">版本 {APP_VERSION}</Box>
    </Frame>
  )
}

export default guarded(Me)
