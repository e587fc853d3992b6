import { useState } from 'react'
import type { StaffCard } from '@/contract/account'
import { caller, forgetCaller } from '@/client/caller'
import { beginBeside } from '@/client/presence'
import { useAct } from '@/client/use-act'
import { PRESENCE_MINUTES } from '@/domain/staff/staff'
import { backOr, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, ErrorSummary, Heading, Notice, TextField } from '@/ui'
import { ActFailure } from '../act-failure'
import { AtDesk } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'

/** What is read out to her, word for word; her yes to it is kept with it. */
const readOut = (agent: string): string =>
  `我是12349的话务员${agent}。您同意我打开您的资料,在这次通话里替您办事吗?看过什么、办了什么都会记下来,您以后能查。` +
  `挂了电话就关上,最长${PRESENCE_MINUTES}分钟。`

const SPEAKERS = [
  { id: 'herself', label: '老人自己', hint: '听见老人亲口说“同意”' },
  { id: 'beside-her', label: '老人在旁边,别人帮着说', hint: '请把电话给老人,听老人自己说“同意”' },
] as const

type Faults = Readonly<Partial<Record<'name' | 'speaker', string>>>

const faultsOf = ({ name, speaker }: { readonly name: string; readonly speaker: string }): Faults => ({
  ...(name.trim() === '' && { name: '请问老人的全名,再填上' }),
  ...(speaker === '' && { speaker: '请选是谁在说话' }),
})

function Ask({ staff }: { readonly staff: StaffCard }) {
  const { asked, found, name, speaker } = caller.use()
  const [faults, setFaults] = useState<Faults>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt, mended } = useAct('care', 'openCall')
  if (!asked || !found)
    return (
      <>
        <Notice>还没有查来电。请先查是谁打来的。</Notice>
        <Button role="link" onPress={() => backOr(PATHS.desk)}>
          回去查
        </Button>
      </>
    )
  const { sought } = found
  const sentence = readOut(staff.name)
  const change = (part: Partial<Pick<ReturnType<typeof caller.get>, 'name' | 'speaker'>>): void => {
    mended()
    setFaults({})
    caller.set({ ...caller.get(), ...part })
  }
  const open = async (): Promise<void> => {
    const missing = faultsOf({ name, speaker })
    setFaults(missing)
    setTries(tries + 1)
    if (speaker === '' || Object.keys(missing).length > 0) return toTop()
    const answer = await act({ person: asked.person, ...sought, name: name.trim(), speaker, readBack: sentence })
    if (!answer) return toTop()
    beginBeside(answer.presence)
    forgetCaller()
    replace(PATHS.call)
  }
  const refuse = (): void => {
    forgetCaller()
    backOr(PATHS.desk)
  }
  const all: Faults = { ...error?.fields, ...faults }
  return (
    <>
      <ErrorSummary errors={Object.values(faults)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void open()} />
      <Box className="note">{`查到的是:${asked.name} · ${asked.place}`}</Box>
      <Heading level={2} className="subtitle">
        一、问老人的全名
      </Heading>
      <TextField
        id="caller-name"
        label="老人的全名"
        hint="照老人说的写。别先念出您看到的。"
        maxLength={30}
        value={name}
        error={all.name}
        onChange={(typed) => change({ name: typed })}
      />
      <Heading level={2} className="subtitle">
        二、念给老人听
      </Heading>
      <Card role="group" label="念给老人听">
        <Box className="title">{sentence}</Box>
      </Card>
      <Heading level={2} className="subtitle">
        三、谁在说话?
      </Heading>
      <Choice
        label="谁在说话"
        kind="one"
        options={SPEAKERS}
        chosen={[speaker]}
        error={all.speaker}
        onChoose={(id) => change({ speaker: id as (typeof SPEAKERS)[number]['id'] })}
      />
      <Button busy={busy} onPress={() => void open()}>
        老人同意了,打开
      </Button>
      <Button kind="other" onPress={refuse}>
        老人没同意,不打开
      </Button>
    </>
  )
}

/** Before her affairs are opened: her whole name, a sentence that is read out, and her yes. */
function CallAsk() {
  return (
    <Frame title="接电话" who="none" calls="line" onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="phone-agent">{(staff) => <Ask staff={staff} />}</AtDesk>
    </Frame>
  )
}

export default guarded(CallAsk)
