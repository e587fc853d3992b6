import { useState } from 'react'
import { call } from '@/client/call'
import { calledOf, type ForWhom } from '@/client/for-whom'
import { today } from '@/client/today'
import { copyText } from '@/platform/clipboard'
import { keepText, TEXT_PLACE } from '@/platform/keep-text'
import { backOr } from '@/platform/navigate'
import { Alert, Box, Button, Failure, Fold } from '@/ui'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { OfPerson } from '../of-person'
import { PATHS } from '../paths'

type Copy = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Copy => typeof value === 'object' && value !== null && !Array.isArray(value)

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** A value on one line. */
function plainWords(value: unknown): string {
  if (value === null || value === false) return '没有'
  if (value === true) return '有'
  if (Array.isArray(value)) return value.length === 0 ? '没有' : value.map(plainWords).join('、')
  if (isObject(value))
    return Object.entries(value)
      .map(([key, part]) => `${key} ${plainWords(part)}`)
      .join(',')
  const text = String(value)
  return INSTANT.test(text) ? momentWords(text) : text
}

/** One part of the copy, line by line; keys are words already. */
function Part({ value }: { readonly value: unknown }) {
  const lines = Array.isArray(value)
    ? value.map(plainWords)
    : isObject(value)
      ? Object.entries(value).map(([key, part]) => `${key}:${plainWords(part)}`)
      : [plainWords(value)]
  if (lines.length === 0) return <Box>没有</Box>
  return (
    <>
      {lines.map((line, at) => (
        // Two lines of a list may say the same; their order does not change.
        <Box key={at}>{line}</Box>
      ))}
    </>
  )
}

type Word = { readonly tone: 'good' | 'wait'; readonly text: string } | undefined

function Taking({ copy, called }: { readonly copy: Copy; readonly called: string }) {
  const [word, setWord] = useState<Word>()
  const text = JSON.stringify(copy, null, 2)
  const take = async (): Promise<void> => {
    const { status } = await keepText(text, `资料副本-${today()}.json`)
    if (status === 'denied') return setWord(undefined)
    setWord(
      status === 'ok'
        ? { tone: 'good', text: `存好了,在“${TEXT_PLACE}”里找。里面都是${called}的私事,别发给不认识的人。` }
        : { tone: 'wait', text: '这部手机存不了文件。可以点“复制”,再贴到别处存着。' },
    )
  }
  const lay = async (): Promise<void> => {
    const { status } = await copyText(text)
    setWord(
      status === 'ok'
        ? { tone: 'good', text: `复制好了。里面都是${called}的私事,别贴给不认识的人。` }
        : { tone: 'wait', text: '这里不能自动复制。请换一部手机,或者请社区帮忙。' },
    )
  }
  return (
    <>
      {word && (
        <Alert className={`notice notice--${word.tone}`} attend>
          {word.text}
        </Alert>
      )}
      <Button onPress={() => void take()}>存成文件</Button>
      <Button kind="other" onPress={() => void lay()}>
        复制
      </Button>
    </>
  )
}

/** Fetched at a press and kept nowhere on the phone: it holds all that there is of her. */
function CopyOf({ person }: { readonly person: ForWhom }) {
  const [copy, setCopy] = useState<Copy>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const fetchCopy = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    const answer = await call('account', 'copy', {}, { for: person.id })
    setBusy(false)
    setFailure(answer.ok ? undefined : answer.error.message)
    if (answer.ok) setCopy(answer.data.copy)
  }
  return (
    <>
      {failure && <Failure message={failure} onRetry={() => void fetchCopy()} attend />}
      {copy === undefined ? (
        <>
          <Box>{`这里存着${calledOf(person)}的全部资料,可以拿一份走:能看,也能存成文件。`}</Box>
          <Button busy={busy} onPress={() => void fetchCopy()}>
            拿一份
          </Button>
        </>
      ) : (
        <>
          <Taking copy={copy} called={calledOf(person)} />
          {Object.entries(copy).map(([title, value], at) => (
            <Fold key={title} title={title} open={at < 2}>
              <Part value={value} />
            </Fold>
          ))}
        </>
      )}
    </>
  )
}

function CopyPage() {
  return (
    <Frame title="拿一份资料" onBack={() => backOr(PATHS.record)}>
      <OfPerson needs="own">{(person) => <CopyOf key={person.id} person={person} />}</OfPerson>
    </Frame>
  )
}

export default guarded(CopyPage)
