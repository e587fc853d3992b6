import { useState } from 'react'
import { changeSitting, SITTING_CHOICES, type SittingChoice, type SittingDraft } from '@/client/sitting-draft'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Chips, ErrorSummary, Heading, Notice, TextField } from '@/ui'
import { TextArea } from '@/ui/text-area'
import { fullDay } from '../words'
import { CHOICE_WORDS, MOST_TITLE, MOST_WORDS, whatProblems, type FoundRow } from './sitting-form'

const CHOICES = SITTING_CHOICES.map((value) => ({ value, label: CHOICE_WORDS[value] }))

/** «可能符合» where something is for others to confirm: nobody is promised what the state may not give. */
const mayWords = ({ kind, perhaps, from }: FoundRow): string => {
  if (kind === 'soon') return `预计${fullDay(from)}起可以办,要审核`
  return perhaps ? '可能符合,要审核' : '按登记的情况符合,审核通过后给'
}

interface FacingProps {
  readonly name: string
  readonly found: readonly FoundRow[]
  readonly onBack: () => void
}

/** Turned towards her, across the table: nothing but what she may have, as large as the screen takes. */
export function Facing({ name, found, onBack }: FacingProps) {
  const [turned, setTurned] = useState(false)
  return (
    <>
      <Box className={`facing ${turned ? 'facing--turned' : ''}`}>
        <Heading level={2} className="facing__title">
          {`${name},您可能能领这些`}
        </Heading>
        {found.map((row) => (
          <Box key={row.ref} className="facing__one">
            <Box className="facing__name">{row.name}</Box>
            {row.amount !== '' && <Box className="facing__amount">{row.amount}</Box>}
            <Box>{row.why}</Box>
            <Box>{mayWords(row)}</Box>
          </Box>
        ))}
        <Box>要不要办,您说了算。</Box>
      </Box>
      <Button kind="other" onPress={() => setTurned(!turned)}>
        {turned ? '字转回来' : '字倒过来,对着老人'}
      </Button>
      <Button onPress={onBack}>看完了,接着办</Button>
    </>
  )
}

interface BenefitProps {
  readonly row: FoundRow
  readonly chosen: SittingChoice | undefined
  readonly onChoose: (choice: SittingChoice) => void
}

function Benefit({ row, chosen, onChoose }: BenefitProps) {
  return (
    <Card role="group" label={row.name}>
      <Box className="stack">
        <Box className="strong">{row.name}</Box>
        {row.amount !== '' && <Box className="amount amount--small">{row.amount}</Box>}
        <Box className="note">{`${row.why} · ${mayWords(row)}`}</Box>
        <Chips<SittingChoice | ''>
          label={`${row.name},老人怎么说`}
          options={CHOICES}
          chosen={chosen ?? ''}
          onChoose={(choice) => choice !== '' && onChoose(choice)}
        />
      </Box>
    </Card>
  )
}

/** Anything else that she asks for, in her words. */
function Others({ others }: Pick<SittingDraft, 'others'>) {
  const change = (at: number, part: Partial<SittingDraft['others'][number]>): void =>
    changeSitting({ others: others.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <>
      <Heading level={2} className="subtitle">
        别的事
      </Heading>
      {others.map(({ title, words }, at) => (
        <Card key={at} role="group" label={`别的事,第 ${at + 1} 件`}>
          <Box className="stack">
            <TextField
              id={`other-title-${at}`}
              label="是什么事"
              hint="比如:修楼道的灯、找人送饭。"
              maxLength={MOST_TITLE}
              value={title}
              onChange={(typed) => change(at, { title: typed })}
            />
            <TextArea
              id={`other-words-${at}`}
              label="怎么回事(不写也行)"
              value={words}
              most={MOST_WORDS}
              onChange={(typed) => change(at, { words: typed })}
            />
            <Button kind="quiet" onPress={() => changeSitting({ others: others.filter((_, index) => index !== at) })}>
              不写了
            </Button>
          </Box>
        </Card>
      ))}
      <Button kind="other" onPress={() => changeSitting({ others: [...others, { title: '', words: '' }] })}>
        加一件别的事
      </Button>
    </>
  )
}

interface TableWhatProps {
  readonly draft: SittingDraft
  readonly found: readonly FoundRow[]
  readonly onFacing: () => void
}

/** What she may have, one after the other, and what she says to it. */
export function TableWhat({ draft, found, onFacing }: TableWhatProps) {
  const [problems, setProblems] = useState<readonly string[]>([])
  const [tries, setTries] = useState(0)
  const next = (): void => {
    const wrong = whatProblems(draft, found)
    setProblems(wrong)
    setTries(tries + 1)
    if (wrong.length > 0) return
    changeSitting({ step: 'check' })
    toTop()
  }
  return (
    <>
      <ErrorSummary errors={problems} attempt={tries} />
      {found.length === 0 ? (
        <Notice>按登记的情况,现在没有要告诉老人的。有别的事,写在下面。</Notice>
      ) : (
        <>
          <Button kind="other" onPress={onFacing}>
            给老人看,大字
          </Button>
          {found.map((row) => (
            <Benefit
              key={row.ref}
              row={row}
              chosen={draft.choices[row.ref]}
              onChoose={(choice) => changeSitting({ choices: { ...draft.choices, [row.ref]: choice } })}
            />
          ))}
        </>
      )}
      <Others others={draft.others} />
      <Button onPress={next}>下一步,核对</Button>
    </>
  )
}
