import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { CaseThread } from '@/contract/care'
import type { WireError } from '@/contract'
import { caseDrafts, keepCaseDraft } from '@/client/case-drafts'
import { aboutPerson } from '@/client/kept-copies'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, ErrorSummary, Heading, Notice } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { numberWords } from '../case-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { AtDesk } from './at-desk'

type Kind = 'answered' | 'handed-on' | 'decided'
type Choices = { readonly to: string; readonly approve: 'yes' | 'no' | '' }

const MOST = 1000

const PAGES: Readonly<Record<Kind, { readonly title: string; readonly hint: string; readonly button: string }>> = {
  answered: {
    title: '答复',
    hint: '写清办了什么、能领多少、什么时候到;办不了的,写为什么、还能怎么办。老人这边看得到。',
    button: '发出答复',
  },
  'handed-on': { title: '转给同事', hint: '写一句为什么转、办到哪一步了。老人这边也看得到。', button: '转给这位同事' },
  decided: {
    title: '核对监护材料',
    hint: '写看了什么材料、为什么登记或者不登记。申请的人看得到。',
    button: '发出决定',
  },
}

const APPROVALS = [
  { id: 'yes', label: '材料齐全,登记为监护人' },
  { id: 'no', label: '不登记' },
]

const kindOf = (named: string | undefined): Kind => (named === 'handed-on' || named === 'decided' ? named : 'answered')

type Problems = Readonly<Partial<Record<'words' | 'to' | 'approve', string>>>

function problemsOf(kind: Kind, words: string, { to, approve }: Choices): Problems {
  return {
    ...(kind === 'handed-on' && to === '' && { to: '请选转给哪位同事' }),
    ...(kind === 'decided' && approve === '' && { approve: '请选登记还是不登记' }),
    ...(words.trim() === '' && { words: '请写几句' }),
    ...(words.trim().length > MOST && { words: `最多写${MOST}个字,请删短一些` }),
  }
}

/** The three acts of a desk, behind one press. */
function useDeskAct(kind: Kind) {
  const answer = useAct('care', 'answer')
  const handOn = useAct('care', 'handOn')
  const decide = useAct('care', 'decideGuardian')
  const current = { answered: answer, 'handed-on': handOn, decided: decide }[kind]
  const send = ({ case: { id, version } }: CaseThread, words: string, { to, approve }: Choices) => {
    const saying = { case: id, version, words: words.trim() }
    if (kind === 'handed-on') return handOn.act({ ...saying, to })
    if (kind === 'decided') return decide.act({ ...saying, approve: approve === 'yes' })
    return answer.act(saying)
  }
  return { send, busy: current.busy, error: current.error as WireError | undefined, attempt: current.attempt }
}

interface ColleaguesProps {
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly to: string
  readonly error?: string
  readonly onChoose: (id: string) => void
}

/** To whom it can go. */
function Colleagues({ colleagues, to, error, onChoose }: ColleaguesProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        转给谁?
      </Heading>
      <Choice
        label="转给谁"
        kind="one"
        options={colleagues.map(({ id, name }) => ({ id, label: name }))}
        chosen={[to]}
        error={error}
        onChoose={onChoose}
      />
    </>
  )
}

interface ActingProps {
  readonly thread: CaseThread
  readonly kind: Kind
  /** Only for handing on. */
  readonly colleagues: ColleaguesProps['colleagues']
}

function Acting({ thread, kind, colleagues }: ActingProps) {
  const { id, title, number, person } = thread.case
  const words = caseDrafts.use()[`${id}:${kind}`] ?? ''
  const [choices, setChoices] = useState<Choices>({ to: '', approve: '' })
  const [problems, setProblems] = useState<Problems>({})
  const [tries, setTries] = useState(0)
  const { send, busy, error, attempt } = useDeskAct(kind)
  const page = PAGES[kind]
  const submit = async (): Promise<void> => {
    const found = problemsOf(kind, words, choices)
    setProblems(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0 || !(await send(thread, words, choices))) return toTop()
    keepCaseDraft(id, kind, '')
    backOr(PATHS.thread, { id, for: person.id })
    askAgain('care', 'thread', 'desk', 'cases')
  }
  const choose = (part: Partial<Choices>): void => {
    setProblems({})
    setChoices({ ...choices, ...part })
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void submit()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('care', 'thread')}>
          看看后来有什么变化,再发
        </Button>
      )}
      <Card>
        <Box className="strong">{title}</Box>
        <Box className="note">{`${person.name} · ${numberWords(number)}`}</Box>
        <Box>{thread.about.words}</Box>
      </Card>
      {kind === 'handed-on' && (
        <Colleagues colleagues={colleagues} to={choices.to} error={problems.to} onChoose={(to) => choose({ to })} />
      )}
      {kind === 'decided' && (
        <Choice
          label="登记还是不登记"
          kind="one"
          options={APPROVALS}
          chosen={[choices.approve]}
          error={problems.approve}
          onChoose={(approve) => choose({ approve: approve as Choices['approve'] })}
        />
      )}
      <TextArea
        id="desk-words"
        label={page.title}
        hint={page.hint}
        most={MOST}
        value={words}
        error={problems.words ?? error?.fields?.['words']}
        onChange={(typed) => {
          setProblems({})
          keepCaseDraft(id, kind, typed)
        }}
      />
      <Button busy={busy} onPress={() => void submit()}>
        {page.button}
      </Button>
    </>
  )
}

function Found({ account, kind }: { readonly account: string; readonly kind: Kind }) {
  const { id = '', for: person = '' } = useRouter().params
  // The same copy as on the thread's own page.
  const read = useAnswer('care', 'thread', { case: id }, id ? `${account}:${aboutPerson(person)}` : null)
  const thread = read.data?.thread
  if (!thread) return <Waiting {...read} shown={false} />
  const possible = thread.may.includes(kind === 'handed-on' ? 'handed-on' : 'answered')
  if (!possible) return <Notice tone="wait">这件事现在不能这样办了。请回去看看它办到哪里了。</Notice>
  if (kind === 'handed-on') return <HandingOn thread={thread} account={account} />
  return <Acting thread={thread} kind={kind} colleagues={[]} />
}

/** Nothing is written in vain where nobody can take it. */
function HandingOn({ thread, account }: { readonly thread: CaseThread; readonly account: string }) {
  const read = useAnswer('care', 'desk', { show: 'open' }, account)
  const { data } = read
  if (!data) return <Waiting {...read} shown={false} />
  if (data.colleagues.length === 0) {
    return <Notice tone="wait">这个片区没有别的同事能接。要转,请找本市的管理员先邀请同事。</Notice>
  }
  return <Acting thread={thread} kind="handed-on" colleagues={data.colleagues} />
}

/** What a desk does with a case in words: answers it, hands it on, decides about a guardian. */
function DeskAct() {
  const { id = '', for: person, kind: named } = useRouter().params
  const kind = kindOf(named)
  return (
    <Frame title={PAGES[kind].title} who="none" calls="line" onBack={() => backOr(PATHS.thread, { id, for: person })}>
      <AtDesk role="community-worker">{(_staff, account) => <Found account={account} kind={kind} />}</AtDesk>
    </Frame>
  )
}

export default guarded(DeskAct)
