import { useState } from 'react'
import type { ActionOutput } from '@/contract'
import type { FoundPerson } from '@/contract/care/found'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { FOUND_STATE_WORDS, type ContactOutcome } from '@/domain/found/found'
import { go } from '@/platform/navigate'
import { Alert, Box, Button, Card, Chips, Dial, Heading, inGroups, Tag, TextField } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { alsoWords, OUTCOME_WORDS, outcomesFor, sinceWords, STATE_TONES } from './found-words'

const MOST_WORDS = 300
type Written = ActionOutput<'care', 'foundContact'>

interface ContactProps {
  readonly found: FoundPerson
  readonly reference: string
  readonly onWritten: (written: Written) => void
}

/** What came of speaking with her, or trying to. */
function Contact({ found, reference, onWritten }: ContactProps) {
  const { act, busy, error, attempt, mended } = useAct('care', 'foundContact')
  const [outcome, setOutcome] = useState<ContactOutcome | ''>('')
  const [words, setWords] = useState('')
  const options = outcomesFor(found.state).map((value) => ({ value, label: OUTCOME_WORDS[value] }))
  const write = async (): Promise<void> => {
    if (outcome === '') return
    const typed = words.trim()
    const { person, version } = found
    const written = await act({ person, ref: reference, version, outcome, ...(typed && { words: typed }) })
    if (!written) return
    onWritten(written)
    askAgain('care', 'foundBenefits', 'foundProgress', 'today', 'elder', 'desk')
  }
  const change = (): void => {
    // Somebody else was first: the list says how she stands now.
    if (error?.code === 'conflict') askAgain('care', 'foundPeople')
    mended()
  }
  return (
    <Box className="stack">
      <ActFailure error={error} attempt={attempt} onRetry={() => void write()} />
      {error?.code === 'conflict' && (
        <Button kind="other" onPress={change}>
          看现在怎么样了
        </Button>
      )}
      <Chips<ContactOutcome | ''>
        label={`${found.name},怎么样了`}
        options={options}
        chosen={outcome}
        onChoose={(next) => {
          mended()
          setOutcome(next)
        }}
      />
      {outcome !== '' && (
        <>
          <TextField
            id={`words-${found.person}`}
            label="要记的(不写也行)"
            maxLength={MOST_WORDS}
            value={words}
            onChange={setWords}
          />
          {outcome === 'applied' && <Box className="note">会立一件事,交给街道办。写明是社区代办,老人会收到消息。</Box>}
          <Button settles busy={busy} onPress={() => void write()}>
            {`记下:${OUTCOME_WORDS[outcome]}`}
          </Button>
        </>
      )}
    </Box>
  )
}

/** «不要主动联系»: asked once more, since she vanishes from every list of this kind. */
function Uncalled({ found, onDone }: { readonly found: FoundPerson; readonly onDone: () => void }) {
  const { act, busy, error, attempt } = useAct('care', 'setUncalled')
  const [asked, setAsked] = useState(false)
  const set = async (): Promise<void> => {
    if (!(await act({ person: found.person, uncalled: true }))) return
    onDone()
    askAgain('care', 'foundPeople', 'foundBenefits', 'foundProgress', 'elder', 'today')
  }
  if (!asked)
    return (
      <Button kind="quiet" label={`记下,老人说不要主动联系:${found.name}`} onPress={() => setAsked(true)}>
        记下,老人说不要主动联系
      </Button>
    )
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void set()} />
      <Confirm
        title={`以后不主动联系${found.name}?`}
        action="不再主动联系"
        busy={busy}
        onConfirm={() => void set()}
        onCancel={() => setAsked(false)}
      >
        这里和别的待遇都不再列这一位。老人自己来办,照样能办;改主意了,在老人的卡片里改回来。
      </Confirm>
    </>
  )
}

interface FoundCardProps {
  readonly found: FoundPerson
  readonly reference: string
  readonly onChanged: (person: FoundPerson) => void
  /** Her card lies under this page: nobody opens it a second time. */
  readonly fromCard?: boolean
}

/** One elder for whom a benefit was found: why, ring, and what came of it. */
export function FoundCard({ found, reference, onChanged, fromCard = false }: FoundCardProps) {
  const { name, age, phone, community, state, why, last } = found
  const [open, setOpen] = useState(false)
  const [written, setWritten] = useState<Written>()
  const [gone, setGone] = useState(false)
  const who = [age === null ? '' : `${age}岁`, community].filter(Boolean).join(' · ')
  const number = written?.case?.number
  const taken = (answer: Written): void => {
    setWritten(answer)
    setOpen(false)
    onChanged(answer.person)
  }
  if (gone) return <Alert className="notice notice--good">{`记下了,以后不主动联系${name}。`}</Alert>
  return (
    <Card role="group" label={name}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          {name}
        </Heading>
        {who !== '' && <Box className="note">{who}</Box>}
        <Box>
          <Tag tone={STATE_TONES[state]}>{FOUND_STATE_WORDS[state]}</Tag>
        </Box>
        <Box className="strong">{sinceWords(found)}</Box>
        <Box>{why}</Box>
        {found.also.length > 0 && <Box className="strong">{alsoWords(found.also)}</Box>}
        {last && (
          <Box className="note">
            {`上次:${momentWords(last.at)},${last.by}${last.words === '' ? '' : `,${last.words}`}`}
          </Box>
        )}
        {written && (
          <Alert className="notice notice--good">
            {number === undefined ? '记下了。' : `记下了,立了一件事,编号 ${inGroups(number)}。`}
          </Alert>
        )}
        <Box className="pair">
          {phone !== null && (
            <Dial label={`打电话给${found.name}`} phone={phone} kind="other">
              打电话
            </Dial>
          )}
          <Button kind="other" label={`记联系结果:${name}`} onPress={() => setOpen(!open)}>
            {open ? '收起' : '记联系结果'}
          </Button>
        </Box>
        {phone === null && <Box className="note">没有登记电话。可以探访时当面说。</Box>}
        {open && (
          <>
            <Contact key={found.version} found={found} reference={reference} onWritten={taken} />
            <Uncalled found={found} onDone={() => setGone(true)} />
          </>
        )}
        {!fromCard && (
          <Button
            kind="quiet"
            role="link"
            label={`看这位老人的卡片:${name}`}
            onPress={() => go(PATHS.elder, { person: found.person })}
          >
            看这位老人的卡片
          </Button>
        )}
      </Box>
    </Card>
  )
}
