import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { forgetReports, type ReportDraft } from '@/client/drafts'
import { hasArrived, useActs } from '@/client/outgoing-acts'
import { useRefreshedPerson } from '@/client/refresh-person'
import { session } from '@/client/session'
import {
  FAULT_WORDS,
  MOST_REPORT_WORDS,
  REPORT_FAULTS,
  reportProblems,
  type ReportFault,
  type ReportProblems,
} from '@/domain/case/report'
import { backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { NoPlace } from './no-place'
import { ReportObstacleNotice } from './report-obstacle'
import { useReport } from './use-report'

interface FormProps {
  readonly draft: ReportDraft
  readonly problems: ReportProblems
  readonly change: (part: Partial<ReportDraft>) => void
  readonly onMend: (field: keyof ReportProblems) => void
}

function Form({ draft, problems, change, onMend }: FormProps) {
  const { what, words } = draft
  const toggle = (id: string): void => {
    const fault = id as ReportFault
    onMend('what')
    change({ what: what.includes(fault) ? what.filter((one) => one !== fault) : [...what, fault] })
  }
  return (
    <>
      <Heading level={2} className="subtitle">
        哪里不对?可以选几样
      </Heading>
      <Choice
        label="哪里不对"
        kind="many"
        options={REPORT_FAULTS.map((id) => ({ id, label: FAULT_WORDS[id] }))}
        chosen={what}
        error={problems.what}
        onChoose={toggle}
      />
      <TextArea
        id="words"
        label="应该是怎样的"
        hint="不写也行,选了“其他”请写一句。姓名、电话、身份证号不要写在这里。"
        value={words}
        most={MOST_REPORT_WORDS}
        error={problems.words}
        onChange={(typed) => {
          onMend('words')
          change({ words: typed })
        }}
      />
    </>
  )
}

/** 报错: what is wrong with what stands here of a place, before it is looked over and sent. */
function Report() {
  const { id = '' } = useRouter().params
  const account = session.use()?.account.id
  useRefreshedPerson()
  const { person, read, draft, obstacle, change } = useReport(id)
  const [problems, setProblems] = useState<ReportProblems>({})
  const [attempt, setAttempt] = useState(0)
  const { sentAs } = draft
  const waits = useActs(account).some((act) => act.id === sentAs)

  useEffect(() => {
    if (sentAs === undefined) return
    if (waits) replace(PATHS.asked, { act: sentAs })
    // It has come there: the next one about the same place is another one.
    else if (hasArrived(sentAs)) forgetReports((one) => one.sentAs === sentAs)
  }, [sentAs, waits])

  const check = (): void => {
    const found = reportProblems(draft.what, draft.words)
    setProblems(found)
    setAttempt(attempt + 1)
    if (Object.keys(found).length > 0) return toTop()
    change({ sentAs: undefined })
    go(PATHS.reportCheck, { id })
  }
  const drop = (): void => {
    forgetReports(({ facility }) => facility === id)
    backOr(PATHS.facility, { id })
  }
  const isBegun = draft.what.length > 0 || draft.words !== ''
  const known = draft.name !== ''
  return (
    <Frame
      title="报错"
      who="change"
      actions={known && obstacle === null && <Button onPress={check}>下一步:看看对不对</Button>}
    >
      {id === '' && <NoPlace />}
      {!known && <Waiting {...read} shown={false} />}
      {known && (
        <Heading level={2} className="title">
          {draft.name}
        </Heading>
      )}
      {known && obstacle && <ReportObstacleNotice obstacle={obstacle} person={person} />}
      {known && !obstacle && (
        <>
          <ErrorSummary attempt={attempt} errors={Object.values(problems).filter(Boolean)} />
          <Box className="note">交给这个地方所在街道的工作人员核对。</Box>
          <Form
            draft={draft}
            problems={problems}
            change={change}
            onMend={(field) => problems[field] && setProblems({ ...problems, [field]: undefined })}
          />
          {isBegun && (
            <Button kind="quiet" onPress={drop}>
              不报了
            </Button>
          )}
        </>
      )}
    </Frame>
  )
}

export default guarded(Report)
