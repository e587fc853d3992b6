import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { placeName, useCity } from '@/client/city'
import { calledOf } from '@/client/for-whom'
import { judge } from '@/domain/entitlement'
import { allowPictures, canAllowPictures, keepPicture, PICTURE_PLACE } from '@/platform/keep-picture'
import type { Outcome } from '@/platform/outcome'
import { canPrint, printPage } from '@/platform/print'
import { Alert, Box, Button, Notice, PrintedSheet } from '@/ui'
import { AskCity } from '../city-choice'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { Waiting } from '../waiting'
import { speech } from './benefit-spoken'
import { useJudged, type Judged } from './judged'
import { sheetOfAll } from './sheet-all'
import { sheetOf, tellsFacts, type Sheet, type SheetCase, type SheetItem } from './sheet-content'
import { layOut, onOnePage } from './sheet-layout'

function caseOf({ pack, documents, person, facts, judgement, answered }: Judged, isHers: boolean): SheetCase {
  return {
    pack,
    documents,
    called: calledOf(person),
    own: person.relation === '本人',
    facts,
    placeName,
    on: judgement.on,
    answered: answered && isHers,
  }
}

/** All items as they came out for her; where she is not judged, as they are for nobody in particular. */
function itemsOf({ benefits, judgement, pack }: Judged, { answered }: SheetCase): readonly SheetItem[] {
  const { on, county } = judgement
  const { benefits: all } = answered ? judgement : judge(pack, {}, { on, county, changes: false })
  return all.flatMap((judged) => {
    const benefit = benefits.find(({ ref }) => ref === judged.ref)
    return benefit ? [{ benefit, judged }] : []
  })
}

/**
 * The sheet for one item, or for all that she may have; undefined where the list has no such item.
 * @param isHers whether it is her own city's list: by another one she is not judged
 */
function sheetFor(judged: Judged, ref: string, isHers: boolean): Sheet | undefined {
  const about = caseOf(judged, isHers)
  const items = itemsOf(judged, about)
  if (!ref) return sheetOfAll(about, items)
  const item = items.find(({ benefit }) => benefit.ref === ref)
  return item && onOnePage(sheetOf(about, item, items))
}

/** What became of keeping or printing, in words that stay. */
type Word = { readonly tone: 'good' | 'wait'; readonly text: string; readonly canAllow: boolean }

function keptWords({ status }: Outcome): Word {
  if (status === 'ok') return { tone: 'good', text: `已经存好了,在手机的“${PICTURE_PLACE}”里能找到。`, canAllow: false }
  if (status === 'denied')
    return {
      tone: 'wait',
      text: '没有存:您没让小程序存照片。可以点下面打开,再存一次;也可以直接截屏,或抄下这一页。',
      canAllow: canAllowPictures,
    }
  const why = status === 'unavailable' ? '这部手机存不了图片' : '这次没有存成'
  return { tone: 'wait', text: `${why}。可以直接截屏,或请社区帮您打印。`, canAllow: false }
}

function printedWords({ status }: Outcome): Word | undefined {
  if (status === 'ok') return undefined
  return { tone: 'wait', text: '这里打印不了。可以存成图片,拿到打印店或社区打印。', canAllow: false }
}

/** The two ways to take it along, and what became of the last try. */
function useTaking(sheet: Sheet | undefined) {
  const [word, setWord] = useState<Word>()
  const [busy, setBusy] = useState(false)
  const keep = async (): Promise<void> => {
    if (!sheet || busy) return
    setBusy(true)
    setWord(keptWords(await keepPicture(layOut(sheet), `带去窗口-${sheet.title}`)))
    setBusy(false)
  }
  const print = async (): Promise<void> => setWord(printedWords(await printPage()))
  const allow = async (): Promise<void> => {
    const { status } = await allowPictures()
    if (status === 'ok') await keep()
  }
  return { word, busy, keep: () => void keep(), print: () => void print(), allow: () => void allow() }
}

const wordsOf = ({ title, forWhom, verdict, amount, sections, foot }: Sheet): string =>
  speech([title, forWhom, verdict, amount, ...sections.flatMap((part) => [part.title, ...part.lines]), ...foot])

/** What the paper will tell of her, said beside the button that prints it. */
function printedNote(sheet: Sheet): string {
  const told = tellsFacts(sheet) ? '出生日期和您说过的情况会印在纸上,请收好。' : ''
  return `${told}姓名、电话、身份证号打印后用笔写,手机里不存。`
}

function SheetPage() {
  const { ref = '', city: named } = useRouter().params
  const { judged, policy, city } = useJudged(named)
  const isHers = useCity() === city
  const sheet = useMemo(() => judged && sheetFor(judged, ref, isHers), [judged, ref, isHers])
  const { word, busy, keep, print, allow } = useTaking(sheet)
  const keepLabel = `存到${PICTURE_PLACE}`
  return (
    <Frame
      title="带去窗口的一张纸"
      task={judged ? '查' : ''}
      spoken={sheet && wordsOf(sheet)}
      actions={
        sheet && (
          <>
            {canPrint && <Button onPress={print}>打印这一页</Button>}
            <Button kind={canPrint ? 'other' : 'main'} busy={busy} onPress={keep}>
              {canPrint ? '存成图片' : keepLabel}
            </Button>
          </>
        )
      }
    >
      {word && (
        <Box className="screen-only stack">
          <Alert key={word.text} className={`notice notice--${word.tone}`} attend>
            {word.text}
          </Alert>
          {word.canAllow && (
            <Button kind="other" onPress={allow}>
              去打开相册权限
            </Button>
          )}
        </Box>
      )}
      {sheet && (
        <>
          {sheet.blanks.length > 0 && <Box className="screen-only note">{printedNote(sheet)}</Box>}
          <PrintedSheet {...sheet} />
        </>
      )}
      {judged && !sheet && <Notice>清单里没有这一项,可能已经改了。请从清单里再打开。</Notice>}
      {city === null && <AskCity />}
      {!judged && <Waiting {...policy} shown={false} />}
    </Frame>
  )
}

export default guarded(SheetPage)
