import { useEffect } from 'react'
import { forgetMeeting, meetDraft, meetFaults, meetProof } from '@/client/meet-draft'
import { beginBeside, beside } from '@/client/presence'
import { useAct } from '@/client/use-act'
import { backOr, replace } from '@/platform/navigate'
import { Box, Button, Notice } from '@/ui'
import { KeyValues, type KeyValue } from '@/ui/key-values'
import { SignaturePicture } from '@/ui/signature'
import { inGroups } from '@/ui'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { AtDesk } from './at-desk'
import { meetFaultsOf, meetInput } from './meet-form'
import { numberInGroups, PROOF_WORDS, reasonWords } from './words'

const toForm = (): void => backOr(PATHS.meet)

/** Why it was refused stands at the field: the form is where it is mended. */
function useRefusal(error: ReturnType<typeof useAct>['error'], attempt: number): void {
  useEffect(() => {
    if (!error || error.code === 'unavailable' || error.code === 'internal' || error.code === 'unauthenticated') return
    meetFaults.set(meetFaultsOf(error, meetDraft.get().proof))
    toForm()
  }, [error, attempt])
}

function Check() {
  const draft = meetDraft.use()
  const given = meetProof.use()
  const before = beside.use()
  const { act, busy, error, attempt } = useAct('care', 'meet')
  useRefusal(error, attempt)
  const input = meetInput(draft, given)
  const open = async (): Promise<void> => {
    const answer = input && (await act(input))
    if (!answer) return
    beginBeside(answer.presence)
    forgetMeeting()
    replace(PATHS.beside)
  }
  if (!input || draft.reason === '' || draft.proof === '') {
    return (
      <>
        <Notice tone="wait">还没有填完,或者关过一次:服务码和签名不留在手机里,请再填一次。</Notice>
        <Button onPress={toForm}>回去填</Button>
      </>
    )
  }
  const bySignature = draft.proof === 'signature'
  const typed = draft.identityNumber.trim().toUpperCase()
  const number: KeyValue = { id: 'number', label: '身份证号', value: numberInGroups(typed), onChange: toForm }
  const rows: readonly KeyValue[] = [
    { id: 'reason', label: '办什么', value: reasonWords(draft.reason), onChange: toForm },
    { id: 'proof', label: '怎么证明老人在身边', value: PROOF_WORDS[draft.proof], onChange: toForm },
    ...(bySignature
      ? [{ id: 'name', label: '老人姓名', value: draft.name.trim(), onChange: toForm }, number]
      : [
          { id: 'code', label: '服务码', value: inGroups(given.code), onChange: toForm },
          ...(typed === '' ? [] : [number]),
        ]),
  ]
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void open()} />
      {before && <Notice tone="wait">{`和${before.person.name}的当面代办还开着,打开这一位就会关上那一位。`}</Notice>}
      <KeyValues label="请核对" rows={rows} />
      {bySignature && <SignaturePicture label="老人的签名" strokes={given.strokes} />}
      <Box className="note">打开以后会通知老人和帮手,也会记进“谁看过”。</Box>
      <Button busy={busy} onPress={() => void open()}>
        打开老人的资料
      </Button>
    </>
  )
}

/** What was chosen and written, before it is sent. */
function MeetCheck() {
  return (
    <Frame title="核对一下" who="none" calls="line" onBack={toForm}>
      <AtDesk role="community-worker">{() => <Check />}</AtDesk>
    </Frame>
  )
}

export default guarded(MeetCheck)
