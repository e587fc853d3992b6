import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import type { InvitationCard } from '@/contract/account'
import { forgetInvited } from '@/client/drafts'
import { calledOf, decides, forWhom, may, MYSELF, ownerOf, type ForWhom } from '@/client/for-whom'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { PRESENCE_REASON_WORDS } from '@/domain/notice/templates'
import { go, replace } from '@/platform/navigate'
import { Box, Button, Card, Fold, Heading, Notice, Row } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords, untilWords } from '../moments'
import { NoLonger, OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { Helper, helperName } from './helper-card'
import { scopesWords } from './words'

type Helpers = ActionOutput<'account', 'helpers'>

interface PartProps {
  readonly person: ForWhom
  readonly data: Helpers
}

/** Those who asked and those who may: nobody is left out, whoever looks. */
function Standing({ person, data }: PartProps) {
  const hers = decides(person)
  const waiting = data.helpers.filter(({ standing }) => standing === 'unconfirmed')
  const acting = data.helpers.filter(({ standing }) => standing === 'confirmed' || standing === 'guardian')
  const ended = data.helpers.filter(({ standing }) => standing === 'ended')
  return (
    <>
      {waiting.length > 0 && (
        <Heading level={2} className="subtitle">
          {hers ? '等您决定' : '还没同意的'}
        </Heading>
      )}
      {waiting.map((helper) => (
        <Helper key={helper.id} helper={helper} person={person} decides={hers} />
      ))}
      <Heading level={2} className="subtitle">
        现在能办的
      </Heading>
      {acting.length === 0 && <Box className="note">现在没有别人能替{calledOf(person)}办。</Box>}
      {acting.map((helper) => (
        <Helper key={helper.id} helper={helper} person={person} decides={hers} />
      ))}
      {ended.length > 0 && (
        <Fold title={`以前帮过的(${ended.length}位)`}>
          {ended.map((helper) => (
            <Box key={helper.id}>
              {helperName(helper)}
              {helper.endedAt && <Box className="note">{momentWords(helper.endedAt)} 停的</Box>}
            </Box>
          ))}
        </Fold>
      )}
    </>
  )
}

/** An invitation that nobody has taken up; whoever may, takes it back. */
function OpenInvitation({ person, invitation }: { readonly person: ForWhom; readonly invitation: InvitationCard }) {
  const { act, busy, error, attempt } = useAct('account', 'withdrawInvitation', person.id)
  const withdraw = async (): Promise<void> => {
    if (!(await act({ id: invitation.id }))) return
    forgetInvited(invitation.id)
    askAgain('account', 'helpers')
  }
  return (
    <Card>
      <Box className="stack">
        <Box className="strong">{invitation.kind === 'elder' ? `已发,等${calledOf(person)}同意` : '邀请帮手'}</Box>
        <Box className="note">
          {`${scopesWords(invitation.scopes)},${untilWords(invitation.until)}。${momentWords(invitation.endsAt)} 前有效。`}
        </Box>
        <ActFailure error={error} attempt={attempt} onRetry={() => void withdraw()} />
        <Button kind="other" busy={busy} onPress={() => void withdraw()}>
          收回邀请
        </Button>
      </Box>
    </Card>
  )
}

function Invitations({ person, data }: PartProps) {
  const open = data.invitations.filter(({ status }) => status === 'open')
  if (open.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        还没人接受的邀请
      </Heading>
      {open.map((invitation) => (
        <OpenInvitation key={invitation.id} person={person} invitation={invitation} />
      ))}
    </>
  )
}

function Workers({ data: { workers } }: Pick<PartProps, 'data'>) {
  if (workers.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        当面帮过忙的工作人员
      </Heading>
      <Card kind="rows" role="list">
        {workers.map(({ name, division, reason, at, open }) => (
          <Row
            key={`${at} ${name}`}
            title={name}
            detail={`${division} · ${PRESENCE_REASON_WORDS[reason]} · ${momentWords(at)}${open ? ' · 正在办' : ''}`}
          />
        ))}
      </Card>
    </>
  )
}

/** A helper stops by himself. */
function Leaving({ person }: { readonly person: ForWhom }) {
  const [asked, setAsked] = useState(false)
  const { act, busy, error, attempt } = useAct('account', 'leave', person.id)
  const leave = async (): Promise<void> => {
    if (!(await act({}))) return
    forWhom.set(MYSELF)
    askAgain('account', 'me')
    replace(PATHS.people)
  }
  const called = calledOf(person)
  if (!asked)
    return (
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {`不再帮${called}办了`}
      </Button>
    )
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void leave()} />
      <Confirm
        title={`不再帮${called}办了?`}
        action="不再帮忙"
        danger
        busy={busy}
        onConfirm={() => void leave()}
        onCancel={() => setAsked(false)}
      >
        {`您马上就看不到${called}的资料了,${called}会收到通知。`}
      </Confirm>
    </>
  )
}

function HelperList({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  const read = useAnswer('account', 'helpers', {}, account, { for: person.id })
  const { data } = read
  if (!data) {
    return read.error?.code === 'forbidden' ? (
      <NoLonger message={read.error.message} />
    ) : (
      <Waiting {...read} shown={false} />
    )
  }
  const acting = data.helpers.filter(({ standing }) => standing === 'confirmed').length
  return (
    <>
      <Waiting {...read} shown />
      <Standing person={person} data={data} />
      <Invitations person={person} data={data} />
      <Workers data={data} />
      {acting >= data.most && (
        <Notice>{`已经有 ${data.most} 位帮手,最多就是 ${data.most} 位。停了一位才能再加。`}</Notice>
      )}
      {may(person, 'handle') && acting < data.most && (
        <Button role="link" onPress={() => go(PATHS.invite)}>
          邀请一位帮手
        </Button>
      )}
    </>
  )
}

function HelpersPage() {
  const person = forWhom.use()
  return (
    <Frame title={`谁能替${ownerOf(person)}办`} tabTitle="谁能替办">
      <OfPerson needs="view">{(one, account) => <HelperList key={one.id} person={one} account={account} />}</OfPerson>
      {(person.standing === 'confirmed' || person.standing === 'unconfirmed') && (
        <>
          <Button kind="quiet" role="link" onPress={() => go(PATHS.guardian)}>
            {`我是${calledOf(person)}的监护人`}
          </Button>
          <Leaving person={person} />
        </>
      )}
    </Frame>
  )
}

export default guarded(HelpersPage)
