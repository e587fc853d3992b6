import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ActionInput, ActionOutput } from '@/contract'
import { acceptDraft, NO_ACCEPT, type AcceptDraft } from '@/client/drafts'
import { forWhom } from '@/client/for-whom'
import { session } from '@/client/session'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading, Notice, TextField } from '@/ui'
import { CodeField } from '@/ui/code-field'
import type { Scope } from '@/domain/helper/scope'
import { isUnnamed } from '@/domain/person/account-name'
import { RELATIONS, type Relation } from '@/domain/person/relation'
import { NameFirst } from '../account/name-form'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { untilWords } from '../moments'
import { PATHS } from '../paths'
import { readTerms, termsOf, type TermsProblems } from './terms'
import { TermsFields } from './terms-fields'
import { scopesWords } from './words'

type Seen = ActionOutput<'account', 'lookInvitation'>
type ByLinkOrCode = ActionInput<'account', 'lookInvitation'>

const CODE_LENGTH = 6
const CALLS = RELATIONS.filter((relation) => relation !== '本人').map((id) => ({ id, label: id, narrow: true }))

/** How an invitation is named on the wire: by its link, else by digits and name. */
const nameOf = ({ link, code, name }: AcceptDraft): ByLinkOrCode => (link ? { link } : { code, name: name.trim() })

/** Somebody takes up what he was asked: first he sees what it is, then he says yes or no. */
function Accept() {
  const { link } = useRouter().params
  const held = session.use()
  const draft = acceptDraft.use()
  const [seen, setSeen] = useState<Seen>()
  useEffect(() => {
    if (!link) return
    acceptDraft.set({ ...NO_ACCEPT, link })
    // Who looks over the shoulder, or takes up the browser after him, finds no link in the address.
    replace(PATHS.accept)
  }, [link])
  return (
    <Frame title="接受邀请" who="none">
      {!held ? (
        <>
          <Notice>家里人想请您帮忙,或者请您同意。先登录,再看是什么事。</Notice>
          <Button role="link" onPress={() => go(PATHS.signIn, { next: 'accept' })}>
            登录
          </Button>
        </>
      ) : seen ? (
        <Deciding seen={seen} draft={draft} onOther={() => setSeen(undefined)} />
      ) : (
        <Finding key={draft.link} draft={draft} onSeen={setSeen} />
      )}
    </Frame>
  )
}

interface FindingProps {
  readonly draft: AcceptDraft
  readonly onSeen: (seen: Seen) => void
}

function Finding({ draft, onSeen }: FindingProps) {
  const { act, busy, error, attempt, mended } = useAct('account', 'lookInvitation')
  const [problems, setProblems] = useState<Readonly<Partial<Record<'code' | 'name', string>>>>({})
  const [tries, setTries] = useState(0)
  const change = (part: Partial<AcceptDraft>): void => {
    mended()
    setProblems({})
    acceptDraft.set({ ...draft, ...part })
  }
  const look = async (): Promise<void> => {
    const found = {
      ...(draft.code.length < CODE_LENGTH && { code: '请填对方报给您的6位数字' }),
      ...(draft.name.trim() === '' && { name: '请填老人的姓名' }),
    }
    setProblems(draft.link ? {} : found)
    setTries(tries + 1)
    if (!draft.link && Object.keys(found).length > 0) return
    const answer = await act(nameOf(draft))
    if (answer) onSeen(answer)
  }
  useEffect(() => {
    if (draft.link) void look()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a link is looked up once, as it comes
  }, [draft.link])
  if (draft.link) {
    return (
      <>
        <ActFailure error={error} attempt={attempt} onRetry={() => void look()} />
        {busy && <Notice>正在打开邀请…</Notice>}
        <Button kind="other" onPress={() => acceptDraft.set(NO_ACCEPT)}>
          改用六位数
        </Button>
      </>
    )
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void look()} />
      <Box>对方把链接发给了您,点开链接就行。没有链接,填电话里报的六位数。</Box>
      <CodeField
        id="invitation-code"
        label="六位数"
        length={CODE_LENGTH}
        value={draft.code}
        error={problems.code}
        onChange={(code) => change({ code })}
      />
      <TextField
        id="elder-name"
        label="老人的姓名"
        hint="写全名,和对方登记的一样。"
        maxLength={30}
        value={draft.name}
        error={problems.name}
        onChange={(name) => change({ name })}
      />
      <Button busy={busy} onPress={() => void look()}>
        看看是什么事
      </Button>
    </>
  )
}

/** Who was asked by herself needs no other yes of hers. */
const isAskedByElder = ({ by, elder }: Seen): boolean => by === elder

const askedWords = (seen: Seen): string =>
  isAskedByElder(seen) ? `${seen.elder}请您帮忙` : `${seen.by}请您帮忙照看${seen.elder}`

interface DecidingProps {
  readonly seen: Seen
  readonly draft: AcceptDraft
  readonly onOther: () => void
}

function Deciding({ seen, draft, onOther }: DecidingProps) {
  const refusing = useAct('account', 'refuseInvitation')
  const [refused, setRefused] = useState(false)
  const name = session.use()?.account.name ?? ''
  const refuse = async (): Promise<void> => {
    if (!(await refusing.act(nameOf(draft)))) return toTop()
    acceptDraft.clear()
    setRefused(true)
    toTop()
  }
  if (refused) return <Notice tone="good">记下了:您没有接受。对方会收到通知。</Notice>
  const elder = seen.invitation.kind === 'elder'
  return (
    <>
      <ActFailure error={refusing.error} attempt={refusing.attempt} onRetry={() => void refuse()} />
      <Heading level={2} className="title" attend>
        {elder ? `${seen.by}想帮您办事` : askedWords(seen)}
      </Heading>
      {elder ? (
        <AgreeAsElder seen={seen} draft={draft} />
      ) : isUnnamed(name) ? (
        <NameFirst />
      ) : (
        <AgreeAsHelper seen={seen} draft={draft} />
      )}
      <Button kind="other" busy={refusing.busy} onPress={() => void refuse()}>
        {elder ? '不同意' : '不接受'}
      </Button>
      <Button
        kind="quiet"
        onPress={() => {
          acceptDraft.clear()
          onOther()
        }}
      >
        不是找我的,换一个邀请
      </Button>
    </>
  )
}

/** What follows a yes: the person is there to be acted for. */
function useAccepting(draft: AcceptDraft) {
  const accepting = useAct('account', 'acceptInvitation')
  const accept = async (
    more: Partial<ActionInput<'account', 'acceptInvitation'>>,
    next: string,
    offered?: readonly Scope[],
  ): Promise<void> => {
    const answer = await accepting.act({ ...nameOf(draft), ...more })
    if (!answer) return toTop()
    acceptDraft.clear()
    askAgain('account', 'me')
    forWhom.set(answer.person)
    replace(next, { accepted: offered?.join('-') })
  }
  return { ...accepting, accept }
}

type AgreeProps = Omit<DecidingProps, 'onOther'>

/** A helper says how he calls her; nothing of hers opens to him until she, or a worker beside her, agrees. */
function AgreeAsHelper({ seen, draft }: AgreeProps) {
  const { accept, busy, error, attempt } = useAccepting(draft)
  const [problem, setProblem] = useState<string>()
  const { scopes, until } = seen.invitation
  const agree = (): void => {
    if (!draft.relation) {
      setProblem('请选您叫老人什么')
      return toTop()
    }
    void accept({ relation: draft.relation }, PATHS.added, isAskedByElder(seen) ? undefined : scopes)
  }
  return (
    <>
      <ErrorSummary errors={problem ? [problem] : []} attempt={attempt} />
      <ActFailure error={error} attempt={attempt} onRetry={agree} />
      <Box>{`您可以做:${scopesWords(scopes)}。期限:${untilWords(until)}。`}</Box>
      {!isAskedByElder(seen) && <Box className="note">接受以后,还要老人本人同意,才看得到资料。</Box>}
      <Heading level={2} className="subtitle">
        您叫老人什么?
      </Heading>
      <Choice
        label="您叫老人什么"
        kind="one"
        options={CALLS}
        chosen={draft.relation ? [draft.relation] : []}
        error={problem}
        onChoose={(id) => {
          setProblem(undefined)
          acceptDraft.set({ ...draft, relation: id as Relation })
        }}
      />
      <Button busy={busy} onPress={agree}>
        接受邀请
      </Button>
    </>
  )
}

/** The elder herself: she agrees to what was asked, or to less. */
function AgreeAsElder({ seen, draft }: AgreeProps) {
  const { accept, busy, error, attempt } = useAccepting(draft)
  const [terms, setTerms] = useState(termsOf(seen.invitation))
  const [problems, setProblems] = useState<TermsProblems>({})
  const agree = (): void => {
    const { read, problems: found } = readTerms(terms, today())
    setProblems(found)
    if (!read) return toTop()
    void accept({ relation: '本人', ...read }, PATHS.helpers)
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={attempt} />
      <ActFailure error={error} attempt={attempt} onRetry={agree} />
      <Notice tone="wait">{`请确认您就是${seen.elder}本人。不认识这个人,就不要同意。`}</Notice>
      <TermsFields
        terms={terms}
        problems={problems}
        asked={seen.invitation.scopes}
        onChange={(changed) => {
          setProblems({})
          setTerms(changed)
        }}
      />
      <Button busy={busy} onPress={agree}>
        我是本人,同意
      </Button>
    </>
  )
}

export default guarded(Accept)
