import type { AssessmentThread, TermsCard } from '@/contract/assessment/shapes'
import { assessmentDrafts } from '@/client/assessment-draft'
import { useCity, useHomeCity } from '@/client/city'
import { calledOf, forWhom, type ForWhom } from '@/client/for-whom'
import { ASSESSMENT_REF } from '@/client/pack'
import { useRefreshedPerson } from '@/client/refresh-person'
import { today } from '@/client/today'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading, Notice, Row, Tag } from '@/ui'
import { ASSESSMENT_TONES, isOpenAssessment, leadingThread, nextOf, stateOf } from '../assessment-words'
import { numberWords } from '../case-words'
import { AskCity, CityLine } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { longDay } from '../words'
import { freeWords, minutesWords, tooYoungWords, validWords, youngWords } from './terms-words'
import { useTerms } from './use-terms'
import { useThreads } from './use-threads'

const atOf = ({ assessment }: AssessmentThread) => ({ id: assessment.case, for: assessment.person.id })

/** What she has already: how it stands, and the way to it. */
function Leading({ thread, terms }: { readonly thread: AssessmentThread; readonly terms: TermsCard | undefined }) {
  const { assessment, results, certificate } = thread
  return (
    <Box className="card card--next stack">
      <Box className="note">{`${assessment.person.name} · ${numberWords(assessment.number)}`}</Box>
      <Heading level={2} className="subtitle">
        {stateOf(assessment)}
      </Heading>
      <Box>{nextOf(assessment, terms)}</Box>
      <Button role="link" onPress={() => go(PATHS.assessmentOne, atOf(thread))}>
        看办到哪一步
      </Button>
      {results.length > 0 && (
        <Button kind="other" role="link" onPress={() => go(PATHS.assessmentResult, atOf(thread))}>
          看评估结果
        </Button>
      )}
      {certificate && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.certificate, atOf(thread))}>
          看评估证明
        </Button>
      )}
    </Box>
  )
}

function Earlier({ threads }: { readonly threads: readonly AssessmentThread[] }) {
  if (threads.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        以前申请的
      </Heading>
      <Card kind="rows" role="list" label="以前申请的">
        {threads.map((thread) => (
          <Row
            key={thread.assessment.id}
            over={numberWords(thread.assessment.number)}
            title={<Tag tone={ASSESSMENT_TONES[thread.assessment.state]}>{stateOf(thread.assessment)}</Tag>}
            detail={thread.assessment.validTo === null ? undefined : `有效到${longDay(thread.assessment.validTo)}`}
            onPress={() => go(PATHS.assessmentOne, atOf(thread))}
          />
        ))}
      </Card>
    </>
  )
}

/** What it is, what it costs, how long, and what it opens. */
function About({ terms, person }: { readonly terms: TermsCard; readonly person: ForWhom }) {
  const her = { called: calledOf(person), birthDate: person.birthDate }
  const young = tooYoungWords(terms, her, today()) || youngWords(terms, her, today())
  return (
    <>
      <Card>
        <Box className="stack">
          <Box>两位评估员上门,看老人日常的事自己能做多少,评出一个等级。</Box>
          <Box>{`${minutesWords(terms)},${validWords(terms)}。`}</Box>
          <Box>{freeWords(terms)}</Box>
          <Box>护理补贴、上门服务、家里改造、住养老院,多半要看这个等级。</Box>
        </Box>
      </Card>
      {young && <Notice tone="wait">{young}</Notice>}
    </>
  )
}

/** The two ways on: to think first, or to apply; what was begun is gone on with. */
function Verbs({ person, open }: { readonly person: ForWhom; readonly open: boolean }) {
  const begun = assessmentDrafts.use()[person.id]
  return (
    <>
      {!open && (
        <Button role="link" onPress={() => go(PATHS.assessmentApply)}>
          {begun ? '接着填申请' : '申请评估'}
        </Button>
      )}
      <Button kind="other" role="link" onPress={() => go(PATHS.selfCheck)}>
        先自己测一测
      </Button>
    </>
  )
}

/** 能力评估: what is under way, what it is, and the two ways on. */
function AssessmentIndex() {
  useRefreshedPerson()
  const person = forWhom.use()
  const home = useHomeCity()
  const chosen = useCity()
  const city = home ?? chosen
  const read = useTerms(city)
  const { terms } = read
  const threads = useThreads(person)
  const leading = leadingThread(threads)
  const open = leading !== undefined && isOpenAssessment(leading.assessment)
  return (
    <Frame title="能力评估" who="change">
      {leading && <Leading thread={leading} terms={terms} />}
      {city === null ? <AskCity /> : <CityLine city={city} />}
      {city !== null && <Waiting {...read} shown={terms !== undefined} />}
      {terms && <About terms={terms} person={person} />}
      <Verbs person={person} open={open} />
      <Earlier threads={threads.filter((thread) => thread !== leading)} />
      {city !== null && (
        <Button kind="quiet" role="link" onPress={() => go(PATHS.benefit, { ref: ASSESSMENT_REF })}>
          看清单里这一项怎么写的
        </Button>
      )}
      <Button kind="quiet" role="link" onPress={() => go(PATHS.verify)}>
        核对一份评估证明
      </Button>
    </Frame>
  )
}

export default guarded(AssessmentIndex)
