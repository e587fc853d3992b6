import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import type { StaffCard } from '@/contract/account'
import { usePack } from '@/client/pack'
import { staffDraft, type StaffDraft } from '@/client/staff-draft'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { isOfProvider, STAFF_ROLES, type StaffRole } from '@/domain/staff/staff'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, ErrorSummary, Heading, Notice, TextField } from '@/ui'
import { CopyText } from '@/ui/copy-text'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { AtDesk } from './at-desk'
import { staffInput, staffProblems, type StaffProblems } from './staff-form'
import { StaffAssessor } from './staff-assessor'
import { StaffProvider } from './staff-provider'
import { ROLE_WORDS } from './words'

type Invited = ActionOutput<'operator', 'inviteStaff'>

const ROLE_HINTS: Readonly<Record<StaffRole, string>> = {
  'community-worker': '接老人的事,当面替老人办',
  'phone-agent': '接 12349 电话,通话时替老人办',
  operator: '管工作人员的名单,不看老人的资料',
  official: '审批补贴,查每一笔钱的去处',
  clerk: '替一家机构接单、核销、排班',
  'care-worker': '上门服务、送餐,签到和记录',
  assessor: '两人一组,上门做能力评估',
}

interface PartProps {
  readonly draft: StaffDraft
  readonly problems: StaffProblems
  readonly onChange: (part: Partial<StaffDraft>, ...mended: readonly (keyof StaffDraft)[]) => void
}

const WHOLE_CITY = 'all'

/** Where a worker or an official is there for: nothing chosen is not narrowed; an official is there for no street. */
function Division({ city, draft, problems, onChange }: PartProps & { readonly city: string }) {
  const { pack } = usePack(city)
  const { county } = draft
  const { data } = useAnswer('account', 'streets', { county }, county ? 'anyone' : null)
  const counties = (pack?.counties ?? []).map(({ code, name }) => ({ id: code, label: name, narrow: true }))
  const streets = (data?.streets ?? []).map((street) => ({ id: street, label: street, narrow: true }))
  return (
    <>
      <Heading level={2} className="subtitle">
        负责哪个县(市、区)?
      </Heading>
      <Choice
        label="负责哪个县(市、区)"
        kind="one"
        options={[{ id: WHOLE_CITY, label: '全市', narrow: true }, ...counties]}
        chosen={[county || WHOLE_CITY]}
        error={problems.county}
        onChoose={(id) =>
          onChange({ county: id === WHOLE_CITY ? '' : id, street: '', community: '' }, 'county', 'street', 'community')
        }
      />
      {county && draft.role === 'community-worker' && (
        <>
          <Heading level={2} className="subtitle">
            负责哪个街道(乡、镇)?
          </Heading>
          <Choice
            label="负责哪个街道(乡、镇)"
            kind="one"
            options={[{ id: '', label: '整个县(市、区)', narrow: true }, ...streets]}
            chosen={[draft.street]}
            error={problems.street}
            onChoose={(street) => onChange({ street, ...(street === '' && { community: '' }) }, 'street', 'community')}
          />
        </>
      )}
      {draft.street && draft.role === 'community-worker' && (
        <TextField
          id="staff-community"
          label="社区(村)"
          hint="空着就是整个街道。"
          maxLength={40}
          value={draft.community}
          error={problems.community}
          onChange={(community) => onChange({ community }, 'community')}
        />
      )}
    </>
  )
}

interface FormProps {
  readonly city: string
  readonly account: string
  readonly onInvited: (invited: Invited) => void
}

/** Beside the role: where, or for whom. */
function Workplace({ city, account, ...part }: PartProps & Pick<FormProps, 'city' | 'account'>) {
  const { draft, problems, onChange } = part
  if (draft.role === 'community-worker' || draft.role === 'official') return <Division city={city} {...part} />
  if (draft.role === '' || !isOfProvider(draft.role)) return null
  if (draft.role === 'assessor') return <StaffAssessor account={account} {...part} />
  return (
    <>
      <StaffProvider
        account={account}
        chosen={draft.provider}
        error={problems.provider}
        onChoose={(provider) => onChange({ provider }, 'provider')}
      />
      {draft.role === 'care-worker' && (
        <Box className="note">姓名和电话要和机构的人员名单一样,加入以后派给这个人的活才会到手机上。</Box>
      )}
    </>
  )
}

function Form({ city, account, onInvited }: FormProps) {
  const draft = staffDraft.use()
  const [problems, setProblems] = useState<StaffProblems>({})
  const [tries, setTries] = useState(0)
  const { act, busy, error, attempt, mended: allMended } = useAct('operator', 'inviteStaff')
  const change: PartProps['onChange'] = (part, ...mended) => {
    allMended()
    staffDraft.set({ ...staffDraft.get(), ...part })
    setProblems(Object.fromEntries(Object.entries(problems).filter(([key]) => !mended.some((one) => one === key))))
  }
  const invite = async (): Promise<void> => {
    const found = staffProblems(draft)
    setProblems(found)
    setTries(tries + 1)
    const input = staffInput(draft)
    const invited = input && Object.keys(found).length === 0 ? await act(input) : undefined
    if (invited) {
      staffDraft.clear()
      askAgain('operator', 'staff')
      onInvited(invited)
    }
    toTop()
  }
  const all: StaffProblems = { ...atFields(error?.fields), ...problems }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void invite()} />
      <Heading level={2} className="subtitle">
        什么岗位?
      </Heading>
      <Choice
        label="什么岗位"
        kind="one"
        options={[...STAFF_ROLES].reverse().map((id) => ({ id, label: ROLE_WORDS[id], hint: ROLE_HINTS[id] }))}
        chosen={[draft.role]}
        error={all.role}
        onChoose={(id) => change({ role: id as StaffRole, provider: '' }, 'role', 'provider')}
      />
      <TextField
        id="staff-name"
        label="姓名"
        maxLength={30}
        value={draft.name}
        error={all.name}
        onChange={(name) => change({ name }, 'name')}
      />
      <TextField
        id="staff-phone"
        label="工作电话"
        hint="老人和家里人会看到,要打得通。座机加区号。"
        kind="phone"
        maxLength={20}
        value={draft.phone}
        error={all.phone}
        onChange={(phone) => change({ phone }, 'phone')}
      />
      <Workplace city={city} account={account} draft={draft} problems={all} onChange={change} />
      <Button busy={busy} onPress={() => void invite()}>
        生成邀请码
      </Button>
    </>
  )
}

/** What the cloud found wrong, at the field of the page where it was typed. */
const atFields = ({
  'assessor.validTo': validTo,
  'org.name': orgName,
  'org.phone': orgPhone,
  ...others
}: Readonly<Record<string, string>> = {}): StaffProblems => ({
  ...others,
  ...(validTo !== undefined && { validTo }),
  ...(orgName !== undefined && { orgName }),
  ...(orgPhone !== undefined && { orgPhone }),
})

/** The code, this once, and what to tell the invited. */
function Told({ invited: { member, code }, onMore }: { readonly invited: Invited; readonly onMore: () => void }) {
  return (
    <>
      <Notice tone="good">{`给${member.name}的邀请码好了,三天内有效,只显示这一次。`}</Notice>
      <CopyText label="邀请码" text={code.replace(/[^A-Za-z0-9]/g, '')} />
      <Card>
        <Heading level={2} className="subtitle">
          请当面或打电话告诉对方
        </Heading>
        <Box>一、用自己的手机号或微信登录。</Box>
        <Box>二、点“我的”,再点“我是工作人员”。</Box>
        <Box>三、填邀请码,照着页面在手机的验证器里添加,再填一次动态码。</Box>
        <Box className="note">邀请码别发到群里。对方加入以后,名单里显示“在岗”。</Box>
      </Card>
      <Button onPress={() => backOr(PATHS.staff)}>回名单</Button>
      <Button kind="other" onPress={onMore}>
        再邀请一位
      </Button>
    </>
  )
}

function Inviting({ staff, account }: { readonly staff: StaffCard; readonly account: string }) {
  const [invited, setInvited] = useState<Invited>()
  if (invited) return <Told invited={invited} onMore={() => setInvited(undefined)} />
  return <Form city={staff.city} account={account} onInvited={setInvited} />
}

/** An operator asks somebody to work for the city. */
function InviteStaff() {
  return (
    <Frame title="邀请工作人员" who="none" calls="line" onBack={() => backOr(PATHS.staff)}>
      <AtDesk role="operator">{(staff, account) => <Inviting staff={staff} account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(InviteStaff)
