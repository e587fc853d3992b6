import { useShareAppMessage } from '@tarojs/taro'
import type { AssessmentThread } from '@/contract/assessment/shapes'
import { goTab, replace } from '@/platform/navigate'
import { canPrint, printPage } from '@/platform/print'
import { canSubscribe } from '@/platform/subscribe'
import { Box, Button, Card, Dial, Heading, inGroups, spokenPhone } from '@/ui'
import { CopyText } from '@/ui/copy-text'
import { ShareButton } from '@/ui/share-button'
import { nextOf, stateOf } from '../assessment-words'
import { Reminder } from '../case/reminder'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { AssessmentPage, whoOf } from './of-assessment'
import { sharedPage } from './shared-page'
import { useAssessmentOfPage } from './use-assessment-of'
import { useTerms } from './use-terms'

function Applied({ thread }: { readonly thread: AssessmentThread }) {
  const { assessment } = thread
  const { number, person, holder, city } = assessment
  const { terms } = useTerms(city)
  const next = nextOf(assessment, terms)
  const phone = holder.phone ?? '12349'
  const kept = [`能力评估申请,编号 ${inGroups(number)}`, next.replace(/。$/, ''), `问的时候打 ${spokenPhone(phone)}`]
  return (
    <>
      <Card kind="answer">
        <Heading level={2} attend>
          申请交好了
        </Heading>
        <Box>编号</Box>
        <Box className="amount digits">{inGroups(number)}</Box>
        <Box>{`${person.name} 的能力评估`}</Box>
      </Card>
      <Heading level={2} className="subtitle">
        接下来
      </Heading>
      <Box>{`${stateOf(assessment)}。`}</Box>
      {next && <Box>{next}</Box>}
      <Box>{`现在在:${holder.words}。`}</Box>
      <Box>受理、约时间、出结果,都会发消息,“我的事”里也看得到。</Box>
      {canSubscribe && <Reminder />}
      <Dial phone={phone} kind="other" detail={holder.phone ? holder.words : '养老热线,问的时候报编号'}>
        {`打电话 ${spokenPhone(phone)}`}
      </Dial>
      <Button role="link" onPress={() => replace(PATHS.assessmentOne, { id: assessment.case, for: person.id })}>
        看办到哪一步
      </Button>
      <CopyText label="编号和电话" text={kept.join('。')} kind="link" />
      {canPrint && (
        <Button kind="quiet" onPress={() => void printPage()}>
          打印这一页
        </Button>
      )}
      <ShareButton page={sharedPage(thread)}>发给家人</ShareButton>
      <Box className="note">{`家人打开后,要${person.name}同意过他看,才看得到内容。`}</Box>
      <Button kind="quiet" onPress={() => goTab(PATHS.home)}>
        回首页
      </Button>
    </>
  )
}

/** What came of an application: number, who next, by when. It survives a reload. */
function AppliedPage() {
  const page = useAssessmentOfPage()
  const shared = sharedPage(page.thread)
  useShareAppMessage(() => shared)
  return (
    <Frame title="交好了" who={whoOf(page)}>
      <AssessmentPage page={page}>{(thread) => <Applied thread={thread} />}</AssessmentPage>
    </Frame>
  )
}

export default guarded(AppliedPage)
