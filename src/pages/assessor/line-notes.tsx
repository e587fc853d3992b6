import { keepFieldWords, useVisitDraft } from '@/client/assessor-drafts'
import { SEAT_WORDS } from '@/client/assessor-form'
import { MOST_NOTE } from '@/client/assessor-typed'
import type { SheetLine } from '@/domain/assessment/sheet'
import { Box, Button, Fold } from '@/ui'
import { TextArea } from '@/ui/text-area'

interface LineNotesProps {
  readonly account: string
  readonly visit: string
  /** Of which line, for the fields and for those who hear it. */
  readonly field: string
  readonly name: string
  readonly notes: SheetLine['notes']
  readonly onNote: (words: string) => void
}

/** What was seen or said beside an item: whoever reviews reads it, and so does whoever comes after an objection. */
export function LineNotes({ account, visit, field, name, notes, onNote }: LineNotesProps) {
  const typed = useVisitDraft(account, visit).words[field] ?? ''
  const words = typed.trim()
  const note = (): void => {
    onNote(words)
    keepFieldWords(account, visit, field, null)
  }
  return (
    <Fold title={notes.length > 0 ? `${name}的备注(${notes.length} 条)` : `${name}:写备注`} open={typed !== ''}>
      {notes.map((one) => (
        <Box key={one.at + one.words}>{`${SEAT_WORDS[one.by]}:${one.words}`}</Box>
      ))}
      <TextArea
        id={`note-${field.replace(/\W/g, '-')}`}
        label={`${name}的备注`}
        value={typed}
        most={MOST_NOTE}
        onChange={(text) => keepFieldWords(account, visit, field, text === '' ? null : text)}
      />
      {words !== '' && words.length <= MOST_NOTE && (
        <Button kind="other" label={`记下${name}的备注`} onPress={note}>
          记下备注
        </Button>
      )}
    </Fold>
  )
}
