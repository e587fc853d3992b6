import { useRef, useState } from 'react'
import type { DeskBooking } from '@/contract/booking/desk'
import { CODE_LENGTH } from '@/client/counter'
import { enqueueServing } from '@/client/outgoing-serving'
import { sendVisitPhotos } from '@/client/send-photos'
import { forgetVisit, keepVisit, NO_VISIT, visitDrafts } from '@/client/visits'
import { now } from '@/platform/clock'
import { newId } from '@/platform/identifier'
import type { LocalFile } from '@/platform/local-file'
import { Box, Button, Choice, ErrorSummary, Failure, Heading } from '@/ui'
import { PhotoPicker } from '@/ui/photo-picker'
import { SignaturePad, type Strokes } from '@/ui/signature'
import { TextArea } from '@/ui/text-area'
import { ProofCode } from './proof-code'
import { whatWords } from './words'

const MOST_NOTE = 500
const MOST_PHOTOS = 9
const YES_WAYS = [
  { id: 'code', label: '老人报服务码', hint: '当场就算确认,钱也算好' },
  { id: 'signature', label: '老人签名', hint: '当场就算确认,钱也算好' },
  { id: 'later', label: '以后再确认', hint: '老人或家里人在手机上点,或者等电话回访' },
] as const
type YesWay = (typeof YES_WAYS)[number]['id']
type Faults = Readonly<Partial<Record<'note' | 'code' | 'strokes', string>>>

interface YesProps {
  readonly way: YesWay
  readonly code: string
  readonly strokes: Strokes
  readonly faults: Faults
  readonly onWay: (way: YesWay) => void
  readonly onCode: (code: string) => void
  readonly onStrokes: (strokes: Strokes) => void
}

/** Her yes, where she gives it there and then. */
function Yes({ way, code, strokes, faults, onWay, onCode, onStrokes }: YesProps) {
  return (
    <>
      <Choice
        label="老人怎么确认"
        kind="one"
        options={YES_WAYS}
        chosen={[way]}
        onChoose={(chosen) => onWay(chosen as YesWay)}
      />
      {way === 'code' && (
        <ProofCode
          id="finish-code"
          label="服务码"
          hint="请老人拿出服务卡,照着填。"
          value={code}
          error={faults.code}
          onChange={onCode}
        />
      )}
      {way === 'signature' && (
        <SignaturePad
          id="finish-signature"
          label="老人签名"
          otherWay="签不了字的老人,可以报服务码,或者以后再确认。"
          strokes={strokes}
          error={faults.strokes}
          onChange={onStrokes}
        />
      )}
    </>
  )
}

/** Photographs, and only where she said yes to them. */
function Photos({
  photos,
  onChange,
}: {
  readonly photos: readonly LocalFile[]
  readonly onChange: (photos: readonly LocalFile[]) => void
}) {
  const [agreed, setAgreed] = useState(false)
  return (
    <>
      <Choice
        label="照片"
        kind="many"
        options={[{ id: 'agreed', label: '老人同意拍照', hint: '不拍也行。要拍,先问老人' }]}
        chosen={agreed ? ['agreed'] : []}
        onChoose={() => {
          setAgreed(!agreed)
          if (agreed) onChange([])
        }}
      />
      {agreed && (
        <PhotoPicker label="服务照片" hint="传照片要有网。" photos={photos} most={MOST_PHOTOS} onChange={onChange} />
      )}
    </>
  )
}

/** Done: what was done, her yes, photographs with her consent. Without photographs it needs no signal. */
export function FinishForm({ booking }: { readonly booking: DeskBooking }) {
  const { id, version, served, day } = booking
  const draft = visitDrafts.use()[id] ?? NO_VISIT
  const [way, setWay] = useState<YesWay>('code')
  const [code, setCode] = useState('')
  const [strokes, setStrokes] = useState<Strokes>([])
  const [photos, setPhotos] = useState<readonly LocalFile[]>([])
  const [faults, setFaults] = useState<Faults>({})
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const under = useRef(false)

  const problems = (): Faults => ({
    ...(draft.note.trim().length > MOST_NOTE && { note: `最多写${MOST_NOTE}个字,请删短一些` }),
    ...(way === 'code' && code.length < CODE_LENGTH && { code: `服务码是${CODE_LENGTH}位数字,请再看看老人的卡` }),
    ...(way === 'signature' && strokes.length === 0 && { strokes: '请老人自己签名' }),
  })
  const hand = async (withPhotos: boolean): Promise<void> => {
    const files = await sendVisitPhotos(id, withPhotos ? photos : [])
    if (!files.ok) return setFailure(files.error.message)
    const note = draft.note.trim()
    const signed = strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y]))
    const taken = enqueueServing({
      id: newId(),
      action: 'finish',
      data: {
        booking: id,
        version,
        ...(note && { note }),
        ...(files.data.length > 0 && { files: [...files.data] }),
        ...(way === 'code' && { yes: { way, code } }),
        ...(way === 'signature' && { yes: { way, strokes: signed } }),
        at: new Date(now()).toISOString(),
      },
      title: `做完了:${whatWords(booking)},${served.name}`,
      day,
      ...(booking.meal && { meal: booking.meal }),
    })
    // It is on the phone as an act now, no longer as a draft.
    forgetVisit(id)
    await taken
  }
  const finish = async (withPhotos: boolean): Promise<void> => {
    const found = problems()
    setFaults(found)
    setTries(tries + 1)
    setFailure(undefined)
    if (Object.keys(found).length > 0 || under.current) return
    under.current = true
    setBusy(true)
    await hand(withPhotos)
    under.current = false
    setBusy(false)
  }
  return (
    <>
      <ErrorSummary errors={Object.values(faults)} attempt={tries} />
      <Heading level={2} className="subtitle">
        做完了吗?
      </Heading>
      <TextArea
        id="visit-note"
        label="做了什么(不写也行)"
        hint="老人和家里人看得到。"
        value={draft.note}
        most={MOST_NOTE}
        error={faults.note}
        onChange={(note) => keepVisit(id, { note })}
      />
      <Photos photos={photos} onChange={setPhotos} />
      <Yes
        way={way}
        code={code}
        strokes={strokes}
        faults={faults}
        onWay={(chosen) => {
          setFaults({})
          setWay(chosen)
        }}
        onCode={(typed) => {
          setFaults({})
          setCode(typed)
        }}
        onStrokes={setStrokes}
      />
      {failure && <Failure message={failure} onRetry={() => void finish(true)} attend />}
      {failure && photos.length > 0 && (
        <Button kind="quiet" onPress={() => void finish(false)}>
          先不传照片
        </Button>
      )}
      <Box className="note">当面收多少,看下面“当面收”。</Box>
      <Button settles busy={busy} onPress={() => void finish(true)}>
        做完了
      </Button>
    </>
  )
}
