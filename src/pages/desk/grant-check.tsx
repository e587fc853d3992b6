import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { GrantThread } from '@/contract/booking/grants'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { aboutPerson } from '@/client/kept-copies'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading, inGroups, Notice } from '@/ui'
import { KeyValues } from '@/ui/key-values'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { grantState, programmeAmount, servicesWords, sourceWords } from '../grant-words'
import { guarded } from '../guarded'
import { dayOfInstant } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { AtDesk, useClosing } from './at-desk'

type Finding = 'fits' | 'does-not' | 'return'

const MOST = 500
const DRAFT = 'grant-check'

const FINDINGS: readonly { readonly id: Finding; readonly label: string; readonly hint: string }[] = [
  { id: 'fits', label: '看起来符合', hint: '交给县(市、区)民政审批' },
  { id: 'does-not', label: '看起来不符合', hint: '也交上去,批不批由民政定' },
  { id: 'return', label: '请补材料', hint: '退给老人,写清缺什么' },
]

const WORDS: Readonly<Record<Finding, { readonly label: string; readonly hint: string; readonly button: string }>> = {
  fits: { label: '核对到什么', hint: '写看了什么材料、问了谁。老人这边看得到。', button: '交给民政审批' },
  'does-not': { label: '哪里不符合', hint: '写哪一条不符合、怎么核对的。老人这边看得到。', button: '交给民政审批' },
  return: { label: '还缺什么', hint: '写清缺哪样、到哪里开。老人这边看得到。', button: '请老人补材料' },
}

interface Problems {
  readonly finding?: string
  readonly words?: string
}

function problemsOf(finding: Finding | '', words: string): Problems {
  const length = words.trim().length
  return {
    ...(finding === '' && { finding: '请选核对的结果' }),
    ...(finding !== '' && length === 0 && { words: '请写几句' }),
    ...(length > MOST && { words: `最多写${MOST}个字,请删短一些` }),
  }
}

/** What the community found, handed on to whoever decides, or back to her. */
function Checking({ thread }: { readonly thread: GrantThread }) {
  const { grant } = thread
  const { case: id, version, person } = grant
  const words = caseDrafts.use()[`${id}:${DRAFT}`] ?? ''
  const [finding, setFinding] = useState<Finding | ''>('')
  const [problems, setProblems] = useState<Problems>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('booking', 'checkGrant')
  const page = WORDS[finding === '' ? 'fits' : finding]
  const submit = async (): Promise<void> => {
    const found = problemsOf(finding, words)
    setProblems(found)
    setTries(tries + 1)
    if (finding === '' || Object.keys(found).length > 0) return toTop()
    if (!(await act({ case: id, version, finding, words: words.trim() }))) return toTop()
    keepCaseDraft(id, DRAFT, '')
    askAgain('booking', 'grant')
    askAgain('care', 'thread', 'desk')
    backOr(PATHS.thread, { id, for: person.id })
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('booking', 'grant')}>
          看看后来有什么变化,再交
        </Button>
      )}
      <Papers thread={thread} />
      <Heading level={2} className="subtitle">
        核对的结果?
      </Heading>
      <Choice
        label="核对的结果"
        kind="one"
        options={FINDINGS}
        chosen={[finding]}
        error={problems.finding}
        onChoose={(chosen) => {
          setProblems({})
          setFinding(chosen as Finding)
        }}
      />
      <TextArea
        id="check-words"
        label={page.label}
        hint={page.hint}
        most={MOST}
        value={words}
        error={problems.words}
        onChange={(typed) => {
          setProblems({})
          keepCaseDraft(id, DRAFT, typed)
        }}
      />
      <Button busy={busy} onPress={() => void submit()}>
        {page.button}
      </Button>
    </>
  )
}

function Papers({ thread: { grant, said, found, files } }: { readonly thread: GrantThread }) {
  const { programme, number, person, appliedAt } = grant
  return (
    <>
      <KeyValues
        label="申请的内容"
        rows={[
          { id: 'who', label: '谁的申请', value: `${person.name} · 编号 ${inGroups(number)}` },
          { id: 'what', label: '申请什么', value: `${programme.name} · ${programmeAmount(programme)}` },
          { id: 'services', label: '能用在', value: servicesWords(programme) },
          { id: 'said', label: `${dayOfInstant(appliedAt)}说的`, value: said },
          ...(found === '' ? [] : [{ id: 'found', label: '上次核对写的', value: found }]),
          { id: 'state', label: '到哪一步', value: grantState(grant) },
        ]}
      />
      {files.map((file, index) => (
        <Button
          key={file}
          kind="other"
          role="link"
          onPress={() => go(PATHS.casePhoto, { case: grant.case, file, for: person.id })}
        >
          {`看照片 ${index + 1}`}
        </Button>
      ))}
      <Box className="note">{sourceWords(programme)}</Box>
    </>
  )
}

function Found({ account }: { readonly account: string }) {
  const { id = '', for: person = '' } = useRouter().params
  const scope = id === '' ? null : `${account}:${aboutPerson(person)}`
  const read = useAnswer('booking', 'grant', { case: id }, scope)
  useClosing(read.error)
  const thread = read.data?.grant
  if (!thread) return <Waiting {...read} shown={false} />
  return (
    <>
      <Waiting {...read} shown />
      {thread.may.includes('check') ? (
        <Checking key={thread.grant.version} thread={thread} />
      ) : (
        <>
          <Papers thread={thread} />
          <Notice tone="wait">这份申请现在不用您核对,或者不能由您核对(帮着申请的人不能自己核对)。</Notice>
        </>
      )}
      <Button kind="other" role="link" onPress={() => go(PATHS.thread, { id, for: thread.grant.person.id })}>
        看经过、怎么找到老人
      </Button>
    </>
  )
}

/** 核对: the community looks at an application before somebody decides. */
function GrantCheck() {
  return (
    <Frame title="核对补贴申请" who="none" calls="line" onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="community-worker">{(_staff, account) => <Found account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(GrantCheck)
