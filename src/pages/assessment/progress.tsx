import { useShareAppMessage } from '@tarojs/taro'
import type { AssessmentThread, VisitCard } from '@/contract/assessment/shapes'
import { ASSESSMENT_REASON_WORDS } from '@/domain/assessment/states'
import { backOr, go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Dial, Fold, Heading, Notice, spokenPhone } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { ShareButton } from '@/ui/share-button'
import { Steps } from '@/ui/steps'
import { afterTakingBack } from '../assessment-consent-words'
import { appointmentOf, dayPartWords, nextOf, stateOf, stepsOf } from '../assessment-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Refresh } from '../refresh'
import { actsShown, actWords } from './act-words'
import { AssessmentPage, whoOf } from './of-assessment'
import { companionTold, placeWords } from './questions'
import { sharedPage } from './shared-page'
import { askAssessmentAgain, useAssessmentOfPage } from './use-assessment-of'
import { useTerms } from './use-terms'

/** The two who come: so that nobody else is let in. */
function Team({ thread, visit }: { readonly thread: AssessmentThread; readonly visit: VisitCard }) {
  const { wishes, assessment, may } = thread
  const when = appointmentOf(visit)
  const names = [visit.first, visit.second].map(({ name, medical }) => (medical ? `${name}(有医护背景)` : name))
  return (
    <Box className="card stack" role="group" label="谁来、什么时候">
      <Heading level={2} className="subtitle">
        {when || '还没有约好哪天'}
      </Heading>
      <Box>{`来的人:${names.join('、')},${visit.org.name}的评估员。`}</Box>
      <Box>{`到哪里:${wishes.address}`}</Box>
      <Box>{when ? '病历、出院单、平常吃的药,放在手边。' : `评估员会打 ${spokenPhone(wishes.phone)} 来约。`}</Box>
      <Notice>开门前先问姓名、单位。和上面写的对不上的,不要开门,打电话问。带什么证件,以当地规定为准。</Notice>
      <Dial phone={visit.org.phone} kind="other" detail={visit.org.name}>
        {`打电话 ${spokenPhone(visit.org.phone)}`}
      </Dial>
      {may.includes('postpone') && (
        <Button
          kind="other"
          role="link"
          onPress={() => go(PATHS.assessmentAct, { id: assessment.case, for: assessment.person.id, act: 'postpone' })}
        >
          {actWords('postpone', assessment).way}
        </Button>
      )}
    </Box>
  )
}

/** Why it was returned or not taken on, or what was found at the door. */
function Answer({ thread: { answer, assessment } }: { readonly thread: AssessmentThread }) {
  if (answer === '') return null
  return (
    <Card role="group" label="答复">
      <Box className="note">{assessment.state === 'returned' ? '民政说还缺' : '答复'}</Box>
      <Box className="thread__words">{answer}</Box>
    </Card>
  )
}

/** States after which she may begin anew. */
const OVER: readonly string[] = ['expired', 'refused', 'withdrawn']

/** What she is asked to do now, one strong button. */
function HerTurn({ thread }: { readonly thread: AssessmentThread }) {
  const { assessment, may, results } = thread
  const at = { id: assessment.case, for: assessment.person.id }
  return (
    <>
      {may.includes('send-again') && (
        <Button role="link" onPress={() => go(PATHS.assessmentAct, { ...at, act: 'send-again' })}>
          补材料
        </Button>
      )}
      {results.length > 0 && (
        <Button role="link" onPress={() => go(PATHS.assessmentResult, at)}>
          看评估结果
        </Button>
      )}
      {thread.certificate && (
        <Button kind="other" role="link" onPress={() => go(PATHS.certificate, at)}>
          看评估证明
        </Button>
      )}
      {OVER.includes(assessment.state) && (
        <Button kind="other" role="link" onPress={() => go(PATHS.assessment)}>
          再申请一次
        </Button>
      )}
    </>
  )
}

function Told({ thread: { assessment, wishes, said, files } }: { readonly thread: AssessmentThread }) {
  return (
    <Fold title="申请时填的">
      <KeyValues
        label="申请时填的"
        rows={[
          { id: 'reason', label: '为什么评估', value: ASSESSMENT_REASON_WORDS[assessment.reason] },
          { id: 'place', label: '在哪里评', value: [placeWords(wishes.place, '老人'), wishes.address] },
          { id: 'when', label: '什么时候合适', value: dayPartWords(wishes.dayPart, wishes.times) },
          { id: 'phone', label: '约时间打谁的电话', value: spokenPhone(wishes.phone) },
          { id: 'companion', label: '谁陪着', value: companionTold(wishes.companion) },
          ...(said ? [{ id: 'words', label: '说的话', value: said }] : []),
          ...(files.length > 0 ? [{ id: 'files', label: '照片', value: `${files.length} 张,在经过里看得到` }] : []),
        ]}
      />
    </Fold>
  )
}

function Progress({ thread }: { readonly thread: AssessmentThread }) {
  const { assessment, may } = thread
  const { state, visit, holder } = assessment
  const { terms } = useTerms(assessment.city)
  const at = { id: assessment.case, for: assessment.person.id }
  const next = nextOf(assessment, terms)
  const takenBack = thread.consented === false ? afterTakingBack(state) : ''
  const comes = visit !== null && (state === 'assigned' || state === 'appointed')
  return (
    <>
      <Card kind="answer">
        <Heading level={2} className="amount" attend>
          {stateOf(assessment)}
        </Heading>
        {next && <Box>{next}</Box>}
      </Card>
      {takenBack && <Notice tone="wait">{takenBack}</Notice>}
      <HerTurn thread={thread} />
      <Answer thread={thread} />
      {comes && <Team thread={thread} visit={visit} />}
      {!comes && (
        <Dial
          phone={holder.phone ?? '12349'}
          kind="other"
          detail={holder.phone ? holder.words : '养老热线,问的时候报编号'}
        >
          {`打电话 ${spokenPhone(holder.phone ?? '12349')}`}
        </Dial>
      )}
      <Steps label="办到哪一步" steps={stepsOf(assessment, terms)} />
      <Refresh onRefresh={askAssessmentAgain} onPressed={toTop}>
        刷新,看有没有新的
      </Refresh>
      <Told thread={thread} />
      <Button kind="other" role="link" onPress={() => go(PATHS.thread, at)}>
        看经过、说一句
      </Button>
      {actsShown(may, state).map((act) => (
        <Button key={act} kind="quiet" role="link" onPress={() => go(PATHS.assessmentAct, { ...at, act })}>
          {actWords(act, assessment).way}
        </Button>
      ))}
      <ShareButton page={sharedPage(thread)}>发给家人</ShareButton>
    </>
  )
}

/** One application: where it is on its way, who has it, by when, who comes, and what she can do. */
function ProgressPage() {
  const page = useAssessmentOfPage()
  const shared = sharedPage(page.thread)
  useShareAppMessage(() => shared)
  return (
    <Frame title="能力评估" who={whoOf(page)} onBack={() => backOr(PATHS.assessment)}>
      <AssessmentPage page={page}>{(thread) => <Progress thread={thread} />}</AssessmentPage>
    </Frame>
  )
}

export default guarded(ProgressPage)
