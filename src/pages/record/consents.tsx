import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { ConsentCard } from '@/contract/account'
import { isBeside, type ForWhom } from '@/client/for-whom'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { CONSENT_CLASSES } from '@/domain/consent/consent'
import { CONSENT_PARTS, CONSENT_STATE_WORDS, currentText, PART_HEADINGS } from '@/domain/consent/texts'
import { backOr, replace } from '@/platform/navigate'
import { Box, Button, Fold, Heading } from '@/ui'
import { Agreement } from '@/ui/agreement'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { useConsentFollows } from '../use-consent-follows'
import { Waiting } from '../waiting'

interface ClassProps {
  readonly person: ForWhom
  readonly account: string
  readonly consent: ConsentCard
  /** The text lies open: somebody came here for this one. */
  readonly open: boolean
}

const SIDES = { given: 'agreed', refused: 'refused', withdrawn: 'refused', unasked: 'open' } as const

/** When, by whom, and under which words; the word itself stands before it, unless it was taken back. */
function sinceWords({ at, by, state, version }: ConsentCard, current: string): string | undefined {
  if (at === null) return undefined
  const back = state === 'withdrawn' && CONSENT_STATE_WORDS[state]
  const older = version !== current && '当时的文字和现在不一样'
  return [back, momentWords(at), by, older].filter(Boolean).join(',')
}

/** One class of data: its text, how she stands to it, and her yes or no, which waits for no other. */
function ConsentClassCard({ person, account, consent, open }: ClassProps) {
  const { act, busy, error, attempt } = useAct('account', 'consent', person.id)
  const [leaving, setLeaving] = useState(false)
  const given = consent.state === 'given'
  const follows = useConsentFollows(account, person, consent.class, given)
  const text = currentText(consent.class)
  const version = String(text.version)
  const decide = async (given: boolean): Promise<void> => {
    if (!(await act({ class: consent.class, version, given }))) return
    setLeaving(false)
    askAgain('account', 'consents', 'record')
    if (consent.class === 'assessment') askAgain('assessment', 'assessment', 'assessments')
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} />
      <Agreement
        title={text.title}
        state={SIDES[consent.state]}
        since={sinceWords(consent, version)}
        busy={busy}
        onAgree={() => void decide(true)}
        onRefuse={() => (given ? setLeaving(true) : void decide(false))}
      >
        <Box>{text.parts.kept}</Box>
        {given && <Box className="note">点“不同意”就是收回,会再问您一次。</Box>}
        <Fold title="从头到尾看一遍" open={open}>
          {CONSENT_PARTS.map((part) => (
            <Box key={part}>
              <Heading level={3} className="strong">
                {PART_HEADINGS[part]}
              </Heading>
              <Box>{text.parts[part]}</Box>
            </Box>
          ))}
        </Fold>
      </Agreement>
      {leaving && given && (
        <Confirm
          title={`收回:${text.title}?`}
          action="收回同意"
          danger
          busy={busy}
          onConfirm={() => void decide(false)}
          onCancel={() => setLeaving(false)}
        >
          {follows && <Box>{follows}</Box>}
          <Box>以前记下的马上不再显示。以后想再记,要重新同意、重新填。</Box>
        </Confirm>
      )}
    </>
  )
}

/** Beside a worker it is written down how she showed her will. */
function AtCounter() {
  const { class: cls } = useRouter().params
  return (
    <>
      <Box>老人就在身边:请把内容念给老人听,再记下老人怎么表示的。</Box>
      <Button role="link" onPress={() => replace(cls ? PATHS.counterConsent : PATHS.counterConsents, { class: cls })}>
        念给老人听
      </Button>
    </>
  )
}

function Classes({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  const { class: asked } = useRouter().params
  const read = useAnswer('account', 'consents', {}, account, { for: person.id })
  const { data } = read
  if (!data) return <Waiting {...read} shown={false} />
  const one = CONSENT_CLASSES.find((cls) => cls === asked)
  const shown = one ? data.consents.filter((consent) => consent.class === one) : data.consents
  const decided = one && shown.every(({ state }) => state !== 'unasked')
  return (
    <>
      <Waiting {...read} shown />
      <Box>{one ? '先看看写的什么,同意不同意都行。' : '四样,一样一样定,互不牵连。随时可以改主意。'}</Box>
      {shown.map((consent) => (
        <ConsentClassCard key={consent.class} {...{ person, account, consent }} open={one !== undefined} />
      ))}
      {decided && <Button onPress={() => backOr(PATHS.record)}>回到刚才那一项</Button>}
    </>
  )
}

function ConsentsPage() {
  return (
    <Frame title="同意与收回" onBack={() => backOr(PATHS.record)}>
      <OfPerson needs="own">
        {(person, account) =>
          isBeside(person) ? <AtCounter /> : <Classes key={person.id} person={person} account={account} />
        }
      </OfPerson>
    </Frame>
  )
}

export default guarded(ConsentsPage)
