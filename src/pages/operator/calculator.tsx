import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useCity } from '@/client/city'
import { usePack } from '@/client/pack'
import { today } from '@/client/today'
import type { County, Pack, PolicyDocument } from '@/domain/entitlement'
import type { Calculator } from '@/domain/operator/calculator'
import type { Calculation, Fault } from '@/domain/operator/outcome'
import { Box, Button, Card, Chips, ErrorSummary, Heading, Notice, Row } from '@/ui'
import { NumberField } from '@/ui/number-field'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { Waiting } from '../waiting'
import { longDay } from '../words'
import { fieldsOf, reckon, type Field, type Typed } from './form'
import { Doubts, Outcome } from './outcome'
import { useTyped } from './typed'

/** Money goes to divisions; a development zone has no code of its own to be paid under. */
const payable = ({ counties }: Pack): readonly County[] => counties.filter(({ kind }) => kind === 'county')

/** Rules are called by their names: nobody at a counter knows our references. */
function named(calculation: Calculation, { calculators }: Pack): Calculation {
  if (!calculation.ok) return calculation
  const inWords = (text: string): string =>
    calculators.reduce((words, { ref, name }) => words.split(ref).join(`“${name}”`), text)
  const steps = calculation.steps.map((step) => ({ ...step, text: inWords(step.text) }))
  return { ...calculation, steps, unmet: calculation.unmet.map(inWords) }
}

interface OneFieldProps {
  readonly field: Field
  readonly value: string
  readonly error?: string
  readonly onChange: (value: string) => void
}

function OneField({ field, value, error, onChange }: OneFieldProps) {
  if (field.kind === 'number') {
    const { label, unit, hint } = field
    const id = `field-${field.id.split('.').join('-')}`
    return <NumberField {...{ id, label, unit, hint, error, value, onChange }} />
  }
  return (
    <Box className="field">
      <Box className="field__label" silent>
        {field.label}
      </Box>
      {error && <Box className="field__error">{error}</Box>}
      <Chips
        label={error ? `${field.label},${error}` : field.label}
        options={field.options}
        chosen={value}
        onChoose={onChange}
      />
    </Box>
  )
}

interface FormProps {
  readonly fields: readonly Field[]
  readonly typed: Typed
  readonly faults: readonly Fault[]
  readonly onChange: (field: string, value: string) => void
}

function Form({ fields, typed, faults, onChange }: FormProps) {
  return (
    <>
      {fields.map((field) => (
        <OneField
          key={field.id}
          field={field}
          value={typed[field.id] ?? ''}
          error={faults.find((fault) => fault.field === field.id)?.message}
          onChange={(value) => onChange(field.id, value)}
        />
      ))}
    </>
  )
}

/** A paper without a number is called by its title, which need not be said twice. */
const isTitled = ({ number, title }: PolicyDocument): boolean => number !== `《${title}》`

/** Where the rule stands, so that it can be found at a desk. */
function Basis({ rule, pack }: { readonly rule: Calculator; readonly pack: Pack }) {
  const document = pack.documents.find(({ id }) => id === rule.source.document)
  return (
    <Card kind="rows" role="list" label="依据">
      <Row
        over="依据"
        title={`${document?.number ?? ''} ${rule.source.clause}`}
        detail={document && isTitled(document) ? document.title : undefined}
      />
      <Row over="我们和文件核对过" title={longDay(rule.checkedOn)} />
      {document?.note && <Row over="这份文件" title={document.note} />}
    </Card>
  )
}

function Desk({ rule, pack }: { readonly rule: Calculator; readonly pack: Pack }) {
  const { typed, change, clear } = useTyped(rule.ref)
  const [calculation, setCalculation] = useState<Calculation>()
  const [attempt, setAttempt] = useState(0)
  const counties = payable(pack)
  const faults = calculation && !calculation.ok ? calculation.faults : []
  const run = (): void => {
    setCalculation(named(reckon(rule, counties, typed, today()), pack))
    setAttempt(attempt + 1)
  }
  // A sum beside figures that it was not reckoned from would be read as theirs; what is wrong stays until the next press.
  const edit = (field: string, value: string): void => {
    change(field, value)
    if (calculation?.ok) setCalculation(undefined)
  }
  const empty = (): void => {
    clear()
    setCalculation(undefined)
  }
  return (
    <>
      <ErrorSummary errors={[...new Set(faults.map(({ message }) => message))]} attempt={attempt} />
      <Box>{rule.plain}</Box>
      <Box className="desk">
        {calculation?.ok && (
          <Box as="section" className="desk__part desk__answer">
            <Outcome key={attempt} rule={rule} outcome={calculation} />
          </Box>
        )}
        <Box as="section" className="desk__part desk__form">
          <Heading level={2} className="subtitle">
            填数字
          </Heading>
          <Form fields={fieldsOf(rule, counties, typed)} typed={typed} faults={faults} onChange={edit} />
          <Button onPress={run}>算一算</Button>
          <Button kind="quiet" onPress={empty}>
            清空重填
          </Button>
        </Box>
        <Box as="section" className="desk__part desk__more">
          <Doubts rule={rule} />
          <Basis rule={rule} pack={pack} />
        </Box>
      </Box>
    </>
  )
}

function CalculatorPage() {
  const own = useCity()
  const { ref = '', city = own } = useRouter().params
  const policy = usePack(city, { fresh: true })
  const { pack } = policy
  const rule = pack?.calculators.find((one) => one.ref === ref)
  return (
    <Frame title={rule?.name ?? '给机构的补贴怎么算'} who="none" wide>
      {city === null && <AskCity />}
      <Waiting {...policy} shown={pack !== undefined} />
      {pack && rule && <Desk key={rule.ref} rule={rule} pack={pack} />}
      {pack && !rule && <Notice>{pack.name}没有这一种算法,可能已经改了。请从清单里再打开。</Notice>}
    </Frame>
  )
}

export default guarded(CalculatorPage)
