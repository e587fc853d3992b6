import type { LineDraft } from '@/client/drafts'
import { usePack } from '@/client/pack'
import { useCity } from '@/client/city'
import { useAnswer } from '@/client/use-answer'
import { NONE, UNKNOWN, type Question } from '@/domain/entitlement'
import { Choice, DateField, Notice, TextField, type ChoiceOption } from '@/ui'
import { TextArea } from '@/ui/text-area'
import type { LineInput } from './lines'
import { toggled } from './line-draft'

interface LineFieldProps {
  readonly input: LineInput
  /** What is asked, for those who hear it. */
  readonly ask: string
  readonly draft: LineDraft
  readonly problem?: string
  /** Six-digit county of residence, for the streets in it. */
  readonly county: string | null
  readonly onChange: (draft: LineDraft) => void
}

const WRITTEN = { text: 'text', phone: 'phone', identity: 'identity' } as const

/** Draws the way of answering that fits the line. */
export function LineField(props: LineFieldProps) {
  const { input, ask, draft, problem, onChange } = props
  switch (input.kind) {
    case 'question':
      return <QuestionField {...props} question={input.question} />
    case 'street':
      return <StreetField {...props} />
    case 'date':
      return (
        <DateField
          id="line"
          label={ask}
          hint={input.hint}
          value={draft.date}
          error={problem}
          onChange={(date) => onChange({ ...draft, date })}
        />
      )
    case 'long':
      return (
        <TextArea
          id="line"
          label={ask}
          hint={input.hint}
          most={input.most}
          value={draft.text}
          error={problem}
          onChange={(text) => onChange({ ...draft, text })}
        />
      )
    default:
      return (
        <TextField
          id="line"
          label={ask}
          hint={input.hint}
          kind={WRITTEN[input.kind]}
          maxLength={input.most}
          value={draft.text}
          error={problem}
          onChange={(text) => onChange({ ...draft, text })}
        />
      )
  }
}

const DONT_KNOW: ChoiceOption = { id: UNKNOWN, label: '不知道', narrow: true }
const NONE_OF_THESE: ChoiceOption = { id: NONE, label: '都没有', narrow: true }

function QuestionField({ question, ask, draft, problem, onChange }: LineFieldProps & { readonly question: Question }) {
  const { pack } = usePack(useCity())
  const own = question.options.map(({ id, label, hint }) => ({ id, label, hint }))
  const places =
    question.kind === 'county'
      ? (pack?.counties ?? [])
          .filter(({ kind }) => kind === 'county')
          .map(({ code, name }) => ({ id: code, label: name, narrow: true }))
      : []
  const options = [...places, ...own, ...(question.kind === 'many' ? [NONE_OF_THESE] : []), DONT_KNOW]
  return (
    <Choice
      label={ask}
      kind={question.kind === 'many' ? 'many' : 'one'}
      options={options}
      chosen={draft.chosen}
      error={problem}
      onChoose={(id) => onChange({ ...draft, chosen: toggled(question, draft.chosen, id) })}
    />
  )
}

function StreetField({ ask, draft, problem, county, onChange }: LineFieldProps) {
  const { data } = useAnswer('account', 'streets', { county: county ?? '' }, county === null ? null : 'anyone')
  if (county === null) return <Notice>先填住在哪个县(市、区),再选街道。</Notice>
  const streets = data?.streets ?? []
  return (
    <Choice
      label={ask}
      kind="one"
      options={[...streets.map((id) => ({ id, label: id, narrow: true })), { ...DONT_KNOW, id: '' }]}
      chosen={[draft.text]}
      error={problem}
      onChoose={(text) => onChange({ ...draft, text })}
    />
  )
}
