import { useRouter } from '@tarojs/taro'
import type { OfficeThread } from '@/contract/assessment/office'
import { useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Heading, inGroups, Notice, Tag } from '@/ui'
import { officeTakenBack } from '../assessment-consent-words'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { dayOfInstant } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { Application } from './application'
import { Audit } from './audit'
import { Finding } from './finding'
import { Results } from './results'
import { Review } from './review'
import { Signed } from './signed'
import { Teams } from './teams'
import { dueWords, STATE_TONES, stateWords } from './words'

function Head({ thread: { assessment } }: Pick<OfficeThread, 'thread'>) {
  const { person, number, appliedAt, state, overdue } = assessment
  return (
    <Card>
      <Heading level={2} className="subtitle">
        {person.name}
      </Heading>
      <Box className="note">{`编号 ${inGroups(number)} · ${dayOfInstant(appliedAt)}申请`}</Box>
      <Box>
        <Tag tone={STATE_TONES[state]}>{stateWords(state)}</Tag> {overdue && <Tag tone="bad">超期了</Tag>}
      </Box>
      <Box>{dueWords(assessment)}</Box>
    </Card>
  )
}

/** What her consent taken back stops, and what to ask her. */
function TakenBack({ thread: { assessment, consented } }: Pick<OfficeThread, 'thread'>) {
  const words = consented ? '' : officeTakenBack(assessment.state)
  return words ? <Notice tone="wait">{words}</Notice> : null
}

/** Waits for the office, and not for whoever looks: he is her family, or has applied for her. */
const isBarredHere = ({ thread: { assessment, may } }: OfficeThread): boolean =>
  may.length === 0 && ['received', 'checked', 'assessed', 'objected'].includes(assessment.state)

/** What can be done now, and nothing else. */
function Acts({ office }: { readonly office: OfficeThread }) {
  const { assessment, may } = office.thread
  const can = (act: (typeof may)[number]): boolean => may.includes(act)
  return (
    <>
      {(can('accept') || can('return') || can('refuse')) && <Finding key={assessment.version} office={office} />}
      {can('assign') && (
        <Button
          kind={assessment.visit === null || assessment.state === 'objected' ? 'main' : 'other'}
          role="link"
          onPress={() => go(PATHS.officeTeam, { id: assessment.case })}
        >
          {assessment.visit === null || assessment.state === 'objected' ? '安排评估员' : '换评估员或定时间'}
        </Button>
      )}
      {(can('tell') || can('do-again')) && <Review key={assessment.version} office={office} />}
      {isBarredHere(office) && (
        <Notice tone="wait">这一件不能由您办:您是老人的家人,或者申请是您帮着提的。请同事来办。</Notice>
      )}
    </>
  )
}

/** A form that was told already, and nobody has read again. */
const waitsForAudit = ({ sheet, audit, thread }: OfficeThread): boolean =>
  sheet !== null && audit === null && thread.assessment.state !== 'assessed'

function Found({ account }: { readonly account: string }) {
  const { id = '' } = useRouter().params
  const read = useAnswer('assessment', 'officeCase', { case: id }, id === '' ? null : account, { moving: true })
  useClosing(read.error)
  const office = read.data?.office
  if (!office) return <Waiting {...read} shown={false} />
  return (
    <>
      <Waiting {...read} shown />
      <Head thread={office.thread} />
      <TakenBack thread={office.thread} />
      <Application thread={office.thread} />
      <Teams visits={office.visits} />
      <Results office={office} />
      {office.sheet && <Signed office={office} sheet={office.sheet} />}
      <Acts office={office} />
      {waitsForAudit(office) && <Audit key={`audit-${office.thread.assessment.version}`} office={office} />}
    </>
  )
}

/** One application for the office: all of it, and what is to be done next. That it was read stands in «谁看过». */
function OfficeCase() {
  return (
    <Frame title="评估申请" who="none" calls="line" wide onBack={() => backOr(PATHS.officeQueue)}>
      <AtDesk role="official">{(_staff, account) => <Found account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(OfficeCase)
