import { useEffect, useRef, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { StaffCard } from '@/contract/account'
import { enqueueDesk } from '@/client/outgoing-desk'
import {
  changeSitting,
  forgetSitting,
  proofOf,
  sittingDraft,
  sittingProof,
  type SittingDraft,
  type SittingProof,
} from '@/client/sitting-draft'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { backOr, go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Heading, Notice } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { AtDesk, useClosing } from '../desk/at-desk'
import { clockOf, PROOF_WORDS } from '../desk/words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import {
  endsAt,
  isOver,
  proofProblems,
  sittingInput,
  summaryLines,
  toTell,
  whatProblems,
  type FoundRow,
} from './sitting-form'
import { TableDone, type SittingDone } from './table-done'
import { TableProof } from './table-proof'
import { Facing, TableWhat } from './table-what'
import { UnsentDesk } from './unsent'
import { useElder } from './use-elder'

const begun = (person: string): SittingDraft => ({
  person,
  id: newId(),
  step: 'proof',
  reason: 'help',
  proof: 'service-code',
  from: 0,
  choices: {},
  others: [],
})

const isProofWhole = (draft: SittingDraft, given: SittingProof): boolean =>
  Object.keys(proofProblems(draft, given)).length === 0

/** Draws anew when the hour is over; there is no clock on the page that hurries anybody. */
function useOver(draft: SittingDraft | undefined): boolean {
  const [, setTick] = useState(0)
  const end = draft ? endsAt(draft) : null
  useEffect(() => {
    if (end === null || end <= now()) return undefined
    const timer = setTimeout(() => setTick((tick) => tick + 1), end - now())
    return () => clearTimeout(timer)
  }, [end])
  return draft !== undefined && isOver(draft, now())
}

interface CheckProps {
  readonly draft: SittingDraft
  readonly found: readonly FoundRow[]
  readonly name: string
  readonly onHandOver: () => void
}

function Check({ draft, found, name, onHandOver }: CheckProps) {
  const toWhat = (): void => changeSitting({ step: 'what' })
  return (
    <>
      <Heading level={2} className="subtitle">
        念给老人听,对不对
      </Heading>
      <KeyValues
        label="请核对"
        rows={[
          { id: 'who', label: '老人', value: name },
          {
            id: 'proof',
            label: '怎么证明老人在身边',
            value: draft.proof === 'signature' ? '本人签名' : PROOF_WORDS[draft.proof],
            onChange: () => changeSitting({ step: 'proof' }),
          },
          { id: 'what', label: '办什么', value: summaryLines(draft, found), onChange: toWhat },
        ]}
      />
      <Box className="note">全部写明是社区代办。老人和帮手会收到消息,也会记进“谁看过”。</Box>
      <Button settles onPress={onHandOver}>
        记下,办完了
      </Button>
    </>
  )
}

interface OverProps {
  readonly whole: boolean
  readonly onHandOver: () => void
  readonly onAgain: () => void
}

/** An hour is over: what was agreed within it may still be handed over, and nothing more be done in it. */
function Over({ whole, onHandOver, onAgain }: OverProps) {
  return (
    <>
      <Notice tone="wait">一次当面代办最长 60 分钟,这一次已经自己结束了。</Notice>
      {whole && (
        <>
          <Box>老人在的时候说好的,可以照样交上去。</Box>
          <Button settles onPress={onHandOver}>
            把说好的交上去
          </Button>
        </>
      )}
      <Button kind="other" onPress={onAgain}>
        老人还在,重新开始
      </Button>
    </>
  )
}

interface SittingProps {
  readonly account: string
  readonly staff: StaffCard
  readonly person: string
}

function Sitting({ account, staff, person }: SittingProps) {
  const read = useElder(account, person)
  useClosing(read.error)
  const kept = sittingDraft.use()
  const given = proofOf(person, sittingProof.use())
  const [facing, setFacing] = useState(false)
  const [done, setDone] = useState<SittingDone>()
  const under = useRef(false)
  const draft = kept?.person === person ? kept : undefined
  const over = useOver(draft)
  // After a killed app her card or her hand is asked for again; what was chosen stands.
  useEffect(() => {
    const open = sittingDraft.get()
    if (open?.person === person && !isProofWhole(open, proofOf(person, sittingProof.get())))
      changeSitting({ step: 'proof' })
  }, [person])
  const elder = read.data?.elder
  const worker = `${staff.division} ${staff.name}`
  if (done) return <TableDone account={account} done={done} worker={worker} />
  if (!elder) return <Waiting {...read} shown={false} />
  if (!draft) return <Begin other={kept !== null} person={person} name={elder.name} />
  const found = toTell(elder.found)
  const handOver = (): void => {
    if (under.current) return
    under.current = true
    const at = now()
    const data = sittingInput(draft, given, found, at)
    void enqueueDesk({ id: draft.id, action: 'sitting', data, title: `当面代办,${elder.name}` })
    setDone({
      act: draft.id,
      person,
      name: elder.name,
      lines: summaryLines(draft, found),
      at: new Date(at).toISOString(),
    })
    forgetSitting()
    toTop()
  }
  const again = (): void => {
    changeSitting({ from: 0, step: 'proof', id: newId() })
    sittingProof.set({ person, code: '', strokes: [] })
  }
  if (over)
    return (
      <Over
        whole={isProofWhole(draft, given) && whatProblems(draft, found).length === 0}
        onHandOver={handOver}
        onAgain={again}
      />
    )
  const { step } = draft
  const end = endsAt(draft)
  if (facing) return <Facing name={elder.name} found={found} onBack={() => setFacing(false)} />
  return (
    <>
      <Heading level={2} className="title">
        {elder.name}
      </Heading>
      {end !== null && (
        <Box className="note">{`最晚 ${clockOf(new Date(end).toISOString())} 自动结束。填的都留着。`}</Box>
      )}
      {step === 'proof' && <TableProof draft={draft} given={given} name={elder.name} staff={staff} />}
      {step === 'what' && <TableWhat draft={draft} found={found} onFacing={() => setFacing(true)} />}
      {step === 'check' && <Check draft={draft} found={found} name={elder.name} onHandOver={handOver} />}
    </>
  )
}

interface BeginProps {
  /** Another elder’s sitting is half done on this phone. */
  readonly other: boolean
  readonly person: string
  readonly name: string
}

function Begin({ other, person, name }: BeginProps) {
  const begin = (): void => {
    forgetSitting()
    sittingDraft.set(begun(person))
    sittingProof.set({ person, code: '', strokes: [] })
    toTop()
  }
  return (
    <>
      <Heading level={2} className="title">
        {name}
      </Heading>
      <Box>没有网也能办:告诉老人能领什么,记下要办的,有网时自己发出去。</Box>
      <Notice>有网的时候,用“当面代办”能办的更多:订餐、登记帮手、记下同意。</Notice>
      {other && <Notice tone="wait">还有一位老人的没办完。从这里开始,那一位没交的就没有了。</Notice>}
      <Button settles onPress={begin}>
        老人在身边,开始
      </Button>
      <Button kind="other" role="link" onPress={() => go(PATHS.meet)}>
        有网,去“当面代办”
      </Button>
    </>
  )
}

function Table({ account, staff }: { readonly account: string; readonly staff: StaffCard }) {
  const { person = '' } = useRouter().params
  if (person === '')
    return (
      <>
        <UnsentDesk account={account} />
        <Notice>没有说是哪一位老人。请从老人的卡片里打开。</Notice>
        <Button onPress={() => backOr(PATHS.desk)}>回工作台</Button>
      </>
    )
  return <Sitting account={account} staff={staff} person={person} />
}

const toStepBefore = (): void => {
  const step = sittingDraft.get()?.step
  if (step === 'check') return changeSitting({ step: 'what' })
  backOr(PATHS.desk)
}

/** 当面代办 at a table without a signal: one elder, from presence to farewell. */
function TablePage() {
  return (
    <Frame title="没网时当面代办" who="none" calls="line" onBack={toStepBefore}>
      <AtDesk role="community-worker">{(staff, account) => <Table account={account} staff={staff} />}</AtDesk>
    </Frame>
  )
}

export default guarded(TablePage)
