import { Choice, Heading, TextField } from '@/ui'
import { SignaturePad } from '@/ui/signature'
import { WAYS, type CounterWay, type ProofProblems, type ProofTyped } from './consent-proof'

interface ProofProps {
  readonly typed: ProofTyped
  readonly problems: ProofProblems
  readonly onChange: (part: Partial<ProofTyped>) => void
}

/** How an elder showed her will at a counter: her signature, a witness, or her own repeating. */
export function ProofFields({ typed, problems, onChange }: ProofProps) {
  return (
    <>
      <Heading level={2} className="subtitle">
        老人怎么表示的?
      </Heading>
      <Choice
        label="老人怎么表示的"
        kind="one"
        options={WAYS}
        chosen={[typed.way]}
        error={problems.way}
        onChoose={(id) => onChange({ way: id as CounterWay })}
      />
      {typed.way === 'signature' && (
        <SignaturePad
          id="consent-signature"
          label="老人签名"
          otherWay="签不了的老人,可以选“有见证人”或“自己说一遍”。"
          strokes={typed.strokes}
          error={problems.strokes}
          onChange={(strokes) => onChange({ strokes })}
        />
      )}
      {typed.way === 'witness' && (
        <TextField
          id="witness"
          label="见证人姓名"
          hint="不能是您自己,要在场听到老人说的。"
          maxLength={30}
          value={typed.witness}
          error={problems.witness}
          onChange={(witness) => onChange({ witness })}
        />
      )}
    </>
  )
}
