import { useEffect } from 'react'
import { useRouter } from '@tarojs/taro'
import { keepVisitDraft, useVisitDraft } from '@/client/assessor-drafts'
import {
  agreeable,
  FORM_SECTIONS,
  otherSeat,
  progressOf,
  saysComa,
  SEAT_WORDS,
  type FormLine,
  type FormSection,
} from '@/client/assessor-form'
import { sendAssessing, tapDown } from '@/client/assessor-outgoing'
import { noteTyped } from '@/client/assessor-typed'
import { openDifferences, SEATS, unanswered, type Seat } from '@/domain/assessment/sheet'
import { GBT_42195 } from '@/domain/assessment/gbt-42195'
import { backOr, go } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Box, Button, Chips, Fold, Heading, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { AtBedside } from './at-bedside'
import { OpenForm } from './open-form'
import { Questions } from './questions'
import { SeatBar } from './seat-bar'
import { SheetLine } from './sheet-line'
import type { OpenSheet } from './use-sheet'

interface PartProps {
  readonly open: OpenSheet
  readonly section: FormSection
}

const linesOf = (open: OpenSheet, lines: readonly FormLine[]) =>
  lines.map((line) => <SheetLine key={line.key} open={open} line={line} />)

/** «这一部分都同意»: a tap for each line that the other one has answered, as if each were pressed. */
function AgreeAll({ open, section }: PartProps) {
  const { account, visit, sheet, seat, closed } = open
  const lines = agreeable(section, sheet, seat)
  if (closed || lines.length === 0) return null
  const agree = (): void =>
    lines.forEach(({ key, value }) => tapDown(account, visit, { kind: 'answer', by: seat, item: key, value }))
  const other = SEAT_WORDS[otherSeat(seat)]
  return (
    <>
      <Box className="note">{`每一项都看过了,和${other}想的一样,才点下面这个。不一样的,在上面自己选。`}</Box>
      <Button key={`${section.key}${seat}`} kind="other" settles onPress={agree}>
        {`这一部分都同意${other}选的(${lines.length} 项)`}
      </Button>
    </>
  )
}

/** What is left over the whole form, and where it goes on. */
function WhatNext({ open }: { readonly open: OpenSheet }) {
  const { visit, sheet, pack } = open
  const lacks = (seat: Seat): number => unanswered(GBT_42195, sheet, seat).length
  const differ = openDifferences(sheet).length
  const lines = SEATS.flatMap((seat) =>
    lacks(seat) > 0 ? [`${SEAT_WORDS[seat]} ${pack.mine.visit[seat].name} 还差 ${lacks(seat)} 项`] : [],
  )
  const ready = lines.length === 0 && differ === 0
  return (
    <>
      <Box role="status">
        {lines.map((line) => (
          <Box key={line}>{line}</Box>
        ))}
        {differ > 0 && <Box className="wait">{`两人不一样的还有 ${differ} 项`}</Box>}
        {ready && <Box className="good">都填好了,可以签名</Box>}
      </Box>
      {differ > 0 && (
        <Button
          kind={lines.length === 0 ? 'main' : 'other'}
          role="link"
          onPress={() => go(PATHS.assessorDiffer, { id: visit })}
        >
          {`商定不一样的 ${differ} 项`}
        </Button>
      )}
      {ready && (
        <Button role="link" onPress={() => go(PATHS.assessorSign, { id: visit })}>
          看结果,去签名
        </Button>
      )}
    </>
  )
}

/** To another section: what was typed in this one stands on the form from now on. */
function turnTo(account: string, visit: string, section: string): void {
  noteTyped(account, visit)
  keepVisitDraft(account, visit, { section })
  void sendAssessing()
}

function Section({ open, section }: PartProps) {
  const { account, visit, sheet, seat } = open
  const { done, of } = progressOf(section, sheet, seat)
  const needed = section.lines.filter((line) => line.needed)
  const more = section.lines.filter((line) => !line.needed)
  const next = FORM_SECTIONS[FORM_SECTIONS.indexOf(section) + 1]
  const turn = (to: FormSection): void => {
    turnTo(account, visit, to.key)
    toTop()
  }
  const inComa = section.key !== 'A' && saysComa(sheet, seat)
  return (
    <>
      <Heading level={2} className="title">
        {section.name}
      </Heading>
      <Box role="status">
        {done < of
          ? `${SEAT_WORDS[seat]}:填了 ${done} 项,还差 ${of - done} 项`
          : `${SEAT_WORDS[seat]}:这 ${of} 项都填了`}
      </Box>
      {inComa && <Notice>前面选了“正处在昏迷中”:这一部分可以不填。</Notice>}
      {linesOf(open, needed)}
      {more.length > 0 && (
        <Fold title={`还可以记下的 ${more.length} 项(不填也能签)`}>
          <Box className="stack">{linesOf(open, more)}</Box>
        </Fold>
      )}
      <AgreeAll open={open} section={section} />
      {next && <Button onPress={() => turn(next)}>{`下一部分:${next.name}`}</Button>}
      <WhatNext open={open} />
    </>
  )
}

function Form({ open }: { readonly open: OpenSheet }) {
  const { visit, sheet, seat, account, closed } = open
  // The page is left: so is its last line.
  useEffect(() => () => noteTyped(account, visit), [account, visit])
  const { section: kept } = useVisitDraft(account, visit)
  const section = FORM_SECTIONS.find(({ key }) => key === kept) ?? FORM_SECTIONS[0]!
  const chips = FORM_SECTIONS.map((one) => {
    const { done, of } = progressOf(one, sheet, seat)
    return { value: one.key, label: `${one.name} ${done === of ? '填好了' : `${done}/${of}`}` }
  })
  return (
    <>
      <Questions account={account} visit={visit} quiet />
      {closed && <Notice>这份表签过了,或者记了没评成:只能看,不能改。</Notice>}
      <Chips label="哪一部分" options={chips} chosen={section.key} onChoose={(key) => turnTo(account, visit, key)} />
      <Section key={section.key} open={open} section={section} />
    </>
  )
}

/** The form, a section a screen. Each tap is on the phone at once; the two go through it one after the other. */
function SheetPage() {
  const { id = '' } = useRouter().params
  return (
    <Frame title="评估表" who="none" stays actions={<SeatBar />} onBack={() => backOr(PATHS.assessorVisit, { id })}>
      <AtBedside>{(account) => <OpenForm account={account}>{(open) => <Form open={open} />}</OpenForm>}</AtBedside>
    </Frame>
  )
}

export default guarded(SheetPage)
