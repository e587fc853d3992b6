import { useState } from 'react'
import { useShareAppMessage } from '@tarojs/taro'
import { calledOf, decides, isBeside, type ForWhom } from '@/client/for-whom'
import { NO_TERMS, type InviteDraft, type Invited } from '@/client/drafts'
import type { Store } from '@/client/store'
import { session } from '@/client/session'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { SCOPES, type Scope } from '@/domain/helper/scope'
import { isUnnamed } from '@/domain/person/account-name'
import { now } from '@/platform/clock'
import { backOr } from '@/platform/navigate'
import { addressOf, type SharedPage } from '@/platform/share'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, ErrorSummary, Fold, Heading, Notice } from '@/ui'
import { CopyText } from '@/ui/copy-text'
import { ShareButton } from '@/ui/share-button'
import { NameFirst } from '../account/name-form'
import { ActFailure } from '../act-failure'
import { ProofFields } from '../desk/proof-fields'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { readTerms, type TermsProblems } from './terms'
import { TermsFields } from './terms-fields'
import { useProof } from './use-proof'

export type InvitationKind = 'helper' | 'elder'

interface InvitationFormProps {
  readonly kind: InvitationKind
  readonly person: ForWhom
  readonly store: Store<InviteDraft>
}

/** What the other one opens; neither a name nor who asks is in the words. */
const sharedPage = (kind: InvitationKind, link: string): SharedPage => ({
  title: kind === 'helper' ? '想请您帮忙照看家里老人' : '请您点开看看,同不同意家里人帮忙',
  path: `${PATHS.accept}?link=${encodeURIComponent(link)}`,
})

const STARTING: Readonly<Record<InvitationKind, readonly Scope[]>> = { helper: ['view'], elder: ['view', 'handle'] }

/** She herself asks by the name in her record, and a worker beside her by his own. */
const speaksByHerName = (person: ForWhom): boolean => person.standing === 'self' || isBeside(person)

/** Asks somebody: what he may do and until when, then link and digits to hand on, which stay until they are put away. */
export function InvitationForm({ kind, person, store }: InvitationFormProps) {
  const kept = store.use()
  const draft = kept.person === person.id ? kept : { person: person.id, terms: { ...NO_TERMS, scopes: STARTING[kind] } }
  const { invited } = draft
  const name = session.use()?.account.name ?? ''
  if (isUnnamed(name) && !speaksByHerName(person)) return <NameFirst />
  if (invited && Date.parse(invited.endsAt) <= now()) return <Expired onAnew={() => store.clear()} />
  if (invited) return <Handed kind={kind} person={person} invited={invited} onDone={() => store.clear()} />
  return <Asking kind={kind} person={person} draft={draft} onChange={(next) => store.set(next)} />
}

/** Its link and digits open nothing any more. */
function Expired({ onAnew }: { readonly onAnew: () => void }) {
  return (
    <>
      <Notice tone="wait">上次的邀请已过期,链接和六位数都不能用了。</Notice>
      <Button onPress={onAnew}>重新写一个</Button>
    </>
  )
}

interface AskingProps extends Omit<InvitationFormProps, 'store'> {
  readonly draft: InviteDraft
  readonly onChange: (draft: InviteDraft) => void
}

/** Whoever another helper asks in waits for her word. */
const stillAsked = (called: string): string =>
  `对方接受以后,还要${called}同意:${called}在自己手机上点“我的”,再点“谁能替我办”;没有手机,到社区窗口当面办。`

/** Before anything was asked, the page's menu hands on the app itself. */
const NOTHING_YET: SharedPage = { title: '养老服务', path: PATHS.home }

function Asking({ kind, person, draft, onChange }: AskingProps) {
  const [problems, setProblems] = useState<TermsProblems>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt } = useAct('account', kind === 'helper' ? 'invite' : 'askElder', person.id)
  useShareAppMessage(() => NOTHING_YET)
  const called = calledOf(person)
  const atCounter = kind === 'helper' && isBeside(person)
  const { read: readShown, ...shown } = useProof(atCounter)
  const send = async (): Promise<void> => {
    const { read, problems: found } = readTerms(draft.terms, today())
    const said = readShown()
    setProblems(found)
    setTries(tries + 1)
    const answer = read && said && (await act({ ...read, ...said }))
    if (!answer) return toTop()
    const { invitation, link, code } = answer
    onChange({ ...draft, invited: { id: invitation.id, link, code, endsAt: invitation.endsAt } })
    askAgain('account', 'helpers')
    toTop()
  }
  return (
    <>
      <ErrorSummary errors={[...Object.values(problems), ...Object.values(shown.problems)]} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void send()} />
      <Box>
        {kind === 'helper'
          ? `请一位家里人或邻居一起照看${called}。对方点开链接,或者报六位数,就能接受。`
          : `把请求发到${called}的手机上,${called}点同意,您就能替${called}办。`}
      </Box>
      <TermsFields
        terms={draft.terms}
        problems={problems}
        question={kind === 'elder' ? `您想替${called}做什么` : undefined}
        most={kind === 'elder' || decides(person) ? SCOPES : person.scopes}
        onChange={(terms) => {
          setProblems({})
          onChange({ ...draft, terms })
        }}
      />
      {atCounter && (
        <>
          <ProofFields {...shown} />
          <Box className="note">对方接受以后,还要老人再当面同意一次,才能替老人办。</Box>
        </>
      )}
      {kind === 'helper' && !decides(person) && <Box className="note">{stillAsked(called)}</Box>}
      <Button busy={busy} onPress={() => void send()}>
        {kind === 'helper' ? '做好了,发给对方' : `做好了,发给${called}`}
      </Button>
    </>
  )
}

interface HandedProps extends Omit<InvitationFormProps, 'store'> {
  readonly invited: Invited
  readonly onDone: () => void
}

function Handed({ kind, person, invited, onDone }: HandedProps) {
  const called = calledOf(person)
  const toElder = kind === 'elder'
  const page = sharedPage(kind, invited.link)
  const address = addressOf(page)
  useShareAppMessage(() => page)
  return (
    <>
      <Notice tone="good">{`好了。${momentWords(invited.endsAt)} 以前有效,只能用一次。`}</Notice>
      <Card>
        <Box className="stack">
          <Heading level={2} className="subtitle">
            {`办法一:发给${toElder ? called : '对方'},点开就行`}
          </Heading>
          {toElder && <Box>{`${called}点开以后先登录,看清楚了,点“我是本人,同意”。`}</Box>}
          <ShareButton page={page} kind="main">
            {toElder ? `发给${called}` : '发给要邀请的人'}
          </ShareButton>
          {address !== '' && (
            <Fold title="复制链接,贴到别处">
              <CopyText label="链接" text={address} kind="link" />
            </Fold>
          )}
        </Box>
      </Card>
      <Card>
        <Box className="stack">
          <Heading level={2} className="subtitle">
            办法二:电话里报六位数
          </Heading>
          <CopyText label="六位数" text={invited.code} />
          <Box>
            {toElder
              ? `请${called}打开小程序,点“我的”,再点“接受邀请”,输入六位数和自己的姓名。`
              : '请对方打开小程序,点“我的”,再点“接受邀请”,输入六位数和老人的姓名。'}
          </Box>
        </Box>
      </Card>
      <Box className="note">链接和六位数只显示在这部手机上。发错了,可以在名单里收回。</Box>
      {!toElder && !decides(person) && <Box className="note">{stillAsked(called)}</Box>}
      <Button
        kind="other"
        onPress={() => {
          onDone()
          backOr(PATHS.helpers)
        }}
      >
        发好了
      </Button>
    </>
  )
}
