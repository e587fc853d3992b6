import { useState } from 'react'
import { session } from '@/client/session'
import { today } from '@/client/today'
import { useAnswer } from '@/client/use-answer'
import type { ForWhom } from '@/client/for-whom'
import { dayAfter } from '@/domain/facility/hours'
import { allowPictures, canAllowPictures, keepPicture, PICTURE_PLACE } from '@/platform/keep-picture'
import type { Outcome } from '@/platform/outcome'
import { canPrint, printPage } from '@/platform/print'
import { go } from '@/platform/navigate'
import { Alert, Box, Button, Chips, Heading, Notice } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { fullDay } from '../words'
import { isOver, mondayOf, weekPaper, weekSheet, type WeekSheet } from './sheet-week'

/** What became of keeping or printing, in words that stay. */
interface Word {
  readonly tone: 'good' | 'wait'
  readonly text: string
  readonly canAllow: boolean
}

function keptWords({ status }: Outcome): Word {
  if (status === 'ok') return { tone: 'good', text: `存好了,在手机的“${PICTURE_PLACE}”里。`, canAllow: false }
  if (status === 'denied')
    return { tone: 'wait', text: '没有存:没让小程序存照片。打开权限,再存一次;也可以截屏。', canAllow: canAllowPictures }
  return { tone: 'wait', text: '这次没有存成。可以截屏,或请社区帮您打印。', canAllow: false }
}

/** The week as it hangs on the refrigerator, the same on paper and on the children's phones. */
function Sheet({ sheet }: { readonly sheet: WeekSheet }) {
  const { title, days, phones, code } = sheet
  return (
    <Box as="section" className="sheet">
      <Heading level={2} className="sheet__title">
        {title}
      </Heading>
      {days.map((day) => (
        <Box key={day.title} className="sheet__section">
          <Heading level={3} className="sheet__head">
            {day.title}
          </Heading>
          {day.lines.map((line) => (
            <Box key={line}>{line}</Box>
          ))}
        </Box>
      ))}
      <Box className="sheet__foot">
        {phones.map((phone) => (
          <Box key={phone} className="strong">
            {phone}
          </Box>
        ))}
        {code && <Box className="amount digits">{`服务码 ${code}`}</Box>}
      </Box>
    </Box>
  )
}

/** The two ways to take it along, and what became of the last try. */
function Taking({ sheet }: { readonly sheet: WeekSheet }) {
  const [word, setWord] = useState<Word>()
  const [busy, setBusy] = useState(false)
  const keep = async (): Promise<void> => {
    setBusy(true)
    setWord(keptWords(await keepPicture(weekPaper(sheet), '冰箱贴')))
    setBusy(false)
  }
  const print = async (): Promise<void> => {
    const { status } = await printPage()
    if (status !== 'ok')
      setWord({ tone: 'wait', text: '这里打印不了。可以存成图片,拿到打印店或社区打印。', canAllow: false })
  }
  return (
    <Box className="screen-only stack">
      {word && (
        <Alert key={word.text} className={`notice notice--${word.tone}`} attend>
          {word.text}
        </Alert>
      )}
      {word?.canAllow && (
        <Button kind="other" onPress={() => void allowPictures()}>
          去打开相册权限
        </Button>
      )}
      {canPrint && <Button onPress={() => void print()}>打印这一页</Button>}
      <Button kind={canPrint ? 'other' : 'main'} busy={busy} onPress={() => void keep()}>
        {`存到${PICTURE_PLACE}`}
      </Button>
    </Box>
  )
}

type Which = 'this' | 'next'
const DAYS_OF_WEEK = 7

function WeekOf({ person, account }: { readonly person: ForWhom; readonly account: string }) {
  const [chosen, setChosen] = useState<Which>()
  const monday = mondayOf(today())
  const nextMonday = dayAfter(monday, DAYS_OF_WEEK)
  const thisWeek = useAnswer('booking', 'week', { from: monday }, account, { for: person.id })
  const isEmpty = thisWeek.data !== undefined && isOver(thisWeek.data, today())
  const isNextRead = chosen === 'next' || isEmpty
  const nextWeek = useAnswer('booking', 'week', { from: nextMonday }, isNextRead ? account : null, { for: person.id })
  // On a Sunday evening what was booked is in the week to come.
  const hasNext = isEmpty && nextWeek.data !== undefined && !isOver(nextWeek.data, today())
  const which = chosen ?? (hasNext ? 'next' : 'this')
  const from = which === 'this' ? monday : nextMonday
  const read = which === 'this' ? thisWeek : nextWeek
  const sheet = read.data && weekSheet(read.data, from, person.community)
  return (
    <>
      <Box className="screen-only stack">
        <Chips
          label="哪一周"
          options={[
            { value: 'this', label: '这一周' },
            { value: 'next', label: '下一周' },
          ]}
          chosen={which}
          onChoose={setChosen}
        />
        <Box className="note">{`从${fullDay(from)}起。打印出来贴在冰箱上,家人在手机上看到的也是这一张。`}</Box>
        <Waiting {...read} shown={sheet !== undefined} />
      </Box>
      {sheet && <Taking sheet={sheet} />}
      {sheet && <Sheet sheet={sheet} />}
      {sheet && !sheet.code && (
        <Box className="screen-only">
          <Notice>纸上没有服务码:还没办过卡,或者是以前的卡。到社区办一张,这里就有。</Notice>
        </Box>
      )}
      <Box className="screen-only">
        <Button kind="quiet" role="link" onPress={() => go(PATHS.booking)}>
          再订别的
        </Button>
      </Box>
    </>
  )
}

/** 冰箱贴 of the person one acts for. */
function SheetPage() {
  const account = session.use()?.account.id
  return (
    <Frame title="冰箱贴" who="change">
      <OfPerson key={account} needs="view">
        {(person, of) => <WeekOf key={person.id} person={person} account={of} />}
      </OfPerson>
    </Frame>
  )
}

export default guarded(SheetPage)
