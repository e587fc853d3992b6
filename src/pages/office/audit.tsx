import type { OfficeThread } from '@/contract/assessment/office'
import { useAct } from '@/client/use-act'
import { Box } from '@/ui'
import { Reading } from './reading'
import { lookAgain } from './stale'

/** A form that was drawn is read once more, by whoever watches over the others. Nothing of the result changes by it. */
export function Audit({ office }: { readonly office: OfficeThread }) {
  const { act, ...acting } = useAct('assessment', 'audit')
  const visit = office.sheet?.visit
  const send = async (fine: boolean, words: string): Promise<boolean> => {
    const done = visit === undefined ? undefined : await act({ visit, fine, words })
    if (done) lookAgain()
    return done !== undefined
  }
  return (
    <Reading
      caseId={office.thread.assessment.case}
      kind="office-audit"
      title="抽查:再看一遍这份评估表"
      choices={[
        { id: 'yes', label: '抽查过了,没有问题', hint: '答案、备注和签字对得上' },
        { id: 'no', label: '抽查过了,有疑问', hint: '写清楚哪里对不上,好去问评估机构' },
      ]}
      needed="always"
      label={{ yes: '看了什么', no: '哪里有疑问' }}
      hint="只有民政看得到。"
      acting={acting}
      onSend={send}
    >
      <Box className="note">二十份里抽一份。抽查不改老人的结果;真有错,请联系老人提异议或重新申请。</Box>
    </Reading>
  )
}
