import { useEffect, useRef } from 'react'
import { useRouter } from '@tarojs/taro'
import { calledOf } from '@/client/for-whom'
import { FAULT_WORDS, REPORT_FAULTS, reportProblems } from '@/domain/case/report'
import { backOr, go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Alert, Box, Button } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { useReport, useSending } from './use-report'

/** The report as it will be read, before it goes. */
function ReportCheck() {
  const { id = '' } = useRouter().params
  const { person, draft, obstacle } = useReport(id)
  const { send, busy, signedOut } = useSending(draft, person)
  const { what, words, name } = draft
  const back = (): void => backOr(PATHS.report, { id })
  // Opened by itself, or by somebody who has not told anything yet: the form says what is missing.
  const isReady = (signedOut || obstacle === null) && Object.keys(reportProblems(what, words)).length === 0
  // What was sent is no draft any more, and that is no reason to go back to the form: an answer may be faster than the next page.
  const sent = useRef(false)
  useEffect(() => {
    if (!isReady && !sent.current) replace(PATHS.report, { id })
  }, [isReady, id])

  const submit = async (): Promise<void> => {
    sent.current = true
    const act = await send()
    sent.current = act !== undefined
    if (act) replace(PATHS.asked, { act })
    else toTop()
  }
  const wrong = REPORT_FAULTS.filter((fault) => what.includes(fault)).map((fault) => FAULT_WORDS[fault])
  const by = person.relation === '本人' ? '您自己' : `替${calledOf(person)}`
  return (
    <Frame
      title="看看对不对"
      task="报错"
      actions={
        isReady && (
          <Button busy={busy} onPress={() => void submit()}>
            提交报错
          </Button>
        )
      }
    >
      {signedOut && (
        <>
          <Alert className="notice notice--bad" attend>
            登录已经过期。写好的都留着,登录以后再交。
          </Alert>
          <Button kind="other" role="link" onPress={() => go(PATHS.signIn, { next: 'back' })}>
            登录
          </Button>
        </>
      )}
      <KeyValues
        label="报错"
        rows={[
          { id: 'place', label: '哪个地方', value: name },
          { id: 'what', label: '哪里不对', value: wrong.join(';'), onChange: back },
          { id: 'words', label: '应该是怎样的', value: words.trim() || '没有写', onChange: back },
          { id: 'who', label: '谁报的', value: by, onChange: back },
          { id: 'desk', label: '交给谁', value: '这个地方所在街道的工作人员' },
        ]}
      />
      <Box className="note">
        工作人员只看到这些话,看不到姓名、电话和住址。答复在“我的事”里看。没有网也可以交:先存在这部手机上,有网时自动发。
      </Box>
    </Frame>
  )
}

export default guarded(ReportCheck)
