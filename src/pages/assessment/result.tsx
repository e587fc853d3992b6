import { useState } from 'react'
import type { AssessmentThread, ResultCard } from '@/contract/assessment/shapes'
import { useAct } from '@/client/use-act'
import { SERVICE_RULES } from '@/domain/booking/services'
import { servicesFor } from '@/domain/assessment/suits'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Fold, Heading, Notice, Row, Tag } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { Meter } from '@/ui/meter'
import { ActFailure } from '../act-failure'
import { isOpenAssessment, LAST_WORD, levelWords, objectionWords, stateOf } from '../assessment-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { longDay } from '../words'
import { actWords } from './act-words'
import { AssessmentPage, whoOf } from './of-assessment'
import {
  clauseWords,
  earlierWords,
  partOf,
  sectionWords,
  spokenResult,
  totalWords,
  untilThenWords,
} from './result-words'
import { askAssessmentAgain, useAssessmentOfPage } from './use-assessment-of'
import { useTerms } from './use-terms'

/** The points behind a level, section by section, and which rule moved it. */
function Points({ result }: { readonly result: ResultCard }) {
  const clauses = clauseWords(result)
  return (
    <>
      <Heading level={2} className="subtitle">
        四个方面
      </Heading>
      <Card role="list" label="四个方面">
        {result.sections.map((section) => (
          <Meter key={section.name} label={section.name} words={sectionWords(section)} part={partOf(section)} />
        ))}
      </Card>
      {clauses.length > 0 && (
        <Card role="group" label="为什么调了等级">
          <Heading level={2} className="subtitle">
            为什么调了等级
          </Heading>
          {clauses.map((words) => (
            <Box key={words}>{words}</Box>
          ))}
        </Card>
      )}
      <Box className="note">{`按 ${result.instrument} 评,${longDay(result.on)}评的。`}</Box>
    </>
  )
}

/** What she agrees with is in force at once, after one more question. @param last until when she may still object; empty where not */
function Agree({ thread, last }: { readonly thread: AssessmentThread; readonly last: string }) {
  const [asked, setAsked] = useState(false)
  const { case: id, version } = thread.assessment
  const { act, busy, error, attempt } = useAct('assessment', 'agree')
  const agree = async (): Promise<void> => {
    if (await act({ case: id, version })) askAssessmentAgain()
  }
  if (!asked) return <Button onPress={() => setAsked(true)}>认可这个结果</Button>
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void agree()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={askAssessmentAgain}>
          看看现在的情况
        </Button>
      )}
      <Confirm
        title="认可这个结果?"
        action="认可"
        busy={busy}
        onConfirm={() => void agree()}
        onCancel={() => setAsked(false)}
      >
        {`认可以后马上生效:发评估证明,和等级有关的补贴、服务按它重新算。${last && `${last}还可以提异议。`}`}
      </Confirm>
    </>
  )
}

/** Yes, or not: each with what comes of it and the last day. */
function HerWord({ thread }: { readonly thread: AssessmentThread }) {
  const { assessment, may } = thread
  const { terms } = useTerms(assessment.city)
  const { objectUntil } = assessment
  if (!may.includes('agree') && !may.includes('object')) return null
  const last = objectUntil === null || !may.includes('object') ? '' : objectionWords(objectUntil, terms)
  return (
    <>
      <Heading level={2} className="subtitle">
        这个结果对吗?
      </Heading>
      {may.includes('agree') && <Agree key={assessment.version} {...{ thread, last }} />}
      {may.includes('object') && (
        <>
          <Button
            kind="other"
            role="link"
            onPress={() => go(PATHS.assessmentAct, { id: assessment.case, for: assessment.person.id, act: 'object' })}
          >
            {actWords('object', assessment).way}
          </Button>
          <Box className="note">{`${last}可以提一次异议,换两位评估员重评。`}</Box>
        </>
      )}
      {assessment.state === 'told' && assessment.round > 1 && (
        <Box className="note">
          {objectUntil === null ? `${LAST_WORD}。` : `不点“认可”,${longDay(objectUntil)}过后也会生效。${LAST_WORD}。`}
        </Box>
      )}
    </>
  )
}

/** Once she has objected, the result on the page is not the last word; what was in force before stays so until then. */
function Objected({ thread: { assessment, certificate } }: { readonly thread: AssessmentThread }) {
  if (assessment.round === 1 || !isOpenAssessment(assessment) || assessment.state === 'told') return null
  return (
    <>
      <Notice tone="wait">{`提了异议,会换人重评:${stateOf(assessment)}。${untilThenWords(certificate)}`}</Notice>
      <Button
        kind="other"
        role="link"
        onPress={() => go(PATHS.assessmentOne, { id: assessment.case, for: assessment.person.id })}
      >
        看办到哪一步
      </Button>
    </>
  )
}

const CHANGE_WORDS = { yes: '可以享受', perhaps: '可能符合', no: '可能不再符合' } as const

/** Benefits that changed with the result, and what else suits. */
function Follows({ thread, result }: { readonly thread: AssessmentThread; readonly result: ResultCard }) {
  const { changed, assessment } = thread
  const services = servicesFor(result.level)
  return (
    <>
      {changed.length > 0 && (
        <>
          <Heading level={2} className="subtitle">
            跟着变的
          </Heading>
          <Card kind="rows" role="list" label="跟着变的">
            {changed.map(({ ref, name, verdict }) => (
              <Row
                key={ref}
                title={name}
                detail={<Tag tone={verdict === 'yes' ? 'good' : 'wait'}>{CHANGE_WORDS[verdict]}</Tag>}
                onPress={() => go(PATHS.benefit, { ref, city: assessment.city })}
              />
            ))}
          </Card>
          {changed.some(({ verdict }) => verdict === 'no') && (
            <Box className="note">可能不再符合的,已经在领的先问问社区,以当地规定为准。</Box>
          )}
        </>
      )}
      <Button kind="other" role="link" onPress={() => go(PATHS.results)}>
        看我能领什么
      </Button>
      {services.length > 0 && (
        <>
          <Heading level={2} className="subtitle">
            合适的服务
          </Heading>
          <Card kind="rows" role="list" label="合适的服务">
            {services.map((service) => (
              <Row
                key={service}
                title={SERVICE_RULES[service].name}
                onPress={() => go(PATHS.offerings, { kind: SERVICE_RULES[service].kind, service })}
              />
            ))}
          </Card>
        </>
      )}
    </>
  )
}

function Result({ thread }: { readonly thread: AssessmentThread }) {
  const { assessment, results, certificate } = thread
  const [result, ...earlier] = results
  if (!result) return <Notice tone="wait">结果还没有出来。出来了会发消息。</Notice>
  const { validTo, state } = assessment
  return (
    <>
      <Card kind="answer">
        <Box>评估结果</Box>
        <Heading level={2} className="amount amount--big" attend>
          {levelWords(result)}
        </Heading>
        <Box className="strong">{`${result.plain}。`}</Box>
        <Box>{`${totalWords(result)}。`}</Box>
        {state === 'in-force' && validTo !== null && <Box>{`有效到${longDay(validTo)}。`}</Box>}
        {state === 'expired' && <Box>已经过了有效期。</Box>}
      </Card>
      <Objected thread={thread} />
      <HerWord thread={thread} />
      {certificate && (
        <Button role="link" onPress={() => go(PATHS.certificate, { id: assessment.case, for: assessment.person.id })}>
          看评估证明
        </Button>
      )}
      <Points result={result} />
      <Follows thread={thread} result={result} />
      {earlier.length > 0 && (
        <Fold title={`以前那次的结果(${earlier.length})`}>
          {earlier.map((one) => (
            <Card key={one.id}>
              <Box className="strong">{levelWords(one)}</Box>
              <Box>{`${totalWords(one)},${longDay(one.on)}评的。`}</Box>
              <Box className="note">{earlierWords(assessment)}</Box>
            </Card>
          ))}
        </Fold>
      )}
    </>
  )
}

/** What an assessment found, in words first; yes or no to it; what follows. */
function ResultPage() {
  const page = useAssessmentOfPage()
  const { thread } = page
  const result = thread?.results[0]
  return (
    <Frame
      title="评估结果"
      who={whoOf(page)}
      spoken={thread && result && spokenResult(result, thread.assessment.person.name)}
      onBack={() => backOr(PATHS.assessmentOne, page.at)}
    >
      <AssessmentPage page={page}>{(shown) => <Result thread={shown} />}</AssessmentPage>
    </Frame>
  )
}

export default guarded(ResultPage)
