import { useState } from 'react'
import { call } from '@/client/call'
import { calledOf, forWhom, isBeside, MYSELF, type ForWhom } from '@/client/for-whom'
import { forgetDrafts } from '@/client/drafts'
import { forgetPerson } from '@/client/gone'
import { forgetOutgoingFor } from '@/client/outgoing-acts'
import { endBeside } from '@/client/presence'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { ERASURE } from '@/domain/consent/texts'
import { backOr, goTab } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, ErrorSummary, Heading, Notice, Row, TextField } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { longDay } from '../words'

/** What goes, what stays and for how long: read before anything is typed. */
function WhatComesOfIt() {
  return (
    <>
      <Card>
        <Heading level={2} className="subtitle">
          抹掉的
        </Heading>
        {ERASURE.destroyed.map((what) => (
          <Box key={what}>{what}</Box>
        ))}
        <Box className="note">{ERASURE.how}</Box>
      </Card>
      <Heading level={2} className="subtitle">
        还留着的
      </Heading>
      <Card kind="rows" role="list" label="还留着的">
        {ERASURE.kept.map(({ kind, what, why, period }) => (
          <Row key={kind} title={what} detail={`${why},${period}`} />
        ))}
      </Card>
      <Notice tone="wait">{ERASURE.after}</Notice>
    </>
  )
}

interface ErasingProps {
  readonly person: ForWhom
  readonly onErased: () => void
}

function Erasing({ person, onErased }: ErasingProps) {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('account', 'erase', person.id)
  const ask = (): void => {
    const right = typed.trim() === person.name
    setProblem(right ? undefined : `请照着写姓名:${person.name}`)
    setTries(tries + 1)
    setAsked(right)
    if (!right) toTop()
  }
  const erase = async (): Promise<void> => {
    if (!(await act({ name: typed.trim() }))) return toTop()
    onErased()
    if (isBeside(person)) {
      void call('care', 'leave', {})
      return endBeside()
    }
    forgetPerson(person.id)
    forgetOutgoingFor(person.id)
    forgetDrafts()
    forWhom.set(MYSELF)
    askAgain('account', 'me')
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void erase()} />
      <WhatComesOfIt />
      <TextField
        id="erase-name"
        label={`写一遍${calledOf(person)}的姓名,表示想好了`}
        hint={`写:${person.name}`}
        maxLength={30}
        value={typed}
        error={problem}
        onChange={(text) => {
          setProblem(undefined)
          setAsked(false)
          setTyped(text)
        }}
      />
      {asked ? (
        <Confirm
          title={`真的抹掉${person.name}的资料?`}
          action="抹掉,不再恢复"
          danger
          busy={busy}
          onConfirm={() => void erase()}
          onCancel={() => setAsked(false)}
        >
          抹掉以后谁也恢复不了,我们也不行。
        </Confirm>
      ) : (
        <Button kind="danger" onPress={ask}>
          抹掉资料
        </Button>
      )}
    </>
  )
}

function Erased() {
  return (
    <>
      <Notice tone="good">{`${longDay(today())},资料抹掉了。打开它的钥匙已经毁掉。`}</Notice>
      <Box>查政策、看地图、打电话,照常可以用。</Box>
      <Button onPress={() => goTab(PATHS.home)}>回首页</Button>
    </>
  )
}

function ErasePage() {
  const [erased, setErased] = useState(false)
  return (
    <Frame title={ERASURE.title} onBack={() => backOr(PATHS.record)}>
      {erased ? (
        <Erased />
      ) : (
        <OfPerson needs="own">
          {(person) => <Erasing key={person.id} person={person} onErased={() => setErased(true)} />}
        </OfPerson>
      )}
    </Frame>
  )
}

export default guarded(ErasePage)
