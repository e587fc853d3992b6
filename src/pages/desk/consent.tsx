import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ForWhom } from '@/client/for-whom'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { CONSENT_CLASSES, type ConsentClass } from '@/domain/consent/consent'
import {
  CONSENT_PARTS,
  CONSENT_STATE_WORDS,
  currentText,
  PART_HEADINGS,
  type ConsentPart,
} from '@/domain/consent/texts'
import { backOr } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, ErrorSummary, Fold, Heading, Inline, Notice } from '@/ui'
import { useCanSpeak } from '@/ui/speak-button'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { useConsentFollows } from '../use-consent-follows'
import { NO_PROOF, readProof, type ProofProblems, type ProofTyped } from './consent-proof'
import { consentSaid } from './consent-said'
import { OfBeside } from './of-beside'
import { ProofFields } from './proof-fields'

const classOf = (named: string | undefined): ConsentClass =>
  CONSENT_CLASSES.find((cls) => cls === named) ?? CONSENT_CLASSES[0]

/** What she has to know before all else; each is the first sentence of its part. */
const MAIN_PARTS = ['kept', 'purpose', 'seenBy', 'ifRefused', 'withdrawing'] as const satisfies readonly ConsentPart[]

const firstSentence = (words: string): string => words.slice(0, words.indexOf('。') + 1) || words

/** Five lines to read out, and the whole text, in the order in which it is read out, folded under them. */
function Text({ cls }: { readonly cls: ConsentClass }) {
  const { title, parts } = currentText(cls)
  return (
    <Card role="group" label={title}>
      <Heading level={2} className="title">
        {title}
      </Heading>
      <Box role="list" label="最要紧的五句">
        {MAIN_PARTS.map((part) => (
          <Box key={part} role="listitem">
            <Inline className="strong">{`${PART_HEADINGS[part]}:`}</Inline>
            {firstSentence(parts[part])}
          </Box>
        ))}
      </Box>
      <Fold title="全文,从头到尾">
        {CONSENT_PARTS.map((part) => (
          <Box key={part}>
            <Heading level={3} className="strong">
              {PART_HEADINGS[part]}
            </Heading>
            <Box>{parts[part]}</Box>
          </Box>
        ))}
      </Fold>
    </Card>
  )
}

const spokenText = (cls: ConsentClass): string => {
  const { title, parts } = currentText(cls)
  return [title, ...CONSENT_PARTS.flatMap((part) => [PART_HEADINGS[part], parts[part]])].join('。')
}

interface AskingProps {
  readonly person: ForWhom
  readonly account: string
  readonly cls: ConsentClass
}

function Asking({ person, account, cls }: AskingProps) {
  const { act, busy, error, attempt } = useAct('account', 'consent', person.id)
  const { data } = useAnswer('account', 'consents', {}, account, { for: person.id })
  const [typed, setTyped] = useState<ProofTyped>(NO_PROOF)
  const [problems, setProblems] = useState<ProofProblems>({})
  const [tries, setTries] = useState(0)
  const canSpeak = useCanSpeak()
  const state = data?.consents.find((consent) => consent.class === cls)?.state
  const follows = useConsentFollows(account, person, cls, state === 'given')
  const decide = async (given: boolean): Promise<void> => {
    const { proof, problems: found } = readProof(typed)
    setProblems(found)
    setTries(tries + 1)
    if (!proof || !(await act({ class: cls, version: currentText(cls).version, given, proof }))) return toTop()
    consentSaid.set({
      person: person.id,
      class: cls,
      words: given ? '已同意' : state === 'given' ? '已收回' : '不同意',
    })
    askAgain('account', 'consents', 'record')
    if (cls === 'place') askAgain('care', 'visitPlan', 'elder')
    if (cls === 'assessment') askAgain('assessment', 'assessment', 'assessments')
    backOr(PATHS.counterConsents)
  }
  const change = (part: Partial<ProofTyped>): void => {
    // What stands above a field that is being drawn on stays: else the field moves away under the pen.
    if (!part.strokes) setProblems({})
    setTyped({ ...typed, ...part })
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} />
      <Notice>
        {`请把这五句念给老人听,再点开全文,${canSpeak ? '念给老人听,或者点“朗读”' : '念给老人听'}。听完让老人自己说同意不同意。`}
      </Notice>
      <Text cls={cls} />
      <Box role="status">{state && `现在:${state === 'unasked' ? '还没问过' : CONSENT_STATE_WORDS[state]}`}</Box>
      {follows && <Notice tone="wait">{`要收回的话,先告诉老人:${follows}`}</Notice>}
      <ProofFields typed={typed} problems={problems} onChange={change} />
      <Box className="pair">
        <Button kind="other" busy={busy} onPress={() => void decide(true)}>
          老人同意
        </Button>
        <Button kind="other" busy={busy} onPress={() => void decide(false)}>
          {state === 'given' ? '老人要收回' : '老人不同意'}
        </Button>
      </Box>
    </>
  )
}

/** One class of data asked about at a counter: the text read out, how she showed her will, and her yes or no. */
function CounterConsent() {
  const cls = classOf(useRouter().params['class'])
  return (
    <Frame title="念给老人听" spoken={spokenText(cls)} onBack={() => backOr(PATHS.counterConsents)} calls="line">
      <OfBeside>
        {(person, account) => <Asking key={`${person.id} ${cls}`} person={person} account={account} cls={cls} />}
      </OfBeside>
    </Frame>
  )
}

export default guarded(CounterConsent)
