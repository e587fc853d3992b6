import { answerOf, otherSeat, SEAT_WORDS, valueWords, type FormLine } from '@/client/assessor-form'
import { tapDown } from '@/client/assessor-outgoing'
import type { AnswerValue } from '@/domain/assessment/sheet'
import { Box, Fold, Heading, Notice } from '@/ui'
import { answerField, noteField } from '@/client/assessor-typed'
import { LineNotes } from './line-notes'
import { LineOptions, type Mark } from './line-options'
import { LineWritten } from './line-written'
import type { OpenSheet } from './use-sheet'

interface SheetLineProps {
  readonly open: OpenSheet
  readonly line: FormLine
}

/** «B.1.1 进食»; what stands before the scale has no number that anybody asks for. */
const titleOf = ({ key, name }: FormLine): string => (key.startsWith('B.') ? `${key} ${name}` : name)

/** The official wording, where the city has loaded it. */
function Official({ line, texts }: { readonly line: FormLine; readonly texts: Readonly<Record<string, string>> }) {
  if (line.kind !== 'choice') return null
  return (
    <Fold title={`${line.name}:看标准原文`}>
      {line.options.map(({ value }) => {
        const text = texts[String(value)]
        return text ? <Box key={value}>{`${value}分:${text}`}</Box> : null
      })}
    </Fold>
  )
}

/** One line of the form: what is looked at, what may be answered, what the other one said, and notes. */
export function SheetLine({ open, line }: SheetLineProps) {
  const { account, visit, sheet, seat, closed, pack } = open
  const { key } = line
  const other = otherSeat(seat)
  const [own, theirs] = [answerOf(sheet, key, seat), answerOf(sheet, key, other)]
  const stands = sheet.get(key)
  const tap = (value: AnswerValue): void => {
    if (!closed) tapDown(account, visit, { kind: 'answer', by: seat, item: key, value })
  }
  const marks: readonly Mark[] = [
    { words: `${SEAT_WORDS[seat]}选的`, value: own, own: true },
    { words: `${SEAT_WORDS[other]}选的`, value: theirs, own: false },
  ]
  const texts = pack.officialTexts[key]
  return (
    <Box className="card stack" role="group" label={titleOf(line)}>
      <Heading level={3} className="subtitle">
        {titleOf(line)}
      </Heading>
      {line.about && <Box className="note">{line.about}</Box>}
      {stands?.open && <Notice tone="wait">两个人选的不一样,等一下一起商定。</Notice>}
      {stands?.settled && (
        <Notice tone="good">{`商定:${valueWords(line, stands.settled.value)}。${stands.settled.words}`}</Notice>
      )}
      {'options' in line ? (
        <LineOptions
          line={line}
          marks={marks}
          onChoose={(value) => tap(line.kind === 'many' ? toggled(own, value) : value)}
        />
      ) : (
        <>
          {theirs !== null && <Box>{`${SEAT_WORDS[other]}写的:${valueWords(line, theirs)}`}</Box>}
          <LineWritten
            key={seat}
            account={account}
            visit={visit}
            line={line}
            value={own}
            field={answerField(seat, key)}
            onAnswer={tap}
          />
        </>
      )}
      {texts && <Official line={line} texts={texts} />}
      {!closed && (
        <LineNotes
          account={account}
          visit={visit}
          field={noteField(seat, key)}
          name={line.name}
          notes={stands?.notes ?? []}
          onNote={(words) => tapDown(account, visit, { kind: 'note', by: seat, item: key, words })}
        />
      )}
    </Box>
  )
}

/** A list with one value more, or without it. */
function toggled(held: AnswerValue | null, value: number): readonly number[] {
  const before = Array.isArray(held) ? (held as readonly number[]) : []
  return before.includes(value) ? before.filter((one) => one !== value) : [...before, value]
}
