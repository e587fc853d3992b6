import type { Terms } from '@/client/drafts'
import { SCOPE_WORDS, SCOPES, type Scope } from '@/domain/helper/scope'
import { Choice, DateField, Heading } from '@/ui'
import type { TermsProblems } from './terms'
import { SCOPE_HINTS } from './words'

interface TermsFieldsProps {
  readonly terms: Terms
  readonly problems: TermsProblems
  /** What may be given at all: nobody gives more than he has. */
  readonly most?: readonly Scope[]
  /** What he asked for: whatever goes beyond it says so. */
  readonly asked?: readonly Scope[]
  /** The question, where it is not she who is asked. */
  readonly question?: string
  readonly onChange: (terms: Terms) => void
}

const toggled = (scopes: readonly Scope[], scope: Scope): readonly Scope[] =>
  scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]

/** Where nothing was asked for, nothing is too much. */
const isBeyond = (asked: readonly Scope[], scope: Scope): boolean => asked.length > 0 && !asked.includes(scope)

/** What a helper may do, and until when: two questions, each answer by itself. */
export function TermsFields({
  terms,
  problems,
  most = SCOPES,
  asked = [],
  question = '让对方能做什么',
  onChange,
}: TermsFieldsProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        {`${question}?`}
      </Heading>
      <Choice
        label={`${question},可以选几样`}
        kind="many"
        options={SCOPES.filter((scope) => most.includes(scope)).map((id) => ({
          id,
          label: SCOPE_WORDS[id],
          hint: isBeyond(asked, id) ? `比他要的多 · ${SCOPE_HINTS[id]}` : SCOPE_HINTS[id],
        }))}
        chosen={terms.scopes}
        error={problems.scopes}
        onChoose={(id) => onChange({ ...terms, scopes: toggled(terms.scopes, id as Scope) })}
      />
      <Heading level={2} className="subtitle">
        到什么时候?
      </Heading>
      <Choice
        label="到什么时候"
        kind="one"
        options={[
          { id: 'always', label: '一直', hint: '什么时候都可以停' },
          { id: 'day', label: '到某一天', hint: '那天过完就停' },
        ]}
        chosen={[terms.until]}
        onChoose={(id) => onChange({ ...terms, until: id as Terms['until'] })}
      />
      {terms.until === 'day' && (
        <DateField
          id="until"
          label="到哪一天"
          hint="到这一天为止,当天还算。"
          value={terms.date}
          error={problems.until}
          onChange={(date) => onChange({ ...terms, date })}
        />
      )}
    </>
  )
}
