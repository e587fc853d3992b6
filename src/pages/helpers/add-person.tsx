import { useRef, useState } from 'react'
import { RELATIONS, type Relation } from '@/domain/person/relation'
import { call } from '@/client/call'
import { city } from '@/client/city'
import { forWhom } from '@/client/for-whom'
import { usePack } from '@/client/pack'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { readBirthDate } from '@/domain/person/birth-date'
import { today } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import { goTab } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Choice, DateField, ErrorSummary, Heading, TextField, type DateParts } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'

const NO_DATE: DateParts = { year: '', month: '', day: '' }
const CHOICES = RELATIONS.filter((relation) => relation !== '本人').map((id) => ({ id, label: id, narrow: true }))

type Problems = Readonly<Record<string, string>>

/** A helper writes down an elder. Until she confirms it he only asks on his own phone with what he typed. */
function AddPerson() {
  const [relation, setRelation] = useState<Relation>()
  const [name, setName] = useState('')
  const [date, setDate] = useState(NO_DATE)
  const [county, setCounty] = useState<string>()
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const { pack } = usePack(city.use())
  const { retry: refreshPeople } = useAnswer('account', 'me', {}, session.use()?.account.id ?? null)
  // One id until it is answered: a second tap or a retry after a lost answer adds nobody twice.
  const act = useRef(newId())

  /** What is being mended is no longer called wrong. */
  const mend = (field: string): void => {
    const { [field]: _mended, ...others } = problems
    setProblems(others)
  }

  const save = async (): Promise<void> => {
    const birth = readBirthDate(date, today())
    const found: Record<string, string> = {}
    if (!relation) found['relation'] = '请选您叫老人什么'
    if (name.trim() === '') found['name'] = '请填姓名'
    if (birth.problem) found['birthDate'] = birth.problem
    setProblems(found)
    if (Object.keys(found).length > 0) toTop()
    if (!relation || Object.keys(found).length > 0 || busy) return
    setBusy(true)
    const input = { name: name.trim(), relation, birthDate: birth.date, residence: county }
    const answer = await call('account', 'addPerson', input, { requestId: act.current })
    setBusy(false)
    if (!answer.ok) {
      if (answer.error.code !== 'unavailable') act.current = newId()
      return setProblems(answer.error.fields ?? { all: answer.error.message })
    }
    refreshPeople()
    forWhom.set(answer.data.person)
    goTab(PATHS.home)
  }

  return (
    <Frame
      title="添加一位老人"
      actions={
        <Button busy={busy} onPress={() => void save()}>
          添加这位老人
        </Button>
      }
    >
      <ErrorSummary errors={Object.values(problems)} />
      <Heading level={2} className="subtitle">
        您叫老人什么?
      </Heading>
      {problems['relation'] && <Box className="field__error">{problems['relation']}</Box>}
      <Choice
        label="您叫老人什么"
        kind="one"
        options={CHOICES}
        chosen={relation ? [relation] : []}
        onChoose={(id) => {
          setRelation(id as Relation)
          mend('relation')
        }}
      />
      <TextField
        id="name"
        label="老人姓名"
        value={name}
        onChange={(text) => {
          setName(text)
          mend('name')
        }}
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
        value={date}
        onChange={(parts) => {
          setDate(parts)
          mend('birthDate')
        }}
        error={problems['birthDate']}
      />
      {pack && (
        <>
          <Heading level={2} className="subtitle">
            住在哪个县(市、区)?
          </Heading>
          <Choice
            label="住在哪个县(市、区)"
            kind="one"
            options={pack.counties.map(({ code, name: label }) => ({ id: code, label, narrow: true }))}
            chosen={county ? [county] : []}
            onChoose={setCounty}
          />
        </>
      )}
    </Frame>
  )
}

export default guarded(AddPerson)
