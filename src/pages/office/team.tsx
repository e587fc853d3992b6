import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ActionOutput } from '@/contract'
import type { OfficeThread } from '@/contract/assessment/office'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, ErrorSummary, Heading, Notice, Row } from '@/ui'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { fullDay, longDay } from '../words'
import { Application } from './application'
import { lookAgain, Stale } from './stale'
import { ableOf, chosenWith, teamProblem, unableOf, type When } from './team-form'
import { WhenForm } from './when-form'
import { clockWords, minuteOf } from './words'

type Teams = ActionOutput<'assessment', 'teams'>

/** The team that goes now; after an objection another one is to be found. */
function standingOf({ assessment: { state, visit } }: OfficeThread['thread']) {
  return state === 'assigned' || state === 'appointed' ? visit : null
}

const whenWords = (when: When | null): string =>
  when === null ? '时间由评估员打电话约' : `${fullDay(when.day)} ${clockWords(when.from)}`

interface ChoosingProps {
  readonly office: OfficeThread
  readonly teams: Teams
  readonly when: When | null
  /** No document asks for a medical background here: it is our assumption. */
  readonly assumed: boolean
  /** Outlives the list it was chosen from: who looks at another time has not changed his mind about who goes. */
  readonly org: string
  readonly onOrg: (org: string) => void
}

/** Sends two; the same two with another day only have their day changed. */
function useSend({ office: { thread }, when }: Pick<ChoosingProps, 'office' | 'when'>) {
  const { assessment } = thread
  const standing = standingOf(thread)
  const assign = useAct('assessment', 'assignTeam')
  const appoint = useAct('assessment', 'appoint')
  const send = async (first: string, second: string): Promise<void> => {
    const same = standing !== null && standing.first.id === first && standing.second.id === second
    const seen = { case: assessment.case, version: assessment.version }
    const done =
      same && when !== null
        ? await appoint.act({ visit: standing.id, version: standing.version, ...when })
        : await assign.act({ ...seen, first, second, ...(when && { when }) })
    if (!done) return toTop()
    lookAgain()
    backOr(PATHS.officeCase, { id: assessment.case })
  }
  const last = appoint.error ? appoint : assign
  return { send, error: last.error, attempt: last.attempt, busy: assign.busy || appoint.busy }
}

function Choosing({ office, teams, when, assumed, org, onOrg }: ChoosingProps) {
  const { orgs, medicalNeeded } = teams
  const standing = standingOf(office.thread)
  const [chosen, setChosen] = useState<readonly string[]>(standing ? [standing.first.id, standing.second.id] : [])
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const { send, error, attempt, busy } = useSend({ office, when })
  const open = orgs.filter((one) => ableOf(one).length > 1)
  const found = open.find(({ id }) => id === org)
  const able = found ? ableOf(found) : []
  const submit = (): void => {
    const wrong = teamProblem(able, chosen, medicalNeeded)
    setProblem(wrong)
    setTries(tries + 1)
    const [first, second] = chosen
    if (wrong !== undefined || first === undefined || second === undefined) return toTop()
    void send(first, second)
  }
  if (open.length === 0) return <Notice tone="wait">这个时间没有能去的两位评估员。请换一个时间,或请机构加人。</Notice>
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={submit} />
      <Stale error={error} />
      <Heading level={2} className="subtitle">
        哪家机构去?
      </Heading>
      <Choice
        label="哪家机构去"
        kind="one"
        options={open.map((one) => ({ id: one.id, label: one.name, hint: `${ableOf(one).length} 位能去` }))}
        chosen={[org]}
        onChoose={(id) => {
          setProblem(undefined)
          onOrg(id)
          setChosen([])
        }}
      />
      {found && (
        <>
          <Heading level={2} className="subtitle">
            哪两位去?
          </Heading>
          {medicalNeeded && (
            <Box className="note">{`两位里至少一位要有医护背景${assumed ? '(以当地规定为准)' : ''}。`}</Box>
          )}
          <Choice
            label="哪两位去"
            kind="many"
            options={able.map(({ id, name, medical, validTo, that }) => ({
              id,
              label: `${name}${medical ? '(有医护背景)' : ''}`,
              hint: `资格到 ${longDay(validTo)}${that > 0 ? `;那天还有 ${that} 次上门` : ''}`,
            }))}
            chosen={chosen}
            error={problem}
            onChoose={(id) => {
              setProblem(undefined)
              setChosen(chosenWith(chosen, id))
            }}
          />
          <Box className="note">{whenWords(when)}</Box>
          <Button busy={busy} onPress={submit}>
            就派这两位
          </Button>
        </>
      )}
    </>
  )
}

/** Whoever cannot go, and why: an official who misses somebody finds him here. */
function Unable({ orgs }: Pick<Teams, 'orgs'>) {
  const unable = unableOf(orgs)
  if (unable.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        去不了的
      </Heading>
      <Card kind="rows" role="list" label="去不了的">
        {unable.map(({ id, title, why }) => (
          <Row key={id} title={title} detail={why} />
        ))}
      </Card>
    </>
  )
}

function Found({ account, office }: { readonly account: string; readonly office: OfficeThread }) {
  const { case: id, visit, city, person } = office.thread.assessment
  const { data: decided } = useAnswer('assessment', 'terms', { city }, 'anyone')
  const standing = standingOf(office.thread)
  const from = standing?.from ?? null
  const day = visit?.day ?? null
  const [when, setWhen] = useState<When | null>(from === null || day === null ? null : { day, from: minuteOf(from) })
  const [org, setOrg] = useState(standing?.org.id ?? '')
  const read = useAnswer('assessment', 'teams', { case: id, ...when }, account, { fleeting: true })
  useClosing(read.error)
  return (
    <>
      <Heading level={2} className="subtitle">
        {person.name}
      </Heading>
      <Application thread={office.thread} />
      <WhenForm today={today()} when={when} minutes={read.data?.minutes} onFind={setWhen} />
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && (
        <>
          <Choosing
            office={office}
            teams={read.data}
            when={when}
            org={org}
            onOrg={setOrg}
            assumed={decided?.terms.medicalNeeded.source === null}
          />
          <Unable orgs={read.data.orgs} />
        </>
      )}
    </>
  )
}

function Team({ account }: { readonly account: string }) {
  const { id = '' } = useRouter().params
  const read = useAnswer('assessment', 'officeCase', { case: id }, id === '' ? null : account)
  useClosing(read.error)
  const office = read.data?.office
  if (!office) return <Waiting {...read} shown={false} />
  if (!office.thread.may.includes('assign'))
    return <Notice tone="wait">这份申请现在不用安排评估员。请返回看看。</Notice>
  return <Found account={account} office={office} />
}

/** Who goes to her, and when: two of one organisation that does not serve her. */
function OfficeTeam() {
  return (
    <Frame title="安排评估员" who="none" calls="line" wide onBack={() => backOr(PATHS.officeQueue)}>
      <AtDesk role="official">{(_staff, account) => <Team account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(OfficeTeam)
