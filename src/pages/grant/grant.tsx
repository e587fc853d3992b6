import { useState } from 'react'
import { useShareAppMessage } from '@tarojs/taro'
import type { GrantThread } from '@/contract/booking/grants'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { Box, Button, Card, Fold, Heading, inGroups, Notice } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { KeyValues } from '@/ui/key-values'
import { ShareButton } from '@/ui/share-button'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { fundingWords, grantAmount, grantNext, grantState, grantTerm, servicesWords, sourceWords } from '../grant-words'
import { guarded } from '../guarded'
import { dayOfInstant } from '../moments'
import { PATHS } from '../paths'
import { AccountOfMonth } from './account-month'
import { GrantPage } from './of-grant'
import { useGrantOfPage } from './use-grant-of'

/** Takes the application back, after one more question. */
function Withdraw({ thread: { grant } }: { readonly thread: GrantThread }) {
  const [asked, setAsked] = useState(false)
  const { act, busy, error, attempt } = useAct('booking', 'withdrawGrant')
  const again = (): void => {
    askAgain('booking', 'grant', 'grants')
    askAgain('care', 'cases', 'thread')
  }
  const withdraw = async (): Promise<void> => {
    if (await act({ case: grant.case, version: grant.version })) again()
  }
  if (!asked) {
    return (
      <Button kind="quiet" onPress={() => setAsked(true)}>
        撤回这次申请
      </Button>
    )
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void withdraw()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={again}>
          看看现在的情况
        </Button>
      )}
      <Confirm
        title="撤回这次申请?"
        action="撤回申请"
        danger
        busy={busy}
        onConfirm={() => void withdraw()}
        onCancel={() => setAsked(false)}
      >
        撤回以后不再核对、不再审批。以后还可以重新申请。
      </Confirm>
    </>
  )
}

/** What was approved, by whom and by which clause. */
function Approved({ thread: { grant } }: { readonly thread: GrantThread }) {
  const { programme, decidedBy, decidedAt, clause, checkedBy } = grant
  return (
    <KeyValues
      label="补贴的内容"
      rows={[
        { id: 'amount', label: '给多少', value: grantAmount(grant) },
        { id: 'services', label: '能用在', value: servicesWords(programme) },
        { id: 'funding', label: '谁出钱', value: fundingWords(programme) },
        ...(grant.from === null ? [] : [{ id: 'term', label: '哪天到哪天', value: grantTerm(grant) }]),
        ...(checkedBy === null ? [] : [{ id: 'checked', label: '谁核对的', value: checkedBy }]),
        ...(decidedBy === null || decidedAt === null
          ? []
          : [{ id: 'decided', label: '谁定的', value: `${decidedBy} · ${dayOfInstant(decidedAt)}` }]),
        ...(clause === null ? [] : [{ id: 'clause', label: '按哪一条', value: clause }]),
      ]}
    />
  )
}

function Grant({ thread }: { readonly thread: GrantThread }) {
  const { grant, months, said, found, files, may } = thread
  const [current, ...earlier] = months
  const next = grantNext(grant)
  return (
    <>
      <Card kind="answer">
        <Box>{grant.programme.name}</Box>
        <Heading level={2} className="amount" attend>
          {grantState(grant)}
        </Heading>
        {next && <Box>{next}</Box>}
      </Card>
      {may.includes('send-again') && (
        <Button role="link" onPress={() => go(PATHS.grantAgain, { id: grant.case, for: grant.person.id })}>
          补材料
        </Button>
      )}
      {grant.state === 'in-force' && <Notice tone="good">订服务时会自动减,付钱前都看得到。</Notice>}
      {current && <AccountOfMonth month={current} />}
      {grant.state === 'in-force' && (
        <Button role="link" onPress={() => go(PATHS.booking)}>
          去订服务
        </Button>
      )}
      <Approved thread={thread} />
      {earlier.length > 0 && (
        <Fold title="以前的月份">
          {earlier.map((month) => (
            <AccountOfMonth key={month.month} month={month} />
          ))}
        </Fold>
      )}
      <Fold title="申请时说的">
        <Box>{said}</Box>
        {files.length > 0 && <Box className="note">{`附了 ${files.length} 张照片,在经过里看得到。`}</Box>}
        {found && <Box>{`社区核对:${found}`}</Box>}
      </Fold>
      <Box className="note">{sourceWords(grant.programme)}</Box>
      <Button kind="other" role="link" onPress={() => go(PATHS.thread, { id: grant.case, for: grant.person.id })}>
        看经过、说一句
      </Button>
      <ShareButton page={{ title: `一项补贴,编号 ${inGroups(grant.number)}`, path: `${PATHS.grant}?id=${grant.case}` }}>
        发给家人
      </ShareButton>
      {may.includes('withdraw') && <Withdraw key={grant.version} thread={thread} />}
    </>
  )
}

/** One grant: how it stands, who has it, and where every yuan of this month went. */
function GrantOf() {
  const page = useGrantOfPage()
  const shared = page.thread
    ? {
        title: `一项补贴,编号 ${inGroups(page.thread.grant.number)}`,
        path: `${PATHS.grant}?id=${page.thread.grant.case}`,
      }
    : { title: '养老服务', path: PATHS.home }
  useShareAppMessage(() => shared)
  return (
    <Frame title="补贴" tabTitle="服务补贴" who="none" onBack={() => backOr(PATHS.affairs)}>
      <GrantPage page={page}>{(thread) => <Grant thread={thread} />}</GrantPage>
    </Frame>
  )
}

export default guarded(GrantOf)
