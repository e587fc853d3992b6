import { useState } from 'react'
import type { GrantCard } from '@/contract/booking/grants'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { toTop } from '@/platform/scroll'
import { Button, Choice, DateField, ErrorSummary, Heading, TextField } from '@/ui'
import { NumberField } from '@/ui/number-field'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import {
  decisionProblems,
  decisionToSend,
  isOpenAmount,
  isVisits,
  MOST_WORDS,
  NO_PARTS,
  partsOf,
  type Decision,
  type DecisionProblems,
} from './decide-form'

const DRAFT = 'grant-decide'

const CHOICES = [
  { id: 'yes', label: '批准' },
  { id: 'no', label: '不批准', hint: '要写为什么;老人可以提出异议' },
]

interface FieldsProps {
  readonly grant: GrantCard
  readonly decision: Decision
  readonly problems: DecisionProblems
  readonly change: (part: Partial<Decision>) => void
}

/** What an approval lays down: clause, days, and the amount where no document does. */
function Terms({ grant, decision, problems, change }: FieldsProps) {
  return (
    <>
      <TextField
        id="clause"
        label="按哪一条批的"
        hint={grant.programme.source.document}
        value={decision.clause}
        maxLength={60}
        error={problems.clause}
        onChange={(clause) => change({ clause })}
      />
      <Heading level={2} className="subtitle">
        从哪天起
      </Heading>
      <DateField
        id="from"
        label="从哪天起"
        value={decision.from}
        error={problems.from}
        onChange={(from) => change({ from })}
      />
      <Heading level={2} className="subtitle">
        到哪天为止
      </Heading>
      <DateField
        id="until"
        label="到哪天为止"
        hint="不写,就没有结束的日子,到时候复核。"
        value={decision.until}
        error={problems.until}
        onChange={(until) => change({ until })}
      />
      {isOpenAmount(grant) && (
        <NumberField
          id="monthly"
          label={isVisits(grant) ? '每月几次' : '每月多少钱'}
          unit={isVisits(grant) ? '次' : '元'}
          hint="文件没有定数,由您定。"
          value={decision.monthly}
          error={problems.monthly}
          onChange={(monthly) => change({ monthly })}
        />
      )}
      {isVisits(grant) && (
        <NumberField
          id="visit"
          label="每次最多多少钱"
          unit="元"
          value={decision.visit}
          error={problems.visit}
          onChange={(visit) => change({ visit })}
        />
      )}
    </>
  )
}

/** Approves or refuses, with reasons: she reads them. */
export function Decide({ grant }: { readonly grant: GrantCard }) {
  const key = `${grant.case}:${DRAFT}`
  const words = caseDrafts.use()[key] ?? ''
  const [rest, setRest] = useState<Omit<Decision, 'words'>>(() => ({
    ...{ approve: '', clause: grant.programme.source.clause, from: partsOf(today()), until: NO_PARTS },
    ...{ monthly: '', visit: '' },
  }))
  const decision: Decision = { ...rest, words }
  const [problems, setProblems] = useState<DecisionProblems>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'decideGrant')
  const change = (part: Partial<Decision>): void => {
    setProblems({})
    const { words: typed, ...others } = part
    if (typed !== undefined) keepCaseDraft(grant.case, DRAFT, typed)
    setRest({ ...rest, ...others })
  }
  const submit = async (): Promise<void> => {
    const found = decisionProblems(grant, decision)
    setProblems(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0 || !(await act(decisionToSend(grant, decision)))) return toTop()
    keepCaseDraft(grant.case, DRAFT, '')
    askAgain('booking', 'grantOnDesk', 'grantDesk')
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('booking', 'grantOnDesk')}>
          看看后来有什么变化,再定
        </Button>
      )}
      <Heading level={2} className="subtitle">
        批不批准?
      </Heading>
      <Choice
        label="批不批准"
        kind="one"
        options={CHOICES}
        chosen={[decision.approve]}
        error={problems.approve}
        onChoose={(approve) => change({ approve: approve === 'yes' ? 'yes' : 'no' })}
      />
      {decision.approve === 'yes' && <Terms grant={grant} decision={decision} problems={problems} change={change} />}
      {decision.approve !== '' && (
        <TextArea
          id="decide-words"
          label={decision.approve === 'yes' ? '写给老人的话' : '为什么不批准'}
          hint="写看了什么、按什么定的。老人这边看得到。"
          most={MOST_WORDS}
          value={words}
          error={problems.words}
          onChange={(typed) => change({ words: typed })}
        />
      )}
      <Button busy={busy} onPress={() => void submit()}>
        {decision.approve === 'no' ? '发出:不批准' : decision.approve === 'yes' ? '发出:批准' : '发出决定'}
      </Button>
    </>
  )
}
