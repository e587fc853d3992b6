import { useState } from 'react'
import type { StaffCard } from '@/contract/account'
import { meetDraft, meetFaults, meetProof, type MeetDraft, type MeetFaults, type MeetProof } from '@/client/meet-draft'
import { today } from '@/client/today'
import { PRESENCE_MINUTES, type MeetingProof, type MeetingReason } from '@/domain/staff/staff'
import { go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, ErrorSummary, Failure, Heading, TextField } from '@/ui'
import { CodeField } from '@/ui/code-field'
import { SignaturePad } from '@/ui/signature'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { AtDesk } from './at-desk'
import { CODE_LENGTH, meetProblems } from './meet-form'
import { PROOF_WORDS, REASONS, reasonWords } from './words'

const PROOFS = [
  { id: 'service-code', label: PROOF_WORDS['service-code'], hint: '卡上的8位数字' },
  { id: 'signature', label: PROOF_WORDS.signature, hint: '头一次来、没带卡,用这个' },
] as const satisfies readonly { id: MeetingProof; label: string; hint: string }[]

interface PartProps {
  readonly draft: MeetDraft
  readonly given: MeetProof
  readonly faults: MeetFaults
  readonly onChange: (part: Partial<MeetDraft>, ...mended: readonly (keyof MeetFaults)[]) => void
  readonly onGive: (part: Partial<MeetProof>, mended: keyof MeetFaults) => void
}

function ByCode({ draft, given, faults, onChange, onGive }: PartProps) {
  return (
    <>
      <CodeField
        id="service-code"
        label="服务码"
        hint="请老人拿出服务卡,照着填。念给您听也行。"
        length={CODE_LENGTH}
        value={given.code}
        error={faults.code}
        onChange={(code) => onGive({ code }, 'code')}
      />
      <TextField
        id="elder-number"
        label="身份证号(不填也行)"
        hint="身份证也带了,就填上一起核对:卡上的资料和登记过的会合成一份。"
        kind="identity"
        maxLength={40}
        value={draft.identityNumber}
        error={faults.identityNumber}
        onChange={(identityNumber) => onChange({ identityNumber }, 'identityNumber')}
      />
    </>
  )
}

/** What she signs, in plain words: who, what for, until when. */
function Signed({ draft, staff }: { readonly draft: MeetDraft; readonly staff: StaffCard }) {
  const name = draft.name.trim() || '________'
  const what = draft.reason ? reasonWords(draft.reason) : '________'
  return (
    <Card role="group" label="念给老人听,再请老人签名">
      <Box className="note">念给老人听,听明白了再签:</Box>
      <Box className="strong">
        {`我是${name},今天就在${staff.division}的工作人员${staff.name}身边。我请${staff.name}打开我的资料,当面替我办这件事:${what}。`}
      </Box>
      <Box className="strong">
        {`只管这一次。我说办完了就关上,最长${PRESENCE_MINUTES}分钟自动关上。看过什么、改过什么,都会记下来,我以后能查。`}
      </Box>
    </Card>
  )
}

function BySignature({ draft, given, faults, onChange, onGive, staff }: PartProps & { readonly staff: StaffCard }) {
  return (
    <>
      <TextField
        id="elder-name"
        label="老人姓名"
        hint="照身份证填。"
        maxLength={30}
        value={draft.name}
        error={faults.name}
        onChange={(name) => onChange({ name }, 'name')}
      />
      <TextField
        id="elder-number"
        label="身份证号"
        hint="照身份证填,18位,最后一位可能是X。"
        kind="identity"
        maxLength={40}
        value={draft.identityNumber}
        error={faults.identityNumber}
        onChange={(identityNumber) => onChange({ identityNumber }, 'identityNumber')}
      />
      <Signed draft={draft} staff={staff} />
      <SignaturePad
        id="elder-signature"
        label="老人签名"
        otherWay="签不了字的老人,可以用服务卡上的服务码;没有卡的,请打 12349 问怎么办。"
        strokes={given.strokes}
        error={faults.strokes}
        onChange={(strokes) => onGive({ strokes }, 'strokes')}
      />
    </>
  )
}

const without = (faults: MeetFaults, mended: readonly (keyof MeetFaults)[]): MeetFaults =>
  Object.fromEntries(Object.entries(faults).filter(([field]) => !mended.includes(field as keyof MeetFaults)))

function MeetForm({ staff }: { readonly staff: StaffCard }) {
  const draft = meetDraft.use()
  const given = meetProof.use()
  const faults = meetFaults.use()
  const [attempt, setAttempt] = useState(0)
  const change: PartProps['onChange'] = (part, ...mended) => {
    meetDraft.set({ ...meetDraft.get(), ...part })
    meetFaults.set(without(meetFaults.get(), ['all', ...mended]))
  }
  const give: PartProps['onGive'] = (part, mended) => {
    meetProof.set({ ...meetProof.get(), ...part })
    // What stands above a field that is being drawn on stays: else the field moves away under the pen.
    if (mended === 'strokes') return
    meetFaults.set(without(meetFaults.get(), ['all', mended]))
  }
  const check = (): void => {
    const found = meetProblems(draft, given, today())
    meetFaults.set(found)
    setAttempt(attempt + 1)
    if (Object.keys(found).length > 0) toTop()
    else go(PATHS.meetCheck)
  }
  const { all, ...atFields } = faults
  const part: PartProps = { draft, given, faults, onChange: change, onGive: give }
  return (
    <>
      <ErrorSummary errors={[...new Set(Object.values(atFields))]} attempt={attempt} />
      {all && <Failure message={all} attend />}
      <Heading level={2} className="subtitle">
        今天为什么当面代办?
      </Heading>
      <Choice
        label="今天为什么当面代办"
        kind="one"
        options={REASONS}
        chosen={[draft.reason]}
        error={faults.reason}
        onChoose={(id) => change({ reason: id as MeetingReason }, 'reason')}
      />
      <Heading level={2} className="subtitle">
        怎么证明老人就在身边?
      </Heading>
      <Choice
        label="怎么证明老人就在身边"
        kind="one"
        options={PROOFS}
        chosen={[draft.proof]}
        error={faults.proof}
        onChoose={(id) => change({ proof: id as MeetingProof }, 'proof', 'code', 'identityNumber', 'name', 'strokes')}
      />
      {draft.proof === 'service-code' && <ByCode {...part} />}
      {draft.proof === 'signature' && <BySignature {...part} staff={staff} />}
      <Button onPress={check}>下一步,核对</Button>
    </>
  )
}

/** A worker opens an elder's record with her beside him: why, and how she shows that she is here. */
function Meet() {
  return (
    <Frame title="当面代办" who="none" calls="line">
      <AtDesk role="community-worker">{(staff) => <MeetForm staff={staff} />}</AtDesk>
    </Frame>
  )
}

export default guarded(Meet)
