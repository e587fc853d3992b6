import { useRouter } from '@tarojs/taro'
import type { Benefit, JudgedBenefit, Pack, Reason } from '@/domain/entitlement'
import { go } from '@/platform/navigate'
import { Box, Button, Card, Heading, Icon, Inline, Notice, Row } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { NEEDS } from '../needs'
import { PATHS } from '../paths'
import { toMap } from '../to-map'
import { Waiting } from '../waiting'
import { amountWords, changeWords, missingWords, modeWords, verdictWords } from './benefit-words'
import { canBeAsked, useJudged, type Judged } from './judged'

interface Subject {
  /** A question of ours could still settle it. */
  readonly open: boolean
  readonly benefit: Benefit
  readonly judged: JudgedBenefit
  readonly pack: Pack
}

/** Who sets the sum, or by what; the list does not always name a body. */
function setByWords(setBy = '县里'): string {
  return setBy.endsWith('规定') ? `多少钱按${setBy}来,以当地规定为准。` : `多少钱由${setBy}定,以当地规定为准。`
}

const TONE = { yes: 'good', no: 'strong', unknown: 'wait' } as const

function Verdict({ benefit, judged }: Subject) {
  const { number, unit } = amountWords(judged.amount)
  const change = changeWords(judged)
  return (
    <Card kind="answer">
      <Box className={TONE[judged.verdict]}>{verdictWords(judged)}</Box>
      {number !== '' && (
        <Box className="amount amount--big">
          {number}
          <Inline className="amount__unit">{unit}</Inline>
        </Box>
      )}
      {judged.amount.text && <Box>{judged.amount.text}</Box>}
      <Box className="note">{benefit.plain}</Box>
      {judged.amount.kind === 'set-locally' && <Box className="note">{setByWords(judged.amount.setBy)}</Box>}
      {change && <Box className="strong">{change}</Box>}
    </Card>
  )
}

const MARKS = { true: 'check', false: 'cross', null: 'question' } as const
const MARK_WORDS = { true: '符合', false: '不符合', null: '还不知道' } as const

function ReasonRow({ reason: { holds, text, source } }: { readonly reason: Reason }) {
  const mark = `${holds}` as keyof typeof MARKS
  return <Row start={<Icon name={MARKS[mark]} />} title={text} detail={`${MARK_WORDS[mark]} · 依据:${source}`} />
}

function Reasons({ judged }: Subject) {
  return (
    <>
      <Heading level={2} className="subtitle">
        怎么判断的
      </Heading>
      <Card kind="rows" role="list" label="怎么判断的">
        {judged.reasons.map((reason) => (
          <ReasonRow key={`${reason.fact}${reason.text}`} reason={reason} />
        ))}
        {judged.confirm.map(({ text, essential }) => (
          <Row
            key={text}
            start={<Icon name="question" />}
            title={text}
            detail={essential ? '由社区确认后才算数' : '机器判断不了,办的时候问'}
          />
        ))}
      </Card>
    </>
  )
}

function Conflicts({ judged, pack }: Subject) {
  if (judged.conflicts.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        和别的待遇一起
      </Heading>
      <Card kind="rows" role="list" label="和别的待遇一起">
        {judged.conflicts.map((conflict) => {
          const other = pack.benefits.find(({ ref }) => ref === conflict.with)
          return (
            <Row
              key={conflict.with}
              title={other?.name ?? conflict.with}
              detail={conflictWords(pack, judged, conflict.with)}
            />
          )
        })}
      </Card>
    </>
  )
}

/** The pack's own sentence on two benefits together; it stands with either of them. */
function conflictWords(pack: Pack, judged: JudgedBenefit, other: string): string {
  const pairs = pack.benefits.flatMap(({ ref, stacking }) => stacking.map((rule) => ({ ref, ...rule })))
  const pair = pairs.find(
    (rule) => (rule.ref === judged.ref && rule.with === other) || (rule.ref === other && rule.with === judged.ref),
  )
  return pair?.say ?? '能不能一起领,请问社区'
}

function WhereToGo({ benefit, judged, pack }: Subject) {
  const [source] = benefit.sources
  const document = pack.documents.find(({ id }) => id === source?.document)
  return (
    <>
      <Heading level={2} className="subtitle">
        谁来定,去哪办
      </Heading>
      <Card kind="rows" role="list" label="谁来定,去哪办">
        <Row over="牵头部门" title={judged.leadDepartment} />
        <Row over="去哪办" title={benefit.where} detail={modeWords(judged.mode)} />
        <Row
          over="带什么"
          title={benefit.papers.length > 0 ? benefit.papers.join('、') : '文件没有写,去之前先打电话问'}
        />
        <Row over="出处" title={document ? `${document.number} ${source?.clause}` : ''} detail={document?.title} />
      </Card>
    </>
  )
}

function spoken({ benefit, judged }: Subject): string {
  const { number, unit } = amountWords(judged.amount)
  const reasons = judged.reasons.map(({ text, holds }) => `${text},${MARK_WORDS[`${holds}` as keyof typeof MARKS]}`)
  return [benefit.name, verdictWords(judged), `${number}${unit}`, benefit.plain, ...reasons, benefit.where].join('。')
}

function BenefitBody(subject: Subject) {
  const need = NEEDS.find(({ value }) => value === subject.benefit.need)
  const { benefit, judged, open } = subject
  return (
    <>
      <Verdict {...subject} />
      {judged.missing.length > 0 && (
        <>
          <Notice tone="wait">
            {missingWords(judged)}
            {open ? '' : '。这要由社区或办事窗口核对;也可以申请免费的能力评估,有了结果再查。'}
          </Notice>
          {open && <Button onPress={() => go(PATHS.question, { ref: benefit.ref })}>去补这几题</Button>}
        </>
      )}
      <Reasons {...subject} />
      {judged.verdict === 'no' && benefit.otherwise && <Notice>{benefit.otherwise}</Notice>}
      <Conflicts {...subject} />
      <WhereToGo {...subject} />
      {benefit.questions.length > 0 && (
        <Notice tone="wait">文件没写清楚的地方以当地规定为准,打电话时可以问:{benefit.questions.join(' ')}</Notice>
      )}
      <Button kind="other" role="link" onPress={() => toMap('ask')}>
        最近的办事窗口
      </Button>
      {need && need.value !== 'ask' && need.value !== 'eat' && (
        <Button kind="quiet" role="link" onPress={() => toMap(need.value)}>
          {`最近${need.nearest}`}
        </Button>
      )}
      <Button kind="quiet" role="link" onPress={() => toMap('eat')}>
        最近的食堂
      </Button>
    </>
  )
}

function find(all: Judged, ref: string): Subject | undefined {
  const { pack, judgement } = all
  const benefit = pack.benefits.find((one) => one.ref === ref)
  const judged = judgement.benefits.find((one) => one.ref === ref)
  return benefit && judged && { benefit, judged, pack, open: canBeAsked(all, judged) }
}

function BenefitPage() {
  const { ref = '' } = useRouter().params
  const { judged, policy } = useJudged()
  const subject = judged && find(judged, ref)
  return (
    <Frame title={subject?.benefit.name ?? '我能领什么'} task={judged ? '查' : ''} spoken={subject && spoken(subject)}>
      {subject && <BenefitBody {...subject} />}
      {judged && !subject && <Notice>清单里没有这一项,可能已经改了。请从结果里再打开。</Notice>}
      {!judged && <Waiting {...policy} shown={false} />}
    </Frame>
  )
}

export default guarded(BenefitPage)
