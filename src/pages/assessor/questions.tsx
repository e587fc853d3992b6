import { assessingActs, holds, type AssessingAct } from '@/client/assessor-acts'
import { keepVisitDraft, NO_HAND, visitDraftOf, type SignDraft } from '@/client/assessor-drafts'
import { assessorFiles, dropFile } from '@/client/assessor-files'
import { giveUpTaps, sendAllNow, sendFileAgain, sendTapsAgain, takeBack } from '@/client/assessor-outgoing'
import { useTaps, useTapsOfOthers } from '@/client/assessor-taps'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading, Notice } from '@/ui'
import { PATHS } from '../paths'

/** The draft of a signature that was refused: whoever the server named signs anew, or everybody. */
export function draftAfter({ state }: AssessingAct, { first, second, informant, ...rest }: SignDraft): SignDraft {
  if (state.kind !== 'asking') return { first, second, informant, ...rest }
  const named = Object.keys(state.fields)
  const stays = (who: string): boolean => named.length > 0 && !named.some((field) => field.startsWith(who))
  return {
    ...rest,
    first: stays('first') ? first : NO_HAND,
    second: stays('second') ? second : NO_HAND,
    informant: stays('informant') ? informant : NO_HAND,
  }
}

/** What ends a visit was not taken: why, and the way on. Nothing of the form is lost by it. */
function EndingQuestion({ act }: { readonly act: AssessingAct }) {
  const { state, title, account, visit, id, action } = act
  if (state.kind === 'waiting') return null
  const mend = (): void => {
    if (action === 'sign') keepVisitDraft(account, visit, { sign: draftAfter(act, visitDraftOf(account, visit).sign) })
    takeBack(id)
    go(action === 'sign' ? PATHS.assessorSign : PATHS.assessorVisit, { id: visit })
  }
  return (
    <Card role="group" label={`没有交上:${title}`}>
      <Box className="stack">
        <Heading level={2} className="subtitle">
          没有交上
        </Heading>
        <Box className="strong">{title}</Box>
        <Box>{state.message}</Box>
        <Box className="note">填的都还在这部手机里,看得到。</Box>
        <Button kind="other" onPress={mend}>
          {action === 'sign' ? '去看看,重新签' : '去看看,重新写'}
        </Button>
        <Button kind="quiet" onPress={() => void takeBack(id)}>
          不交了
        </Button>
      </Box>
    </Card>
  )
}

/** Taps that the cloud does not take: the form was signed elsewhere, or the visit is off. */
function TapsQuestion({ visit, count }: { readonly visit: string; readonly count: number }) {
  const hold = holds.use()[visit]
  if (hold?.told) return <Notice tone="wait">{hold.message}</Notice>
  if (!hold || count === 0) return null
  return (
    <Card role="group" label="有几条没有传上">
      <Box className="stack">
        <Heading level={2} className="subtitle">
          {`有 ${count} 条没有传上`}
        </Heading>
        <Box>{hold.message}</Box>
        <Box className="note">这几条还在这部手机里,打开评估表看得到。</Box>
        <Button kind="other" onPress={() => void sendTapsAgain(visit)}>
          再传一次
        </Button>
        <Button kind="quiet" onPress={() => giveUpTaps(visit)}>
          不要这几条了
        </Button>
      </Box>
    </Card>
  )
}

/** A photograph or recording that the cloud does not take: without her consent, or no longer to be read. */
function FileQuestion({ id, message }: { readonly id: string; readonly message: string }) {
  return (
    <Card role="group" label="照片、录音没有传上">
      <Box className="stack">
        <Heading level={2} className="subtitle">
          照片、录音没有传上
        </Heading>
        <Box>{message}</Box>
        <Button kind="other" onPress={() => void sendFileAgain(id)}>
          再传一次
        </Button>
        <Button kind="quiet" onPress={() => dropFile(id)}>
          不传这一份了
        </Button>
      </Box>
    </Card>
  )
}

interface QuestionsProps {
  readonly account: string
  /** Of one visit; left out, of all. */
  readonly visit?: string
  /** What only waits is told elsewhere on the page: the form begins at its top. */
  readonly quiet?: boolean
}

/** What waits for a network, and what came back as a question. */
export function Questions({ account, visit, quiet = false }: QuestionsProps) {
  const taps = useTaps(account).filter((one) => visit === undefined || one.visit === visit)
  const acts = assessingActs
    .use()
    .filter((act) => act.account === account && (visit === undefined || act.visit === visit))
  const files = assessorFiles
    .use()
    .filter((one) => one.account === account && (visit === undefined || one.visit === visit))
  const others = useTapsOfOthers(account)
  const visits = [...new Set([...taps, ...files, ...acts].map((one) => one.visit))]
  const waits = acts.filter(({ state }) => state.kind === 'waiting').length
  return (
    <>
      {!quiet && taps.length + waits > 0 && (
        <>
          <Notice tone="wait">
            {[taps.length > 0 && `还有 ${taps.length} 条没传`, waits > 0 && `${waits} 份等着交`]
              .filter(Boolean)
              .join(',')}
            。都存在手机里了,有网时自己传。
          </Notice>
          <Button kind="other" onPress={() => void sendAllNow()}>
            现在就传
          </Button>
        </>
      )}
      {visits.map((one) => (
        <TapsQuestion key={one} visit={one} count={taps.filter((tap) => tap.visit === one).length} />
      ))}
      {files.map(({ id, state }) =>
        state.kind === 'asking' ? <FileQuestion key={id} id={id} message={state.message} /> : null,
      )}
      {acts.map((act) => (
        <EndingQuestion key={act.id} act={act} />
      ))}
      {others > 0 && visit === undefined && (
        <Notice tone="wait">{`这部手机上还有 ${others} 条是别人填的,那个人登录后才传得上去。`}</Notice>
      )}
    </>
  )
}
