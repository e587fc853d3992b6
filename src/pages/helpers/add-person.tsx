import { useEffect } from 'react'
import { useRouter } from '@tarojs/taro'
import { RELATIONS, type Relation } from '@/domain/person/relation'
import { session } from '@/client/session'
import { isUnnamed } from '@/domain/person/account-name'
import { go, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Button, Choice, DateField, ErrorSummary, Failure, Heading, TextField } from '@/ui'
import { NameFirst } from '../account/name-form'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { HomeFields } from './home-fields'
import { useAddPerson } from './use-add-person'

const CHOICES = RELATIONS.filter((relation) => relation !== '本人').map((id) => ({ id, label: id, narrow: true }))

/** A helper writes down an elder, or somebody herself. Until the elder agrees he only asks on his own phone. */
function AddPerson() {
  const held = session.use()
  const self = useRouter().params['self'] !== undefined
  const { draft, problems, refused, busy, attempt, change, save, startAnew } = useAddPerson()
  const { relation } = draft
  useEffect(() => {
    // The form is one for both; who opens it for herself needs not be asked, and nobody adds another as himself.
    if (self !== (relation === '本人')) change({ relation: self ? '本人' : undefined })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what the page was opened for decides
  }, [self])
  const send = async (): Promise<void> => {
    if (await save()) replace(PATHS.added)
    else toTop()
  }
  const toList = (): void => {
    startAnew()
    go(PATHS.people)
  }
  const { all: failure, ...atFields } = problems
  const again = refused === 'unauthenticated' || refused === 'conflict' ? undefined : () => void send()
  const who = self ? '您' : '老人'
  if (held && !self && isUnnamed(held.account.name)) {
    return (
      <Frame title="添加一位老人" who="none">
        <NameFirst />
      </Frame>
    )
  }

  return (
    <Frame
      title={self ? '登记我自己' : '添加一位老人'}
      who="none"
      actions={
        <Button busy={busy} onPress={() => void send()}>
          {self ? '登记' : '添加这位老人'}
        </Button>
      }
    >
      <ErrorSummary attempt={attempt} errors={Object.values(atFields).filter(Boolean)} />
      {failure && <Failure message={failure} onRetry={again} attend />}
      {refused === 'unauthenticated' && (
        <Button kind="other" role="link" onPress={() => go(PATHS.signIn, { next: 'addPerson' })}>
          登录,填好的都留着
        </Button>
      )}
      {refused === 'conflict' && (
        <Button kind="other" role="link" onPress={toList}>
          看看名单里有没有
        </Button>
      )}
      {!self && (
        <>
          <Heading level={2} className="subtitle">
            您叫老人什么?
          </Heading>
          <Choice
            label="您叫老人什么"
            kind="one"
            options={CHOICES}
            chosen={relation ? [relation] : []}
            error={problems.relation}
            onChoose={(id) => change({ relation: id as Relation }, 'relation')}
          />
        </>
      )}
      <TextField
        id="name"
        label={self ? '您的姓名' : '老人姓名'}
        value={draft.name}
        onChange={(name) => change({ name }, 'name')}
        maxLength={30}
        error={problems.name}
      />
      <Heading level={2} className="subtitle">
        出生日期
      </Heading>
      <DateField
        id="birth"
        label="出生日期"
        hint="按身份证写,例如 1944 年 3 月 5 日。不知道可以空着。"
        value={draft.date}
        onChange={(date) => change({ date }, 'birthDate')}
        error={problems.birthDate}
      />
      <HomeFields draft={draft} problems={problems} who={who} onChange={change} />
      <TextField
        id="identity-number"
        label="身份证号"
        hint="不填也行,社区会当面核对。"
        kind="identity"
        maxLength={40}
        value={draft.identityNumber}
        onChange={(identityNumber) => change({ identityNumber }, 'identityNumber')}
        error={problems.identityNumber}
      />
      <TextField
        id="contact-phone"
        label={`${who}的电话`}
        hint="社区要找得到人。不填也行。"
        kind="phone"
        maxLength={20}
        value={draft.phone}
        onChange={(phone) => change({ phone }, 'phone')}
        error={problems.phone}
      />
    </Frame>
  )
}

export default guarded(AddPerson)
