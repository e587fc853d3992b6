import type { Benefit, DatedAmount, JudgedBenefit } from '@/domain/entitlement'
import { Box, Card, Heading, Icon, Inline, Notice, Row } from '@/ui'
import { day, longDay } from '../words'
import {
  amountWords,
  changeWords,
  conditionWords,
  modeWords,
  notCash,
  paperSumWords,
  setByWords,
  standingWords,
  sumBefore,
  verdictWords,
} from './benefit-words'
import type { Judged } from './judged'
import { citedIn, issuedWords } from './listed'

/** One benefit, and what it came to for this person. */
export interface Subject {
  readonly benefit: Benefit
  readonly judged: JudgedBenefit
  readonly all: Judged
}

/** Whether it is in force: all else is told for interest, and judged for nobody. */
export const isRight = ({ standing }: Pick<Benefit, 'standing'>): boolean => standing === 'in-force'

const TONE = { yes: 'good', no: 'strong', unknown: 'wait' } as const

/** The period that holds on a day, and the one that is known to follow. */
function periodsOn({ values }: Benefit, on: string): { now?: DatedAmount; next?: DatedAmount } {
  const now = values.find(({ from, to }) => from <= on && (to === undefined || on <= to))
  return { now, next: values.find(({ from }) => from > on) }
}

/** Since when the sum is so, and when it becomes another. */
function SumDays({ benefit, on }: { readonly benefit: Benefit; readonly on: string }) {
  const { now, next } = periodsOn(benefit, on)
  if (!now) return null
  const end = next ? `,${day(next.from)}起改` : now.to ? `,到${day(now.to)}为止` : ''
  return (
    <Box className="note">
      从{longDay(now.from)}起是这样定的{end}。
    </Box>
  )
}

function Sum({ benefit, judged, all }: Subject) {
  const { amount, verdict } = judged
  const { number, unit } = amountWords(amount)
  const services = notCash(amount)
  const before = sumBefore(judged)
  return (
    <>
      {number !== '' && verdict === 'no' && (
        <Box className="note">
          {before} {number}
          {unit}
        </Box>
      )}
      {number !== '' && verdict !== 'no' && (
        <>
          <Box className="note">{before}</Box>
          <Box className={unit === '' ? 'strong' : verdict === 'yes' ? 'amount amount--big' : 'amount'}>
            {number}
            <Inline className="amount__unit">{unit}</Inline>
          </Box>
        </>
      )}
      {services && <Box className="strong">{services}</Box>}
      {amount.text && <Box>{amount.text}</Box>}
      {amount.kind === 'set-locally' && <Box className="note">{setByWords(amount)}</Box>}
      {amount.fen !== undefined && <SumDays benefit={benefit} on={all.judgement.on} />}
    </>
  )
}

/** What stands in a paper that gives nobody a right; the sum is told as the paper's, and small. */
export function NoRight({ benefit, judged }: Subject) {
  const sum = paperSumWords(judged.amount)
  return (
    <Card kind="plain">
      <Box className="strong">{verdictWords(judged)}</Box>
      <Box>{benefit.plain}</Box>
      <Box className="strong">{standingWords(benefit.standing)}</Box>
      {sum && <Box className="note">{sum}</Box>}
    </Card>
  )
}

/** The biggest thing on the page: whether, how much, and when that changes. Green is for good news alone. */
export function Verdict(subject: Subject) {
  const { benefit, judged } = subject
  const change = changeWords(judged)
  return (
    <Card kind={judged.verdict === 'no' ? 'plain' : 'answer'}>
      <Box className={TONE[judged.verdict]}>{verdictWords(judged)}</Box>
      <Sum {...subject} />
      <Box className="note">{benefit.plain}</Box>
      {change && <Box className="strong">{change}</Box>}
    </Card>
  )
}

/** What it is and what it comes to, of nobody in particular: every step of the sum, and for whom. */
export function WhatItIs({ benefit, all }: Subject) {
  const { now } = periodsOn(benefit, all.judgement.on)
  const tiers = (now?.amount ?? []).filter(({ kind }) => kind !== 'none')
  return (
    <Card kind="answer">
      <Box className="strong">这一项是什么</Box>
      <Box>{benefit.plain}</Box>
      {tiers.map((tier, index) => {
        const { number, unit } = amountWords(tier)
        // Where no figure is stated, the pack's own words say more than «set there».
        const figure = tier.kind === 'set-locally' && tier.text ? '' : `${number}${unit}`.trim()
        const sum = [figure, notCash(tier), tier.text].filter(Boolean).join(',')
        const who = tier.when && `${conditionWords(tier.when)}:`
        return sum ? (
          <Box key={index} className="note">
            {who}
            {sum}
          </Box>
        ) : null
      })}
      {tiers.some(({ fen }) => fen !== undefined) && <Box className="note">都要审核通过以后才算数。</Box>}
    </Card>
  )
}

/** What the machine cannot know, and whether the answer hangs on it. */
export function Confirms({ benefit, judged }: Pick<Subject, 'benefit' | 'judged'>) {
  if (judged.confirm.length === 0) return null
  const weight = (essential: boolean): string => (essential ? '确认了才算数' : '机器判断不了,办的时候问')
  return (
    <>
      <Heading level={2} className="subtitle">
        还要人来确认的
      </Heading>
      <Card kind="rows" role="list" label="还要人来确认的">
        {judged.confirm.map(({ text, essential }) => (
          <Row
            key={text}
            start={<Icon name="question" />}
            title={text}
            detail={isRight(benefit) ? weight(essential) : undefined}
          />
        ))}
      </Card>
    </>
  )
}

/** The pack's own sentence on two benefits together; it stands with either of them. */
function conflictWords(benefits: readonly Benefit[], one: string, other: string): string {
  const pairs = benefits.flatMap(({ ref, stacking }) => stacking.map((rule) => ({ ref, ...rule })))
  const pair = pairs.find(
    (rule) => (rule.ref === one && rule.with === other) || (rule.ref === other && rule.with === one),
  )
  return pair?.say ?? '能不能一起领,请问社区'
}

export function Conflicts({ judged, all: { benefits } }: Subject) {
  if (judged.conflicts.length === 0) return null
  return (
    <>
      <Heading level={2} className="subtitle">
        和别的项目一起
      </Heading>
      <Card kind="rows" role="list" label="和别的项目一起">
        {judged.conflicts.map(({ with: other }) => (
          <Row
            key={other}
            title={benefits.find(({ ref }) => ref === other)?.name ?? other}
            detail={conflictWords(benefits, judged.ref, other)}
          />
        ))}
      </Card>
    </>
  )
}

export function WhereToGo({ benefit, judged }: Subject) {
  return (
    <>
      <Heading level={2} className="subtitle">
        谁来定,去哪办
      </Heading>
      <Card kind="rows" role="list" label="谁来定,去哪办">
        <Row over="牵头部门" title={judged.leadDepartment} />
        <Row over="去哪办" title={benefit.where} detail={isRight(benefit) ? modeWords(judged.mode) : undefined} />
        <Row
          over="带什么"
          title={benefit.papers.length > 0 ? benefit.papers.join('、') : '文件没有写,去之前先打电话问'}
        />
        {benefit.funding && <Row over="谁出钱" title={benefit.funding} />}
      </Card>
    </>
  )
}

/** The papers that it rests on, and when somebody last compared it with them. */
export function Papers({ benefit, all: { documents } }: Subject) {
  const cited = citedIn(documents, benefit.sources)
  if (cited.length === 0) return null
  const papers = [...new Set(cited.map(({ document }) => document))]
  return (
    <>
      <Heading level={2} className="subtitle">
        写在哪里
      </Heading>
      <Card kind="rows" role="list" label="写在哪里">
        {papers.map((paper) => {
          const clauses = cited.filter(({ document }) => document === paper).map(({ clause }) => clause)
          return (
            <Row
              key={paper.id}
              title={`${paper.number} ${clauses.join('、')}`}
              detail={
                <>
                  {!paper.number.includes(paper.title) && <Box>{paper.title}</Box>}
                  <Box>
                    {paper.issuer},{issuedWords(paper)}
                  </Box>
                  {paper.note && <Box>{paper.note}</Box>}
                </>
              }
            />
          )
        })}
      </Card>
      <Box className="note">{longDay(benefit.checkedOn)}和文件核对过。</Box>
    </>
  )
}

export function Questions({ benefit }: Pick<Subject, 'benefit'>) {
  if (benefit.questions.length === 0) return null
  return (
    <Notice tone="wait">
      文件没写清楚的地方以当地规定为准,打电话时可以问:
      {benefit.questions.map((question) => (
        <Box key={question}>{question}</Box>
      ))}
    </Notice>
  )
}
