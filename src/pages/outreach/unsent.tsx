import { useState } from 'react'
import { keepDeskVisit } from '@/client/desk-visit-draft'
import {
  canGoAgain,
  dropDesk,
  isCodeRefused,
  isPhotoRefused,
  refusedRefs,
  sendDeskAnew,
  sendDeskByCode,
  sendDeskNow,
  sendDeskWithout,
  sendDeskWithoutPhotos,
  useDeskActs,
  useDeskActsOfOthers,
  type DeskAct,
} from '@/client/outgoing-desk'
import { FOUND_STATE_WORDS } from '@/domain/found/found'
import { chinaDay } from '@/domain/person/date'
import { VISIT_CHECK_WORDS, VISIT_CHECKS, VISIT_FINDING_WORDS, VISIT_OUTCOME_WORDS } from '@/domain/visit/record'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading, Notice } from '@/ui'
import { CodeField } from '@/ui/code-field'
import { CODE_LENGTH } from '../desk/meet-form'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { partOf } from './visit-form'

/** What was written down, to be read and copied where it cannot be sent. */
function wordsOf({ data }: DeskAct): string {
  if (!('requests' in data)) return visitWords(data)
  const asked = data.requests.map(({ title, words }) => `${title}:${words}`)
  const said = data.contacts.map(({ ref, outcome }) => `${nameIn(data, ref)}:${FOUND_STATE_WORDS[outcome]}`)
  return [...asked, ...said].join(';')
}

function visitWords({ outcome, findings, words = '' }: DeskAct<'recordVisit'>['data']): string {
  const seen =
    findings === null ? [] : VISIT_CHECKS.map((one) => `${VISIT_CHECK_WORDS[one]}${VISIT_FINDING_WORDS[findings[one]]}`)
  return [VISIT_OUTCOME_WORDS[outcome], ...seen, words].filter((part) => part !== '').join(';')
}

/** What a thing is called where it was asked for; its number in the list where it was only spoken of. */
const nameIn = ({ requests }: DeskAct<'sitting'>['data'], ref: string): string =>
  requests.find((one) => one.ref === ref)?.title ?? ref

/** A code that was read wrongly is read once more; nothing else of the sitting is lost. */
function CodeAgain({ act }: { readonly act: DeskAct }) {
  const [code, setCode] = useState('')
  return (
    <>
      <CodeField
        id={`code-${act.id}`}
        label="服务码"
        hint="请对着老人的卡,再填一次。"
        length={CODE_LENGTH}
        value={code}
        onChange={setCode}
      />
      <Button kind="other" onPress={() => code.length === CODE_LENGTH && void sendDeskByCode(act.id, code)}>
        改好服务码,再发一次
      </Button>
    </>
  )
}

/** A visit whose day or words were refused goes back into its form. */
function VisitAgain({ act }: { readonly act: DeskAct }) {
  const { data } = act
  if ('requests' in data) return null
  const change = (): void => {
    const at = Date.parse(data.at)
    const [year = '', month = '', day = ''] = chinaDay(at).split('-')
    keepDeskVisit(data.person, {
      ...{ mode: data.mode, outcome: data.outcome, findings: data.findings ?? {}, words: data.words ?? '' },
      ...{ when: 'earlier', year, month: String(Number(month)), day: String(Number(day)), part: partOf(at) },
    })
    dropDesk(act.id)
    go(PATHS.visitRecord, { person: data.person })
  }
  return (
    <Button kind="other" onPress={change}>
      改一改,再记
    </Button>
  )
}

/** One that was not taken: why, and what now. It goes only when somebody has read it. */
function Refused({ act, message }: { readonly act: DeskAct; readonly message: string }) {
  const words = wordsOf(act)
  const refs = refusedRefs(act)
  return (
    <Card role="group" label={`没有记上:${act.title}`}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          没有记上
        </Heading>
        <Box className="strong">{`${act.title},${momentWords(new Date(act.createdAt).toISOString())}`}</Box>
        <Box>{message}</Box>
        {words !== '' && <Box className="note">{`当时写的:${words}`}</Box>}
        {canGoAgain(act) && (
          <Button kind="other" onPress={() => void sendDeskAnew(act.id)}>
            再发一次
          </Button>
        )}
        {isCodeRefused(act) && <CodeAgain act={act} />}
        {isPhotoRefused(act) && (
          <Button kind="other" onPress={() => void sendDeskWithoutPhotos(act.id)}>
            去掉照片,别的照发
          </Button>
        )}
        {!canGoAgain(act) && <VisitAgain act={act} />}
        {refs.length > 0 && (
          <Button kind="other" onPress={() => void sendDeskWithout(act.id, refs)}>
            {`去掉${refs.map((ref) => ('requests' in act.data ? nameIn(act.data, ref) : ref)).join('、')},别的照交`}
          </Button>
        )}
        <Button kind="quiet" onPress={() => dropDesk(act.id)}>
          知道了,删掉
        </Button>
      </Box>
    </Card>
  )
}

interface UnsentDeskProps {
  readonly account: string
  /** Of one elder only, where it is given. */
  readonly person?: string
}

/** What waits on this phone for a signal, and what came back. */
export function UnsentDesk({ account, person }: UnsentDeskProps) {
  const acts = useDeskActs(account).filter(({ data }) => person === undefined || data.person === person)
  const others = useDeskActsOfOthers(account)
  const waiting = acts.filter(({ state }) => state.kind === 'waiting')
  const told = waiting.flatMap(({ state }) => (state.kind === 'waiting' && state.told ? state.told : []))[0]
  return (
    <>
      {waiting.length > 0 && (
        <>
          <Notice tone="wait">{`还有 ${waiting.length} 件没发出去,都在这部手机里,有网时自己发。${told ?? ''}`}</Notice>
          <Button kind="quiet" onPress={() => void sendDeskNow()}>
            现在就发
          </Button>
        </>
      )}
      {acts.map((act) =>
        act.state.kind === 'refused' ? <Refused key={act.id} act={act} message={act.state.message} /> : null,
      )}
      {others > 0 && person === undefined && (
        <Notice tone="wait">{`这台设备上还有 ${others} 件是别人记的,那个人登录后才发得出去。`}</Notice>
      )}
    </>
  )
}
