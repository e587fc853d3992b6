import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { assessingActs } from '@/client/assessor-acts'
import { keepVisitDraft, useVisitDraft } from '@/client/assessor-drafts'
import { SEAT_WORDS } from '@/client/assessor-form'
import { enqueueAssessing, takeBack } from '@/client/assessor-outgoing'
import { endRecording } from '@/client/assessor-recording'
import { noteTyped, typedFaults } from '@/client/assessor-typed'
import { handFault } from '@/domain/assessment/appointment'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { rangeOf } from '@/domain/assessment/instrument'
import { readinessOf } from '@/domain/assessment/sheet'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { backOr, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Heading, Notice } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { AtBedside } from './at-bedside'
import { OpenForm } from './open-form'
import { Outcome, outcomeOf } from './outcome'
import { Questions } from './questions'
import { SignHand } from './sign-hand'
import { SignInformant } from './sign-informant'
import { isOutdated, signInput, SIGN_STEPS, withoutHands, type SignStep } from './sign-steps'
import type { OpenSheet } from './use-sheet'
import { NO_ROOM, whenWords } from './words'

interface OpenProps {
  readonly open: OpenSheet
}

/** Something is missing: nobody signs an unfinished form. */
function NotReady({ open: { account, sheet, visit } }: OpenProps) {
  const { firstLacks, secondLacks, differing } = readinessOf(GBT_42195, sheet)
  const lines = [
    ...(firstLacks.length > 0 ? [`${SEAT_WORDS.first}还差 ${firstLacks.length} 项`] : []),
    ...(secondLacks.length > 0 ? [`${SEAT_WORDS.second}还差 ${secondLacks.length} 项`] : []),
    ...(differing.length > 0 ? [`两人不一样的还有 ${differing.length} 项`] : []),
    ...typedFaults(useVisitDraft(account, visit).words).map((fault) => `写了没记上,${fault}`),
  ]
  return (
    <>
      <Notice tone="wait">{`还不能签名:${lines.join(';')}。`}</Notice>
      <Button role="link" onPress={() => replace(PATHS.assessorSheet, { id: visit })}>
        回去接着填
      </Button>
      {differing.length > 0 && (
        <Button kind="other" role="link" onPress={() => replace(PATHS.assessorDiffer, { id: visit })}>
          商定不一样的
        </Button>
      )}
    </>
  )
}

const keptHere = (id: string): string => (assessingActs.isKept(id) ? '存在这部手机里,关了也不会丢。' : NO_ROOM)

/** It is signed: on its way, or there. */
function Signed({ open: { pack, ending } }: OpenProps) {
  const { result } = pack
  return (
    <>
      <Card kind="answer">
        <Heading level={2} className="title">
          {ending ? '签好了,等有网交上去' : '签好了,已经交上去'}
        </Heading>
        <Box>{ending ? keptHere(ending.id) : '民政审核后告诉老人结果。'}</Box>
        {result && <Box>{`${rangeOf(GBT_42195, result.level).name},总分 ${result.total ?? '没有填全'}`}</Box>}
      </Card>
      <Button role="link" onPress={() => replace(PATHS.assessor)}>
        回名单
      </Button>
      {ending && (
        <Button kind="quiet" onPress={() => void takeBack(ending.id)}>
          先不交,我要改
        </Button>
      )}
    </>
  )
}

/** All of it once more, and the act. */
function Check({ open, onBack }: OpenProps & { readonly onBack: (step: SignStep) => void }) {
  const { account, visit, pack, taps } = open
  const { sign } = useVisitDraft(account, visit)
  const { mine } = pack
  const scored = outcomeOf(open)
  const hand = (): void => {
    const { version } = mine.visit
    const data = signInput(sign, { visit, version, taps: taps.length, seat: mine.seat })
    toTop()
    const act = { id: newId(), visit, action: 'sign', data, title: `签名:${mine.person.name}` } as const
    // What is being recorded goes before the names: afterwards the cloud takes nothing more.
    void endRecording().then(() => enqueueAssessing(act))
  }
  const informant = sign.nobody === null ? `${sign.name}(${sign.relation})` : `没有人能签:${sign.nobody}`
  const rows = [
    { id: 'result', label: '评成', value: scored?.name ?? '', onChange: () => onBack('result') },
    { id: 'first', label: SEAT_WORDS.first, value: `${mine.visit.first.name} 签了`, onChange: () => onBack('first') },
    {
      id: 'second',
      label: SEAT_WORDS.second,
      value: `${mine.visit.second.name} 签了`,
      onChange: () => onBack('second'),
    },
    { id: 'informant', label: '介绍情况的人', value: informant, onChange: () => onBack('informant') },
  ]
  return (
    <>
      <Heading level={2} className="title" attend>
        看一遍,交上去
      </Heading>
      <KeyValues label="签了的" rows={rows} />
      <Box className="note">交上去以后,谁也不能再改。没网也能点:有网时自己交。</Box>
      <Button key="hand" settles onPress={hand}>
        交上这份评估
      </Button>
    </>
  )
}

function Steps({ open }: OpenProps) {
  const { account, visit, taps, pack } = open
  const { sign } = useVisitDraft(account, visit)
  const [step, setStep] = useState<SignStep>('result')
  const [again, setAgain] = useState(false)
  const outdated = isOutdated(sign, taps.length)
  useEffect(() => {
    if (!outdated) return
    keepVisitDraft(account, visit, { sign: withoutHands(sign, taps.length) })
    setAgain(true)
    setStep('result')
  }, [account, outdated, sign, taps.length, visit])
  const turn = (to: SignStep): void => {
    setStep(to)
    toTop()
  }
  const next = (): void => turn(SIGN_STEPS[SIGN_STEPS.indexOf(step) + 1] ?? 'check')
  const scored = outcomeOf(open)
  const { from } = pack.mine.visit
  const early = from === null ? '还没有约上门的时间' : handFault(new Date(now()), new Date(from), new Date(now()))
  switch (step) {
    case 'result':
      return (
        <>
          {again && <Notice tone="wait">签名以后又改过答案:请两位再看一遍,重新签。</Notice>}
          {scored && <Outcome scored={scored} />}
          {early === null ? (
            <Button key="result" settles onPress={next}>
              对,去签名
            </Button>
          ) : (
            <Notice tone="wait">{`约的是 ${whenWords(pack.mine.visit)}。${early}。`}</Notice>
          )}
          <Button kind="other" role="link" onPress={() => replace(PATHS.assessorSheet, { id: visit })}>
            回去改
          </Button>
        </>
      )
    case 'first':
    case 'second':
      return <SignHand key={step} open={open} draft={sign} seat={step} onNext={next} />
    case 'informant':
      return <SignInformant open={open} draft={sign} onNext={next} />
    case 'check':
      return <Check open={open} onBack={turn} />
  }
}

function Sign({ open }: OpenProps) {
  const { pack, ending, account, visit, sheet } = open
  const { words } = useVisitDraft(account, visit)
  const isReady = readinessOf(GBT_42195, sheet).ready && typedFaults(words).length === 0
  // Whoever comes here from the form, or after the app was killed on it, signs what was typed too.
  useEffect(() => noteTyped(account, visit), [account, visit])
  const isDone = pack.mine.state === 'signed' || (ending?.action === 'sign' && ending.state.kind === 'waiting')
  return (
    <>
      <Questions account={account} visit={visit} quiet />
      {isDone && <Signed open={open} />}
      {!isDone && ending?.action === 'notAssessed' && <Notice>这一家记了没评成,不用签。</Notice>}
      {!isDone && !ending && (isReady ? <Steps open={open} /> : <NotReady open={open} />)}
    </>
  )
}

/** What the form comes to, both names and the informant's under it, and on its way. None of it needs a network. */
function SignPage() {
  const { id = '' } = useRouter().params
  return (
    <Frame title="结果和签名" who="none" calls="line" onBack={() => backOr(PATHS.assessorSheet, { id })}>
      <AtBedside>{(account) => <OpenForm account={account}>{(open) => <Sign open={open} />}</OpenForm>}</AtBedside>
    </Frame>
  )
}

export default guarded(SignPage)
