import { useState } from 'react'
import type { WorkerCard } from '@/contract/booking/desk'
import { NO_DAY } from '@/client/drafts'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { SKILLS, SKILL_WORDS, type Skill } from '@/domain/booking/services'
import { Box, Button, Card, Choice, DateField, ErrorSummary, Heading, Row, Tag, type DateParts } from '@/ui'
import { ActFailure } from '../act-failure'
import { longDay } from '../words'
import { certificateProblem, dateIn } from './worker-form'

const OPTIONS = SKILLS.map((id) => ({ id, label: SKILL_WORDS[id] }))

export function Certificates({ worker: { certificates } }: { readonly worker: WorkerCard }) {
  if (certificates.length === 0) return <Box>还没有登记证书,派不了单。</Box>
  return (
    <Card kind="rows" role="list" label="证书">
      {certificates.map(({ id, skill, validFrom, validTo, valid }) => (
        <Row
          key={id}
          title={SKILL_WORDS[skill]}
          detail={`${longDay(validFrom)} 到 ${longDay(validTo)}`}
          end={<Tag tone={valid ? 'good' : 'bad'}>{valid ? '有效' : '不在有效期'}</Tag>}
        />
      ))}
    </Card>
  )
}

/** A certificate that was seen, with both days as printed on it. */
export function CertificateForm({ worker }: { readonly worker: WorkerCard }) {
  const { act, busy, error, attempt } = useAct('booking', 'addCertificate')
  const [skill, setSkill] = useState<Skill>()
  const [from, setFrom] = useState<DateParts>(NO_DAY)
  const [to, setTo] = useState<DateParts>(NO_DAY)
  const [problem, setProblem] = useState<string>()
  const [tries, setTries] = useState(0)
  const add = async (): Promise<void> => {
    const [validFrom, validTo] = [dateIn(from), dateIn(to)]
    const wrong = skill ? certificateProblem(validFrom, validTo) : '请选是什么证书'
    setProblem(wrong)
    setTries(tries + 1)
    if (wrong || !skill || !validFrom || !validTo) return
    if (!(await act({ worker: worker.id, skill, validFrom, validTo }))) return
    setSkill(undefined)
    setFrom(NO_DAY)
    setTo(NO_DAY)
    askAgain('booking', 'workers', 'freeWorkers')
  }
  return (
    <>
      <Heading level={2} className="subtitle">
        登记一张证书
      </Heading>
      <ErrorSummary errors={problem ? [problem] : []} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void add()} />
      <Choice
        label="什么证书"
        kind="one"
        options={OPTIONS}
        chosen={skill ? [skill] : []}
        onChoose={(id) => setSkill(id as Skill)}
      />
      <Box className="field__label">发证日期</Box>
      <DateField id="certificate-from" label="发证日期" value={from} onChange={setFrom} />
      <Box className="field__label">到期日期</Box>
      <DateField id="certificate-to" label="到期日期" value={to} onChange={setTo} />
      <Button kind="other" busy={busy} onPress={() => void add()}>
        看过原件,登记
      </Button>
    </>
  )
}
