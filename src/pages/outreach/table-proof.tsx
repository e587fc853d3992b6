import { useState } from 'react'
import type { StaffCard } from '@/contract/account'
import { changeSitting, sittingProof, type SittingDraft, type SittingProof } from '@/client/sitting-draft'
import { PRESENCE_MINUTES, type MeetingProof } from '@/domain/staff/staff'
import { now } from '@/platform/clock'
import { toTop } from '@/platform/scroll'
import { Box, Button, Card, Choice, ErrorSummary, Heading } from '@/ui'
import { CodeField } from '@/ui/code-field'
import { SignaturePad } from '@/ui/signature'
import { CODE_LENGTH } from '../desk/meet-form'
import { PROOF_WORDS } from '../desk/words'
import { proofProblems, type ProofProblems } from './sitting-form'

const PROOFS = [
  { id: 'service-code', label: PROOF_WORDS['service-code'], hint: '卡上的8位数字' },
  { id: 'signature', label: '本人签名', hint: '没带卡,用这个' },
] as const satisfies readonly { id: MeetingProof; label: string; hint: string }[]

/** What she signs, in plain words: who, what for, until when. */
function Signed({ name, staff }: { readonly name: string; readonly staff: StaffCard }) {
  return (
    <Card role="group" label="念给老人听,再请老人签名">
      <Box className="note">念给老人听,听明白了再签:</Box>
      <Box className="strong">
        {`我是${name},今天就在${staff.division}的工作人员${staff.name}身边,请${staff.name}当面替我办事。只管这一次,最长${PRESENCE_MINUTES}分钟。办了什么都会记下来,我以后能查。`}
      </Box>
    </Card>
  )
}

interface TableProofProps {
  readonly draft: SittingDraft
  readonly given: SittingProof
  readonly name: string
  readonly staff: StaffCard
}

/** How she shows that she is here; with it the hour begins. */
export function TableProof({ draft, given, name, staff }: TableProofProps) {
  const [problems, setProblems] = useState<ProofProblems>({})
  const [tries, setTries] = useState(0)
  const next = (): void => {
    const found = proofProblems(draft, given)
    setProblems(found)
    setTries(tries + 1)
    if (Object.keys(found).length > 0) return
    changeSitting({ step: 'what', ...(draft.from === 0 && { from: now() }) })
    toTop()
  }
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <Heading level={2} className="subtitle">
        怎么证明老人就在身边?
      </Heading>
      <Choice
        label="怎么证明老人就在身边"
        kind="one"
        options={PROOFS}
        chosen={[draft.proof]}
        onChoose={(proof) => {
          setProblems({})
          changeSitting({ proof: proof as MeetingProof })
        }}
      />
      {draft.proof === 'service-code' ? (
        <CodeField
          id="table-code"
          label="服务码"
          hint="请老人拿出服务卡,照着填。有没有填错,发出去时才核对。"
          length={CODE_LENGTH}
          value={given.code}
          error={problems.code}
          onChange={(code) => {
            setProblems({})
            sittingProof.set({ ...given, code })
          }}
        />
      ) : (
        <>
          <Signed name={name} staff={staff} />
          <SignaturePad
            id="table-signature"
            label="老人签名"
            otherWay="签不了字的老人,可以用服务卡上的服务码;没有卡的,请打 12349 问怎么办。"
            strokes={given.strokes}
            error={problems.strokes}
            onChange={(strokes) => sittingProof.set({ ...given, strokes })}
          />
        </>
      )}
      <Button onPress={next}>老人在身边,开始</Button>
    </>
  )
}
