import type { Calculator } from '@/domain/operator/calculator'
import type { Calculation } from '@/domain/operator/outcome'
import { yuan } from '@/domain/operator/words'
import { Alert, Box, Card, Heading, Icon, Inline, Row } from '@/ui'
import { inTenThousands } from './form'

type Reckoned = Extract<Calculation, { ok: true }>

interface OutcomeProps {
  readonly rule: Calculator
  readonly outcome: Reckoned
}

/** What comes of it, the biggest thing on the page: how much and out of whose purse, or why nothing. */
function Sum({ rule, outcome: { fen, shares, districts, unmet } }: OutcomeProps) {
  const large = inTenThousands(fen)
  const paid = unmet.length === 0
  return (
    <Card kind="answer">
      <Box className="note">{rule.kind === 'per-head' ? '按文件算,一个月' : '按文件算,一共'}</Box>
      <Box className={paid ? 'amount amount--big' : 'title wait'}>{paid ? yuan(fen) : '现在不补'}</Box>
      {unmet.map((text) => (
        <Box key={text} className="strong">
          {text}
        </Box>
      ))}
      {large && <Box className="note">也就是 {large}</Box>}
      {paid &&
        !districts &&
        shares.map((share) => (
          <Box key={share.payer} className="line">
            <Inline>{share.payer}</Inline>
            <Inline className="strong">{yuan(share.fen)}</Inline>
          </Box>
        ))}
      <Box className="note">这里只是算一算;给不给、给多少,由管钱的部门审核决定。</Box>
    </Card>
  )
}

function Districts({ districts }: Pick<Reckoned, 'districts'>) {
  if (!districts) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        各区分到
      </Heading>
      <Card kind="rows" role="list" label="各区分到">
        {districts.map(({ code, name, fen }) => (
          <Row key={code} title={name} end={<Inline className="strong">{yuan(fen)}</Inline>} />
        ))}
      </Card>
    </>
  )
}

function Steps({ steps }: Pick<Reckoned, 'steps'>) {
  return (
    <>
      <Heading level={2} className="subtitle">
        怎么算出来的
      </Heading>
      <Card kind="rows" role="list" label="怎么算出来的">
        {steps.map(({ text }, index) => (
          <Row key={text} start={<Box className="note">{String(index + 1)}</Box>} title={text} />
        ))}
      </Card>
    </>
  )
}

/** The whole reckoning; it is read out and brought into sight as it appears. */
export function Outcome({ rule, outcome }: OutcomeProps) {
  const { steps, districts } = outcome
  return (
    <>
      <Alert attend className="outcome">
        <Sum rule={rule} outcome={outcome} />
      </Alert>
      <Districts districts={districts} />
      <Steps steps={steps} />
    </>
  )
}

interface ListProps {
  readonly title: string
  readonly lines: readonly string[]
}

function Lines({ title, lines }: ListProps) {
  if (lines.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      <Card kind="rows" role="list" label={title}>
        {lines.map((line) => (
          <Row key={line} start={<Icon name="question" />} title={line} />
        ))}
      </Card>
    </>
  )
}

/** What the machine cannot check, and what the document leaves open: as much a part of the answer as the sum. */
export function Doubts({ rule }: Pick<OutcomeProps, 'rule'>) {
  return (
    <>
      <Lines title="还要核对的条件" lines={rule.conditions} />
      <Lines title="文件没写清,要问市里" lines={rule.questions} />
    </>
  )
}
