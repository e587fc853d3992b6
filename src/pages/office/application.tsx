import type { AssessmentThread } from '@/contract/assessment/shapes'
import {
  ASSESSMENT_PLACE_WORDS,
  ASSESSMENT_REASON_WORDS,
  DAY_PART_WORDS,
  WAY,
  STEP_OF,
} from '@/domain/assessment/states'
import { go } from '@/platform/navigate'
import { Box, Button, spokenPhone } from '@/ui'
import { KeyValues, type KeyValue } from '@/ui/key-values'
import { PATHS } from '../paths'

/** What is there to be read; a line without words is left out. */
const lines = (rows: readonly (KeyValue | null)[]): KeyValue[] =>
  rows.filter((row): row is KeyValue => row !== null && row.value !== '')

function companionWords({ wishes: { companion } }: AssessmentThread): string {
  if (companion === null) return '老人一个人'
  const { name, relation, phone } = companion
  return `${name}(${relation})${phone === '' ? '' : ` ${spokenPhone(phone)}`}`
}

/** All that she and her helpers have said, and what they brought. */
export function Application({ thread }: { readonly thread: AssessmentThread }) {
  const { assessment, wishes, said, answer, files } = thread
  const { place, address, dayPart, times, phone } = wishes
  return (
    <>
      <KeyValues
        label="申请"
        rows={lines([
          { id: 'way', label: '到哪一步', value: `第 ${STEP_OF[assessment.state] + 1} 步,共 ${WAY.length} 步` },
          { id: 'reason', label: '为什么申请', value: ASSESSMENT_REASON_WORDS[assessment.reason] },
          { id: 'place', label: '在哪里评', value: `${ASSESSMENT_PLACE_WORDS[place]}:${address}` },
          { id: 'times', label: '什么时候方便', value: [DAY_PART_WORDS[dayPart], times].filter(Boolean).join(';') },
          { id: 'companion', label: '谁陪着', value: companionWords(thread) },
          { id: 'phone', label: '约时间打这个电话', value: spokenPhone(phone) },
          { id: 'said', label: '申请时说的', value: said },
          { id: 'answer', label: '答复过的话', value: answer },
        ])}
      />
      {files.length > 0 && <Box className="strong">{`带来的材料(${files.length} 张照片)`}</Box>}
      {files.map((file, index) => (
        <Button
          key={file}
          kind="other"
          role="link"
          onPress={() => go(PATHS.casePhoto, { case: assessment.case, file, for: assessment.person.id })}
        >
          {`看材料 ${index + 1}`}
        </Button>
      ))}
    </>
  )
}
