import { useState } from 'react'
import type { RecordCard, StaffCard } from '@/contract/account'
import type { ForWhom } from '@/client/for-whom'
import { usePack } from '@/client/pack'
import { NO_REGISTER, registerDraft, type RegisterDraft } from '@/client/register-draft'
import { today } from '@/client/today'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr, go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, ErrorSummary, Heading, Notice, Row, Card, TextField } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { StreetFields } from '../street-fields'
import { Waiting } from '../waiting'
import { OfBeside } from './of-beside'
import { changesOf, registerProblems, standing, type LineKey, type RegisterProblems } from './register-form'

const FROM = [
  { id: 'told', label: '老人自己说的', hint: '看过证件的项,口头说的改不了' },
  { id: 'paper', label: '看着证件、户口本填的', hint: '证件就在眼前' },
] as const satisfies readonly { id: RegisterDraft['from']; label: string; hint: string }[]

const MOST_ADDRESS = 100

interface FieldsProps {
  /** As it is typed, or as it stands. */
  readonly value: (key: LineKey) => string
  readonly problems: RegisterProblems
  readonly onType: (typed: Partial<Record<LineKey, string>>, ...mended: readonly LineKey[]) => void
}

function Home({ city, value, problems, onType }: FieldsProps & { readonly city: string }) {
  const { pack } = usePack(city)
  const county = value('residence')
  return (
    <>
      {pack && (
        <>
          <Heading level={2} className="subtitle">
            住在哪个县(市、区)?
          </Heading>
          <Choice
            label="住在哪个县(市、区)"
            kind="one"
            options={pack.counties.map(({ code, name }) => ({ id: code, label: name, narrow: true }))}
            chosen={[county]}
            error={problems.residence}
            onChoose={(code) =>
              onType(code === county ? {} : { residence: code, street: '', community: '' }, 'residence')
            }
          />
        </>
      )}
      <StreetFields
        county={county}
        street={value('street')}
        community={value('community')}
        problems={problems}
        onStreet={(street) => onType({ street }, 'street')}
        onCommunity={(community) => onType({ community }, 'community')}
      />
    </>
  )
}

/** Lines that may be kept only after she has agreed to it. */
function Sensitive({ person, account, value, problems, onType }: FieldsProps & Omit<RegisteringProps, 'city'>) {
  const { data } = useAnswer('account', 'consents', {}, account, { for: person.id })
  if (!data) return null
  const agreed = (cls: 'identity' | 'place'): boolean =>
    data.consents.some((consent) => consent.class === cls && consent.state === 'given')
  const toAsk = (cls: string): void => go(PATHS.counterConsent, { class: cls })
  return (
    <>
      {agreed('place') && (
        <TextArea
          id="address"
          label="详细地址"
          hint="写到门牌号,上门要用。"
          most={MOST_ADDRESS}
          value={value('address')}
          error={problems.address}
          onChange={(address) => onType({ address }, 'address')}
        />
      )}
      {agreed('identity') && (
        <TextField
          id="identity-number"
          label="身份证号"
          hint="照身份证填。"
          kind="identity"
          maxLength={40}
          value={value('identityNumber')}
          error={problems.identityNumber}
          onChange={(identityNumber) => onType({ identityNumber }, 'identityNumber')}
        />
      )}
      {(!agreed('place') || !agreed('identity')) && (
        <Card kind="rows" role="list" label="先问老人同不同意">
          {!agreed('place') && <Row title="详细地址" detail="先问老人同不同意记下" onPress={() => toAsk('place')} />}
          {!agreed('identity') && (
            <Row title="身份证号" detail="先问老人同不同意记下" onPress={() => toAsk('identity')} />
          )}
        </Card>
      )}
    </>
  )
}

interface RegisteringProps {
  readonly person: ForWhom
  readonly account: string
  readonly city: string
}

/** The form, kept as a draft of hers until it is saved. */
function useRegistering(person: ForWhom, record: RecordCard) {
  const kept = registerDraft.use()
  const draft = kept.person === person.id ? kept : { ...NO_REGISTER, person: person.id }
  const [problems, setProblems] = useState<RegisterProblems>({})
  const [attempt, setAttempt] = useState(0)
  const [done, setDone] = useState('')
  const saving = useAct('account', 'changeRecord', person.id)
  /** Changes the form; what is being mended is no longer called wrong. */
  const change = (next: RegisterDraft, mended: readonly (keyof RegisterProblems)[]): void => {
    setDone('')
    saving.mended()
    registerDraft.set(next)
    setProblems(Object.fromEntries(Object.entries(problems).filter(([key]) => !mended.some((one) => one === key))))
  }
  const save = async (): Promise<void> => {
    const changes = changesOf(record, draft)
    if (changes.length === 0) return setDone('没有改动,不用保存。')
    const found = registerProblems(changes, draft.from, today())
    setProblems(found)
    setAttempt(attempt + 1)
    const isWhole = Object.keys(found).length === 0
    const seenOnPaper = draft.from === 'paper'
    if (isWhole && (await saving.act({ version: record.version, changes, seenOnPaper }))) {
      registerDraft.clear()
      setDone('记下了。')
      askAgain('account', 'record')
    }
    toTop()
  }
  const fields: FieldsProps = {
    value: (key) => draft.typed[key] ?? standing(record, key),
    problems: { ...saving.error?.fields, ...problems },
    onType: (typed, ...mended) => change({ ...draft, typed: { ...draft.typed, ...typed } }, mended),
  }
  const chooseFrom = (from: RegisterDraft['from']): void => change({ ...draft, from }, ['from'])
  return { fields, problems, attempt, done, saving, from: draft.from, chooseFrom, save: () => void save() }
}

/** What became of the last press. */
function Outcome({ problems, attempt, done, saving, save }: ReturnType<typeof useRegistering>) {
  return (
    <>
      <ErrorSummary errors={[...new Set(Object.values(problems))]} attempt={attempt} />
      <ActFailure error={saving.error} attempt={saving.attempt} onRetry={save} />
      {saving.error?.code === 'conflict' && (
        <Button kind="other" onPress={() => askAgain('account', 'record')}>
          看看现在写的,再保存
        </Button>
      )}
      {done && <Notice tone="good">{done}</Notice>}
    </>
  )
}

function Registering({ person, account, city, record }: RegisteringProps & { readonly record: RecordCard }) {
  const form = useRegistering(person, record)
  const { fields, saving, from, chooseFrom, save } = form
  const { value, problems, onType } = fields
  return (
    <>
      <Outcome {...form} />
      <TextField
        id="name"
        label="姓名"
        maxLength={30}
        value={value('name')}
        error={problems.name}
        onChange={(name) => onType({ name }, 'name')}
      />
      <TextField
        id="contact-phone"
        label="电话"
        hint="手机或座机,找得到老人就行。"
        kind="phone"
        maxLength={20}
        value={value('phone')}
        error={problems.phone}
        onChange={(phone) => onType({ phone }, 'phone')}
      />
      <Home city={city} {...fields} />
      <Sensitive person={person} account={account} {...fields} />
      <Heading level={2} className="subtitle">
        这些是怎么知道的?
      </Heading>
      <Choice
        label="这些是怎么知道的"
        kind="one"
        options={FROM}
        chosen={[from]}
        error={problems.from}
        onChoose={(id) => chooseFrom(id as RegisterDraft['from'])}
      />
      <Box className="note">出生日期、性别等别的项目,在“全部资料”里改。</Box>
      <Button busy={saving.busy} onPress={save}>
        保存
      </Button>
    </>
  )
}

function Found({ person, account, staff }: Omit<RegisteringProps, 'city'> & { readonly staff: StaffCard }) {
  const read = useAnswer('account', 'record', {}, account, { for: person.id })
  if (!read.data) return <Waiting {...read} shown={false} />
  return <Registering person={person} account={account} city={staff.city} record={read.data} />
}

/** What every record needs first: her name, her telephone and where she lives. */
function Register() {
  return (
    <Frame title="登记和补全" onBack={() => backOr(PATHS.beside)} calls="line">
      <OfBeside>
        {(person, account, staff) => <Found key={person.id} person={person} account={account} staff={staff} />}
      </OfBeside>
    </Frame>
  )
}

export default guarded(Register)
