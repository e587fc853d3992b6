import { useEffect } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { CaseThread } from '@/contract/care'
import { keepReport, reportDrafts } from '@/client/drafts'
import { helpDrafts, keepHelpDraft } from '@/client/help-draft'
import { dropAct, sendWaiting } from '@/client/outgoing'
import { useActs, useArrival, wordsOf, type OutgoingAct } from '@/client/outgoing-acts'
import { session } from '@/client/session'
import { goTab, replace } from '@/platform/navigate'
import { canPrint, printPage } from '@/platform/print'
import { canSubscribe } from '@/platform/subscribe'
import type { SharedPage } from '@/platform/share'
import { Box, Button, Card, Dial, Heading, inGroups, Notice, spokenPhone } from '@/ui'
import { CopyText } from '@/ui/copy-text'
import { ShareButton } from '@/ui/share-button'
import { promiseWords, stateWords } from '../case-words'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { HolderDial } from './holder-dial'
import { Reminder } from './reminder'
import { SignedOut } from './signed-out'
import { forgetAsked } from './use-ask'
import { useThread } from './use-thread'

/** What it was, for whoever keeps it or is sent it; a place is nobody's secret, what she asked for is. */
const aboutWords = ({ kind, title }: CaseThread['case'], otherwise: string): string =>
  kind === 'facility' ? title : otherwise

/** What to keep: number, by when, whom to ring. Nothing of the person is in it. */
function kept({ case: card }: CaseThread): string {
  const { number, holder } = card
  const phone = holder.phone ? `,电话 ${spokenPhone(holder.phone)}` : ''
  const promise = promiseWords(card)
  return [`${aboutWords(card, '请社区帮忙')},编号 ${inGroups(number)}`, promise, `找${holder.name}${phone}`]
    .filter(Boolean)
    .join('。')
}

/** What a member of the family opens: the case, by its id; who may not see it is told nothing. */
const pageOf = (card: CaseThread['case']): SharedPage => ({
  title: `${aboutWords(card, '请社区办的事')},编号 ${inGroups(card.number)}`,
  path: `${PATHS.thread}?id=${card.id}`,
})

function Arrived({ thread }: { readonly thread: CaseThread }) {
  const { case: card } = thread
  const { holder, number, person } = card
  const promise = promiseWords(card)
  return (
    <>
      <Card kind="answer">
        <Heading level={2} attend>
          已经交给社区
        </Heading>
        <Box>编号</Box>
        <Box className="amount digits">{inGroups(number)}</Box>
        <Box>{card.title}</Box>
      </Card>
      <Heading level={2} className="subtitle">
        接下来
      </Heading>
      <Box>{stateWords(card)}。</Box>
      {promise && <Box>{promise}。</Box>}
      <Box>有答复时,在“我的事”里看得到,也会发消息。</Box>
      {canSubscribe && <Reminder />}
      <HolderDial holder={holder} />
      <Button role="link" onPress={() => replace(PATHS.thread, { id: card.id, for: person.id })}>
        看这件事
      </Button>
      <CopyText label="编号和电话" text={kept(thread)} kind="link" />
      {canPrint && (
        <Button kind="quiet" onPress={() => void printPage()}>
          打印这一页
        </Button>
      )}
      <ShareButton page={pageOf(card)}>发给家人</ShareButton>
      <Box className="note">家人打开后,要{person.name}同意过他看,才看得到内容。</Box>
    </>
  )
}

function NotYet({ act }: { readonly act: OutgoingAct }) {
  const { state } = act
  const mend = (): void => {
    const report = Object.values(reportDrafts.get()).find(({ sentAs }) => sentAs === act.id)
    if (report) {
      keepReport({ ...report, sentAs: undefined })
      dropAct(act.id)
      return replace(PATHS.report, { id: report.facility })
    }
    const draft = Object.values(helpDrafts.get()).find(({ sentAs }) => sentAs === act.id)
    if (draft) keepHelpDraft({ ...draft, sentAs: undefined })
    dropAct(act.id)
    replace(PATHS.ask, { ref: draft?.ref, city: draft?.city })
  }
  if (state.kind === 'refused') {
    return (
      <>
        <Notice tone="bad">没有办成:{state.message}</Notice>
        <Box>您写的都还在。改好以后可以再交一次。</Box>
        <Button onPress={mend}>回去改</Button>
        <CopyText label="您写的话" text={wordsOf(act)} kind="link" />
      </>
    )
  }
  return (
    <>
      <Notice tone="wait">已经存在这部手机上,还没有发出去。有网时自动发,不用再填。</Notice>
      <Box>{act.title}</Box>
      <Button onPress={() => void sendWaiting()}>现在再试一次</Button>
      <Box className="note">等不及,可以打电话:</Box>
      <Dial phone="12349" kind="other">
        打电话 12349
      </Dial>
    </>
  )
}

/** What came of a request: with its number, or that it waits for a signal. It survives a reload. */
function Asked() {
  const { act: actId = '' } = useRouter().params
  const account = session.use()?.account.id
  const act = useActs(account).find(({ id }) => id === actId)
  const caseId = useArrival(actId)
  const read = useThread(caseId, act?.for.id)
  const thread = read.data?.thread
  const shared = thread ? pageOf(thread.case) : { title: '养老服务', path: PATHS.home }
  useShareAppMessage(() => shared)
  useEffect(() => {
    if (caseId) forgetAsked(actId)
  }, [caseId, actId])
  return (
    <Frame title={thread ? '交好了' : act?.action === 'reportFacility' ? '报错' : '请社区帮忙'}>
      {act && <NotYet act={act} />}
      {thread && <Waiting {...read} shown />}
      {thread && <Arrived thread={thread} />}
      {caseId && !thread && <Waiting {...read} shown={false} />}
      {!act && !caseId && account === undefined && <SignedOut />}
      {!act && !caseId && account !== undefined && (
        <>
          <Notice>这里没有要等的事了。交过的都在“我的事”里。</Notice>
          <Button role="link" onPress={() => goTab(PATHS.affairs)}>
            看我的事
          </Button>
        </>
      )}
    </Frame>
  )
}

export default guarded(Asked)
