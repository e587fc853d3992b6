import type { OfficeThread } from '@/contract/assessment/office'
import { useAct } from '@/client/use-act'
import { Box } from '@/ui'
import { Reading } from './reading'
import { lookAgain } from './stale'

/** Reads what both have signed: she is told, or another team goes. */
export function Review({ office }: { readonly office: OfficeThread }) {
  const { assessment } = office.thread
  const { act, ...acting } = useAct('assessment', 'review')
  const send = async (fine: boolean, words: string): Promise<boolean> => {
    const seen = { case: assessment.case, version: assessment.version }
    const done = await act({ ...seen, fine, ...(words !== '' && { words }) })
    if (done) lookAgain()
    return done !== undefined
  }
  return (
    <Reading
      caseId={assessment.case}
      kind="office-review"
      title="这份评估表能不能作数?"
      choices={[
        { id: 'yes', label: '审核通过,告诉老人', hint: '结果马上告诉老人和家里人,老人可以认可,也可以提异议' },
        { id: 'no', label: '不能作数,重新评估', hint: '要写为什么;另外安排评估员再去一次' },
      ]}
      needed="doubt"
      label={{ yes: '写给老人的话(不写也行)', no: '为什么不能作数' }}
      hint="老人和家里人看得到。"
      acting={acting}
      onSend={send}
    >
      <Box className="note">审核只看表填得对不对、签得全不全;答案和等级不能在这里改。</Box>
    </Reading>
  )
}
