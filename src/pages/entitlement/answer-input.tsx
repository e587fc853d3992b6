import { placeName } from '@/client/city'
import { findQuestion, NONE, UNKNOWN, type Pack, type Question } from '@/domain/entitlement'
import { Choice, DateField, type ChoiceOption } from '@/ui'
import { day } from '../words'
import { toggled, type Draft } from './draft'

interface AnswerInputProps {
  readonly pack: Pack
  /** Her county of residence, offered first: most people's household register is where they live. */
  readonly residence: string | null
  readonly question: Question
  readonly ask: string
  readonly draft: Draft
  readonly problem?: string
  readonly onChange: (draft: Draft) => void
}

const DONT_KNOW: ChoiceOption = { id: UNKNOWN, label: '不知道', narrow: true }
const NONE_OF_THESE: ChoiceOption = { id: NONE, label: '都没有', narrow: true }

/** «Not here» names the city: it is said of this one and of no other. */
const labelIn = ({ name }: Pack, { kind }: Question, id: string, label: string): string =>
  kind === 'county' && id === 'elsewhere' && name ? `不在${name}` : label

/** The answers on a question's page; 不知道 is always one of them. */
export function optionsOf(pack: Pack, question: Question, residence: string | null = null): readonly ChoiceOption[] {
  const own = question.options.map(({ id, label, hint }) => ({ id, label: labelIn(pack, question, id, label), hint }))
  const counties = pack.counties.filter(({ kind }) => kind === 'county')
  const places = [
    ...counties
      .filter(({ code }) => code === residence)
      .map(({ code, name }) => ({ id: code, label: name, hint: '住的地方' })),
    ...counties
      .filter(({ code }) => code !== residence)
      .map(({ code, name }) => ({ id: code, label: name, narrow: true })),
  ]
  switch (question.kind) {
    case 'many':
      return [...own, NONE_OF_THESE, DONT_KNOW]
    case 'county':
      return [...places, ...own, DONT_KNOW]
    case 'one':
      return [...own, DONT_KNOW]
    case 'date':
      return [DONT_KNOW]
  }
}

/** Draws the way of answering that fits the question. */
export function AnswerInput({ pack, residence, question, ask, draft, problem, onChange }: AnswerInputProps) {
  const choose = (id: string): void => onChange({ ...draft, chosen: toggled(question, draft.chosen, id) })
  return (
    <>
      {question.kind === 'date' && (
        <DateField
          id={question.id}
          label={ask}
          hint="按身份证写,例如 1944 年 3 月 5 日。"
          value={draft.date}
          error={problem}
          onChange={(date) => onChange({ chosen: [], date })}
        />
      )}
      <Choice
        label={ask}
        kind={question.kind === 'many' || question.kind === 'date' ? 'many' : 'one'}
        options={optionsOf(pack, question, residence)}
        chosen={draft.chosen}
        error={question.kind === 'date' ? undefined : problem}
        onChoose={choose}
      />
    </>
  )
}

/** An answer as the check page says it; also one that was given on another city's page. */
export function answerWords(pack: Pack, question: Question, chosen: readonly string[]): string {
  const options = [...optionsOf(pack, question), ...(findQuestion(question.id)?.options ?? [])]
  const own = (id: string): string => (question.kind === 'date' ? day(id) : placeName(id) || '另外的地方')
  const words = chosen.map((id) => options.find((option) => option.id === id)?.label ?? own(id))
  return words.join('、')
}
