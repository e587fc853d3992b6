import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { allGood, deskVisitDrafts, keepDeskVisit, NO_DESK_VISIT } from '@/client/desk-visit-draft'
import type { DeskVisitDraft } from '@/client/desk-visit-draft'
import {
  problemsOf,
  VISIT_CHECK_WORDS,
  VISIT_CHECKS,
  VISIT_FINDING_WORDS,
  VISIT_FINDINGS,
  VISIT_MODE_WORDS,
  VISIT_MODES,
  VISIT_OUTCOME_WORDS,
  VISIT_OUTCOMES,
  type VisitCheck,
  type VisitFinding,
} from '@/domain/visit/record'
import { now } from '@/platform/clock'
import { backOr } from '@/platform/navigate'
import { Box, Button, Card, Chips, DateField, Dial, ErrorSummary, Heading, Notice } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { UnsentDesk } from './unsent'
import { useNamedElder } from './use-elder'
import { useWriteVisit } from './use-write-visit'
import {
  findingsOf,
  mayHavePhotos,
  mayTakePhotos,
  MOST_WORDS,
  PART_WORDS,
  visitProblems,
  type VisitProblems,
} from './visit-form'
import { PhotosLeft, PhotosUnasked, VisitPhotos } from './visit-photos'
import { VisitWritten } from './visit-written'

const MODES = VISIT_MODES.map((value) => ({ value, label: VISIT_MODE_WORDS[value] }))
const OUTCOMES = VISIT_OUTCOMES.map((value) => ({ value, label: VISIT_OUTCOME_WORDS[value] }))
const FINDINGS = VISIT_FINDINGS.map((value) => ({ value, label: VISIT_FINDING_WORDS[value] }))
const WHEN = [
  { value: 'now', label: '刚才' },
  { value: 'earlier', label: '早些时候' },
] as const
const PARTS = (Object.keys(PART_WORDS) as (keyof typeof PART_WORDS)[]).map((value) => ({
  value,
  label: PART_WORDS[value],
}))

interface PartProps {
  readonly draft: DeskVisitDraft
  readonly problems: VisitProblems
  readonly onChange: (part: Partial<DeskVisitDraft>) => void
}

function When({ draft, problems, onChange }: PartProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        什么时候
      </Heading>
      <Chips label="什么时候" options={WHEN} chosen={draft.when} onChoose={(when) => onChange({ when })} />
      {draft.when === 'earlier' && (
        <>
          <DateField
            id="visit-day"
            label="哪一天去的"
            hint="最早补 14 天以内的。"
            error={problems.when}
            value={draft}
            onChange={({ year, month, day }) => onChange({ year, month, day })}
          />
          <Chips label="大概几点" options={PARTS} chosen={draft.part} onChoose={(part) => onChange({ part })} />
        </>
      )}
    </>
  )
}

/** One of the six. Nothing is chosen beforehand: what was not looked at is not «都好». */
function Check({ check, chosen, onChoose }: CheckProps) {
  const label = VISIT_CHECK_WORDS[check]
  return (
    <Box className="stack">
      <Box className="strong">{label}</Box>
      <Chips<VisitFinding | ''> label={label} options={FINDINGS} chosen={chosen ?? ''} onChoose={onChoose} />
    </Box>
  )
}
interface CheckProps {
  readonly check: VisitCheck
  readonly chosen: VisitFinding | undefined
  readonly onChoose: (finding: VisitFinding | '') => void
}

function Checks({ draft, problems, onChange }: PartProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        看到的怎么样
      </Heading>
      {problems.checks && <Box className="field__error">{problems.checks}</Box>}
      <Button kind="quiet" onPress={() => onChange({ findings: allGood() })}>
        六样都看了,都好
      </Button>
      <Card>
        {VISIT_CHECKS.map((check) => (
          <Check
            key={check}
            check={check}
            chosen={draft.findings[check]}
            onChoose={(finding) => finding !== '' && onChange({ findings: { ...draft.findings, [check]: finding } })}
          />
        ))}
      </Card>
    </>
  )
}

interface FormProps {
  readonly person: string
  readonly name: string
  /** Undefined where it is not known. */
  readonly placeAgreed: boolean | undefined
  /** @param id of the act that was taken */
  readonly onWritten: (id: string) => void
}

function Form({ person, name, placeAgreed, onWritten }: FormProps) {
  const draft = deskVisitDrafts.use()[person] ?? NO_DESK_VISIT
  const [problems, setProblems] = useState<VisitProblems>({})
  const [tries, setTries] = useState(0)
  const { write, busy, failure, photos, setPhotos } = useWriteVisit({ person, name, onWritten })
  const change = (part: Partial<DeskVisitDraft>): void => {
    setProblems({})
    keepDeskVisit(person, part)
  }
  const settle = (withPhotos: boolean): void => {
    const at = now()
    const found = visitProblems(draft, at)
    setProblems(found)
    setTries(tries + 1)
    if (Object.keys(found).length === 0) void write(draft, at, withPhotos)
  }
  const hasProblem = problemsOf(findingsOf(draft)).length > 0
  const hasPhotos = mayHavePhotos(draft)
  const part: PartProps = { draft, problems, onChange: change }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <Chips label="怎么探访的" options={MODES} chosen={draft.mode} onChoose={(mode) => change({ mode })} />
      <Chips label="见到了吗" options={OUTCOMES} chosen={draft.outcome} onChoose={(outcome) => change({ outcome })} />
      {draft.outcome === 'seen' && <Checks {...part} />}
      <TextArea
        id="visit-words"
        label={hasProblem ? '是什么问题' : '要说的(不写也行)'}
        hint={hasProblem ? '写一句就行。这件事会交给人去办,办得怎么样看得到。' : '写下的留在老人的探访记录里。'}
        value={draft.words}
        most={MOST_WORDS}
        error={problems.words}
        onChange={(words) => change({ words })}
      />
      {hasPhotos && mayTakePhotos(placeAgreed) && <VisitPhotos photos={photos} onChange={setPhotos} />}
      {hasPhotos && !mayTakePhotos(placeAgreed) && <PhotosUnasked name={name} />}
      <When {...part} />
      {draft.outcome !== 'seen' && <Notice>没见到、没说上话的,不算一次探访,下次还会提醒。</Notice>}
      {hasPhotos && failure && (
        <PhotosLeft failure={failure} onAgain={() => settle(true)} onWithout={() => settle(false)} />
      )}
      <Button settles busy={busy} onPress={() => settle(true)}>
        记下这次探访
      </Button>
    </>
  )
}

function Record({ account }: { readonly account: string }) {
  const { person = '' } = useRouter().params
  const [written, setWritten] = useState<string>()
  // Written down, she is due no longer; nobody opens her card for a name then.
  const { name, phone, placeAgreed, ...read } = useNamedElder(account, written === undefined ? person : '')
  useClosing(read.error)
  if (person === '')
    return (
      <>
        <Notice>没有说是哪一位老人。请从名单里打开。</Notice>
        <Button onPress={() => backOr(PATHS.outreachVisits)}>回名单</Button>
      </>
    )
  if (written !== undefined) return <VisitWritten account={account} act={written} person={person} />
  return (
    <>
      <Waiting {...read} shown={name !== undefined} />
      <UnsentDesk account={account} person={person} />
      {name !== undefined && (
        <>
          <Heading level={2} className="title">
            {name}
          </Heading>
          {phone && (
            <Dial phone={phone} kind="other">
              {`打电话 ${phone}`}
            </Dial>
          )}
          <Form person={person} name={name} placeAgreed={placeAgreed} onWritten={setWritten} />
        </>
      )}
    </>
  )
}

/** One visit in a minute: how, whom, six taps, and a sentence where something is wrong. */
function RecordPage() {
  return (
    <Frame title="记一次探访" who="none" calls="line" onBack={() => backOr(PATHS.outreachVisits)}>
      <AtDesk role="community-worker">{(_staff, account) => <Record account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(RecordPage)
