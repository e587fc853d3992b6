import { RELATIONS, type Relation } from '@/domain/person/relation'
import { useCities, useCity } from '@/client/city'
import type { AddPersonDraft } from '@/client/add-person-draft'
import { usePack } from '@/client/pack'
import { go, goTab } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Button, Choice, DateField, ErrorSummary, Failure, Heading, TextField } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { useAddPerson } from './use-add-person'

const CHOICES = RELATIONS.filter((relation) => relation !== '本人').map((id) => ({ id, label: id, narrow: true }))

interface HomeProps {
  readonly draft: AddPersonDraft
  readonly onChange: (part: Partial<AddPersonDraft>) => void
}

/** Where she lives: the city, then the county. Both may stay open. */
function Home({ draft, onChange }: HomeProps) {
  const { value: cities = [] } = useCities()
  const current = useCity()
  const city = draft.city ?? current
  const { pack } = usePack(city)
  return (
    <>
      {cities.length > 1 && (
        <>
          <Heading level={2} className="subtitle">
            老人住在哪座城市?
          </Heading>
          <Choice
            label="老人住在哪座城市"
            kind="one"
            options={cities.map(({ city: id, name: label }) => ({ id, label, narrow: true }))}
            chosen={city ? [city] : []}
            onChoose={(id) => onChange(id === city ? { city: id } : { city: id, county: undefined })}
          />
        </>
      )}
      {pack && (
        <>
          <Heading level={2} className="subtitle">
            住在哪个县(市、区)?
          </Heading>
          <Choice
            label="住在哪个县(市、区)"
            kind="one"
            options={pack.counties.map(({ code, name: label }) => ({ id: code, label, narrow: true }))}
            chosen={draft.county ? [draft.county] : []}
            onChoose={(county) => onChange({ county })}
          />
        </>
      )}
    </>
  )
}

/** A helper writes down an elder. Until she confirms it he only asks on his own phone with what he typed. */
function AddPerson() {
  const { draft, problems, refused, busy, attempt, change, save, startAnew } = useAddPerson()
  const send = async (): Promise<void> => {
    if (await save()) goTab(PATHS.home)
    else toTop()
  }
  const toList = (): void => {
    startAnew()
    go(PATHS.people)
  }

  const { all: failure, ...atFields } = problems
  const again = refused === 'unauthenticated' || refused === 'conflict' ? undefined : () => void send()

  return (
    <Frame
      title="添加一位老人"
      who="none"
      actions={
        <Button busy={busy} onPress={() => void send()}>
          添加这位老人
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
      <Heading level={2} className="subtitle">
        您叫老人什么?
      </Heading>
      <Choice
        label="您叫老人什么"
        kind="one"
        options={CHOICES}
        chosen={draft.relation ? [draft.relation] : []}
        error={problems['relation']}
        onChoose={(id) => change({ relation: id as Relation }, 'relation')}
      />
      <TextField
        id="name"
        label="老人姓名"
        value={draft.name}
        onChange={(name) => change({ name }, 'name')}
        maxLength={30}
        error={problems['name']}
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
        error={problems['birthDate']}
      />
      <Home draft={draft} onChange={change} />
    </Frame>
  )
}

export default guarded(AddPerson)
