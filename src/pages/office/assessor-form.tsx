import { useState } from 'react'
import type { OrgCard } from '@/contract/assessment/office'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { Box, Button, Card, Choice, DateField, ErrorSummary, Heading, type DateParts } from '@/ui'
import { ActFailure } from '../act-failure'
import { dateIn } from '../provider/worker-form'

interface AssessorFormProps {
  readonly assessor: OrgCard['assessors'][number]
  readonly onDone: () => void
}

const partsOf = (day: string): DateParts => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month: String(Number(month)), day: String(Number(date)) }
}

/** Background and last day of the certificate of one assessor, as they stand on his papers. */
export function AssessorForm({ assessor: { id, name, ...stood }, onDone }: AssessorFormProps) {
  const { act, busy, error, attempt } = useAct('assessment', 'setAssessor')
  const [medical, setMedical] = useState(stood.medical)
  const [parts, setParts] = useState(() => partsOf(stood.validTo))
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const save = async (): Promise<void> => {
    const validTo = dateIn(parts)
    setProblem(validTo === undefined ? '请照证书填到期日期' : undefined)
    setTries(tries + 1)
    if (validTo === undefined || !(await act({ staff: id, medical, validTo }))) return
    askAgain('assessment', 'assessors', 'teams')
    onDone()
  }
  return (
    <Card role="group" label={`改 ${name}`}>
      <Heading level={2} className="subtitle" attend>
        {`改 ${name}`}
      </Heading>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void save()} />
      <Box className="strong">有没有医护背景</Box>
      <Choice
        label="有没有医护背景"
        kind="one"
        options={[
          { id: 'yes', label: '有医护背景', narrow: true },
          { id: 'no', label: '没有', narrow: true },
        ]}
        chosen={[medical ? 'yes' : 'no']}
        onChoose={(chosen) => setMedical(chosen === 'yes')}
      />
      <Box className="strong">资格到哪天</Box>
      <DateField
        id="assessor-valid"
        label="资格到哪天"
        hint="照证书填。过了这天,就不能再派。"
        value={parts}
        error={problem}
        onChange={setParts}
      />
      <Button busy={busy} onPress={() => void save()}>
        改好了
      </Button>
      <Button kind="quiet" onPress={onDone}>
        收起
      </Button>
    </Card>
  )
}
