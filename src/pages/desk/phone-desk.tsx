import { useEffect, useState } from 'react'
import type { CallerCandidate } from '@/contract/care/calls'
import type { PresenceCard } from '@/contract/care'
import { caller, forgetCaller, soughtIn } from '@/client/caller'
import { beside, lookBeside } from '@/client/presence'
import { useAct } from '@/client/use-act'
import { go } from '@/platform/navigate'
import { Box, Button, Card, ErrorSummary, Heading, Notice, Row, TextField } from '@/ui'
import { ActFailure } from '../act-failure'
import { PATHS } from '../paths'
import { LeaveElder } from './leave-elder'
import { sittingWords } from './words'

/** Who is on the telephone now: nobody takes a second call over an open record by mistake. */
function OnTheLine({ open }: { readonly open: PresenceCard }) {
  return (
    <Card kind="next">
      <Box className="note">正在通话</Box>
      <Heading level={2} className="title">
        {open.person.name}
      </Heading>
      <Box className="note">{sittingWords(open)}</Box>
      <Box className="stack">
        <Button role="link" onPress={() => go(PATHS.call)}>
          继续办
        </Button>
        <LeaveElder open={open} kind="other" onLeft={forgetCaller} />
      </Box>
    </Card>
  )
}

const aboutWords = ({ place, age }: CallerCandidate): string =>
  [age === null ? '' : `${age} 岁`, place].filter(Boolean).join(' · ')

function Found({ people }: { readonly people: readonly CallerCandidate[] }) {
  if (people.length === 0)
    return (
      <>
        <Notice tone="wait">没有找到。请老人念一念服务卡上的8位数字,再查一次。</Notice>
        <Box>没有服务卡、没登记过的,请老人到社区登记。不看资料也能答的,先在电话里答。</Box>
        <Button kind="other" role="link" onPress={() => go(PATHS.list)}>
          看看本市有什么补贴
        </Button>
      </>
    )
  const ask = (one: CallerCandidate): void => {
    caller.set({ ...caller.get(), asked: one, name: '', speaker: '' })
    go(PATHS.callAsk)
  }
  return (
    <>
      <Heading level={2} className="subtitle">
        可能是哪一位?
      </Heading>
      <Card kind="rows" role="list" label="可能是哪一位">
        {people.map((one) => (
          <Row key={one.person} title={one.name} detail={aboutWords(one)} onPress={() => ask(one)} />
        ))}
      </Card>
    </>
  )
}

/** By one field: the number that shows, or what she reads out from her card. */
function WhoRings() {
  const { text, found } = caller.use()
  const [missing, setMissing] = useState(false)
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt, mended } = useAct('care', 'findCaller')
  const problem = missing ? '请填来电号码,或者服务码' : error?.fields?.['text']
  const find = async (): Promise<void> => {
    const sought = soughtIn(text)
    setMissing(sought.text === '')
    setTries(tries + 1)
    caller.set({ ...caller.get(), found: null, asked: null })
    if (sought.text === '') return
    const answer = await act(sought)
    if (answer) caller.set({ ...caller.get(), found: { sought, people: answer.people } })
  }
  return (
    <>
      <ErrorSummary errors={missing && problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void find()} />
      <TextField
        id="caller"
        label="来电号码或服务码"
        hint="手机号、座机(加区号),或者服务卡上的8位数字。"
        kind="phone"
        maxLength={20}
        value={text}
        error={problem}
        onChange={(typed) => {
          mended()
          setMissing(false)
          caller.set({ ...caller.get(), text: typed, found: null })
        }}
      />
      <Button busy={busy} onPress={() => void find()}>
        查是谁
      </Button>
      {found && <Found people={found.people} />}
    </>
  )
}

/** The desk of whoever answers 12349: who rings, and who is on the line. */
export function PhoneDesk() {
  const open = beside.use()
  // Another device of hers may have taken or ended it.
  useEffect(() => void lookBeside(), [])
  return open ? <OnTheLine open={open} /> : <WhoRings />
}
