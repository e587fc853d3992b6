import { useEffect } from 'react'
import type { ConsentCard } from '@/contract/account'
import type { ForWhom } from '@/client/for-whom'
import { useAnswer } from '@/client/use-answer'
import { CONSENT_STATE_WORDS, currentText } from '@/domain/consent/texts'
import { backOr, go } from '@/platform/navigate'
import { Alert, Box, Card, Inline, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { consentSaid } from './consent-said'
import { OfBeside } from './of-beside'

const stateOf = ({ state, at, by }: ConsentCard): string =>
  state === 'unasked' ? '还没问过' : [CONSENT_STATE_WORDS[state], at && momentWords(at), by].filter(Boolean).join(',')

function Classes({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  const read = useAnswer('account', 'consents', {}, account, { for: person.id })
  const { data } = read
  const said = consentSaid.use()
  useEffect(() => () => consentSaid.set(null), [])
  return (
    <>
      {said?.person === person.id && (
        <Alert key={`${said.class} ${said.words}`} className="notice notice--good" attend>
          {`${said.words}:${currentText(said.class).title}`}
        </Alert>
      )}
      <Waiting {...read} shown={data !== undefined} />
      <Box>四样,一样一样问,互不牵连。老人不同意,别的照样办。</Box>
      {data && (
        <Card kind="rows" role="list" label="四样同意">
          {data.consents.map((consent) => (
            <Row
              key={consent.class}
              title={currentText(consent.class).title}
              detail={stateOf(consent)}
              end={<Inline className="ask">{consent.state === 'unasked' ? '去问' : '再问'}</Inline>}
              onPress={() => go(PATHS.counterConsent, { class: consent.class })}
            />
          ))}
        </Card>
      )}
    </>
  )
}

/** How the elder beside a worker stands to each class of data. */
function CounterConsents() {
  return (
    <Frame title="记下同意或不同意" onBack={() => backOr(PATHS.beside)} calls="line">
      <OfBeside>{(person, account) => <Classes key={person.id} person={person} account={account} />}</OfBeside>
    </Frame>
  )
}

export default guarded(CounterConsents)
