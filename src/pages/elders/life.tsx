import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ElderCard } from '@/contract/care/elders'
import { lifeDraft, NO_LIFE, type LifeDraft } from '@/client/life-draft'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { useAnswer } from '@/client/use-answer'
import { LIFE_EVENT_WORDS, TAKE_BACK_DAYS, type LifeEventKind } from '@/domain/life/event'
import { backOr, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, DateField, ErrorSummary, Heading, Notice } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { dayOf, partsOf } from '../official/decide-form'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { longDay } from '../words'
import { dayProblem, EFFECT_WORDS, eventOptions, MOST_WORDS } from './life-form'
import { askElderAgain } from './past'
import { lifeWords, whichWords } from './words'

/** One question a page. */
type Step = 'kind' | 'when' | 'check'

const BEFORE: Readonly<Record<Step, Step | null>> = { kind: null, when: 'kind', check: 'when' }

interface StepProps {
  readonly elder: ElderCard
  readonly draft: LifeDraft
  readonly change: (part: Partial<LifeDraft>) => void
  readonly to: (step: Step) => void
}

/** What is wrong with one answer, said again at each try. */
function useProblem() {
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const tell = (found: string | undefined): boolean => {
    setProblem(found)
    setTries((before) => before + 1)
    return found === undefined
  }
  return { problem, tell, summary: <ErrorSummary errors={problem === undefined ? [] : [problem]} attempt={tries} /> }
}

function What({ elder, draft, change, to }: StepProps) {
  const { problem, tell, summary } = useProblem()
  const options = eventOptions(elder.whereabouts)
  const chosen = options.some(({ id }) => id === draft.kind) ? draft.kind : ''
  if (options.length === 0)
    return (
      <>
        <Notice>{`${elder.name}已经记为去世。记错了,请在老人的卡上撤回。`}</Notice>
        <Button role="link" onPress={() => backOr(PATHS.elder, { person: elder.id })}>
          回老人的卡
        </Button>
      </>
    )
  return (
    <>
      {summary}
      <Heading level={2} className="title" attend>
        {`${elder.name}有什么变化?`}
      </Heading>
      <Box className="note">{whichWords(elder)}</Box>
      <Choice
        label={`${elder.name}有什么变化`}
        kind="one"
        options={options}
        chosen={[chosen]}
        error={problem}
        onChoose={(id) => {
          tell(undefined)
          change({ kind: id as LifeEventKind })
        }}
      />
      <Button
        key="what"
        settles
        onPress={() => (tell(chosen === '' ? '请选是什么变化' : undefined) ? to('when') : toTop())}
      >
        下一步:哪一天
      </Button>
    </>
  )
}

function When({ elder, draft, change, to }: StepProps) {
  const { problem, tell, summary } = useProblem()
  const now = today()
  const what = draft.kind === '' ? '' : LIFE_EVENT_WORDS[draft.kind]
  return (
    <>
      {summary}
      <Heading level={2} className="title" attend>
        {`${elder.name}:${what},是哪一天?`}
      </Heading>
      <DateField
        id="life-on"
        label="是哪一天"
        hint="不知道准日子,写听说的那一天。"
        error={problem}
        value={draft.on}
        onChange={(on) => {
          tell(undefined)
          change({ on })
        }}
      />
      <Button kind="other" onPress={() => change({ on: partsOf(now) })}>
        就是今天
      </Button>
      <TextArea
        id="life-words"
        label="想多说一句(不写也行)"
        hint="写听谁说的、住在哪家医院。不写病情。"
        most={MOST_WORDS}
        value={draft.words}
        onChange={(words) => change({ words })}
      />
      <Button
        key="when"
        settles
        onPress={() => (tell(dayProblem(draft.on, now) ?? tooLong(draft)) ? to('check') : toTop())}
      >
        下一步:看看对不对
      </Button>
    </>
  )
}

const tooLong = ({ words }: LifeDraft): string | undefined =>
  words.trim().length > MOST_WORDS ? `最多写${MOST_WORDS}个字,请删短一些` : undefined

function Check({ elder, draft, to }: StepProps) {
  const { act, busy, error, attempt } = useAct('care', 'lifeEvent')
  const { kind, words } = draft
  const on = dayOf(draft.on)
  if (kind === '' || on === undefined) return null
  const send = async (): Promise<void> => {
    const told = words.trim()
    const answer = await act({ person: elder.id, kind, on, ...(told && { words: told }) })
    if (!answer) return toTop()
    lifeDraft.clear()
    askElderAgain()
    replace(PATHS.elderLife, { person: elder.id, done: answer.elder.life[0]?.id })
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void send()} />
      <Heading level={2} className="title" attend>
        看看对不对
      </Heading>
      <KeyValues
        label="请核对"
        rows={[
          { id: 'who', label: '老人', value: [elder.name, whichWords(elder)] },
          { id: 'kind', label: '什么变化', value: LIFE_EVENT_WORDS[kind], onChange: () => to('kind') },
          { id: 'on', label: '哪一天', value: longDay(on), onChange: () => to('when') },
          ...(words.trim() === ''
            ? []
            : [{ id: 'words', label: '多说的', value: words.trim(), onChange: () => to('when') }]),
        ]}
      />
      <Then kind={kind} title="记下以后" />
      <Box className="note">{`记错了,${TAKE_BACK_DAYS} 天以内可以撤回。`}</Box>
      <Button key="check" kind={kind === 'died' ? 'danger' : 'main'} settles busy={busy} onPress={() => void send()}>
        {`记下:${LIFE_EVENT_WORDS[kind]}`}
      </Button>
    </>
  )
}

function Then({ kind, title }: { readonly kind: LifeEventKind; readonly title: string }) {
  return (
    <Card role="group" label={title}>
      <Box className="strong">{title}</Box>
      {EFFECT_WORDS[kind].map((line) => (
        <Box key={line}>{`· ${line}`}</Box>
      ))}
    </Card>
  )
}

/** It is written down: what happens now. Found by its id, so that it stands after a reload too. */
function Done({ elder, done }: { readonly elder: ElderCard; readonly done: string }) {
  const event = elder.life.find(({ id }) => id === done)
  return (
    <>
      {event ? (
        <>
          <Notice tone="good">{`记下了:${elder.name},${lifeWords(event)}。`}</Notice>
          {!event.takenBack && <Then kind={event.kind} title="现在" />}
          {event.mayTakeBack && <Box className="note">记错了,在老人的卡上撤回。</Box>}
        </>
      ) : (
        <Notice>这条变化在老人的卡上看。</Notice>
      )}
      <Button role="link" onPress={() => backOr(PATHS.elder, { person: elder.id })}>
        回老人的卡
      </Button>
    </>
  )
}

interface TellingProps {
  readonly elder: ElderCard
  readonly step: Step
  readonly to: (step: Step) => void
}

function Telling({ elder, step, to }: TellingProps) {
  const kept = lifeDraft.use()
  const draft = kept.person === elder.id ? kept : { ...NO_LIFE, person: elder.id }
  const change = (part: Partial<LifeDraft>): void => lifeDraft.set({ ...draft, ...part })
  const props = { elder, draft, change, to }
  // A draft that was cleared, or whose day is wanting, is not checked.
  const ready = draft.kind !== '' && dayOf(draft.on) !== undefined
  if (step === 'check' && ready) return <Check {...props} />
  return step === 'kind' || draft.kind === '' ? <What {...props} /> : <When {...props} />
}

/** A link that names nobody: she is found in the list. */
function Nobody() {
  return (
    <>
      <Notice tone="wait">这里没有写是哪一位老人。请从“我的老人”里点。</Notice>
      <Button role="link" onPress={() => replace(PATHS.elders)}>
        去“我的老人”
      </Button>
    </>
  )
}

function Found({ account, ...telling }: Omit<TellingProps, 'elder'> & { readonly account: string }) {
  const { person = '', done } = useRouter().params
  const read = useAnswer('care', 'elder', { person }, person === '' ? null : account)
  useClosing(read.error)
  const elder = read.data?.elder
  if (person === '') return <Nobody />
  if (!elder) return <Waiting {...read} shown={false} />
  return done === undefined ? <Telling elder={elder} {...telling} /> : <Done elder={elder} done={done} />
}

/** 记下变化: one act stops or pauses what runs for her. What happened, when, a look at it, done. */
function Life() {
  const { person, done } = useRouter().params
  const [step, setStep] = useState<Step>('kind')
  const to = (next: Step): void => {
    setStep(next)
    toTop()
  }
  const before = done === undefined ? BEFORE[step] : null
  const leave = (): void => backOr(PATHS.elder, { person: person ?? '' })
  return (
    <Frame title="记下变化" who="none" calls="line" onBack={() => (before === null ? leave() : to(before))}>
      <AtDesk role="community-worker">{(_staff, account) => <Found account={account} step={step} to={to} />}</AtDesk>
    </Frame>
  )
}

export default guarded(Life)
