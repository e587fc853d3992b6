import { useState } from 'react'
import type { ForWhom } from '@/client/for-whom'
import { useAct } from '@/client/use-act'
import { allowPictures, canAllowPictures, keepPicture, PICTURE_PLACE } from '@/platform/keep-picture'
import { backOr } from '@/platform/navigate'
import type { Outcome } from '@/platform/outcome'
import { canPrint, printPage } from '@/platform/print'
import { toTop } from '@/platform/scroll'
import { Alert, Box, Button, Heading, Notice } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { PrintedCard } from '@/ui/printed-card'
import { cardPaper } from '@/ui/printed-card-paper'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { cardFace, type ServiceCard, type Size } from './card-face'
import { OfBeside } from './of-beside'

type Word = { readonly tone: 'good' | 'wait'; readonly text: string; readonly canAllow?: boolean }

function keptWords({ status }: Outcome): Word {
  if (status === 'ok') return { tone: 'good', text: `存好了,在“${PICTURE_PLACE}”里。印好以后请把图片删掉。` }
  if (status === 'denied')
    return { tone: 'wait', text: '没有存:您没让小程序存照片。可以点下面打开,再存一次。', canAllow: canAllowPictures }
  return { tone: 'wait', text: '这台设备存不了图片。请照着上面的卡抄一张给老人。' }
}

/** The new card: printed, or kept as a picture, or copied by hand; its code is shown this once. */
function Given({ card, onKept }: { readonly card: ServiceCard; readonly onKept: () => void }) {
  const [word, setWord] = useState<Word>()
  const [busy, setBusy] = useState(false)
  const keep = async (size: Size): Promise<void> => {
    if (busy) return
    setBusy(true)
    const outcome = await keepPicture(cardPaper(cardFace(card, size)), size === 'a5' ? '服务卡-大' : '服务卡')
    // Without the small one she has no code.
    if (outcome.status === 'ok' && size === 'pocket') onKept()
    setWord(keptWords(outcome))
    setBusy(false)
  }
  const print = async (): Promise<void> => {
    const { status } = await printPage()
    if (status === 'ok') onKept()
    setWord(status === 'ok' ? undefined : { tone: 'wait', text: '这里打印不了。请存成图片,拿到别处打印。' })
  }
  return (
    <>
      <Box className="screen-only stack">
        <Notice tone="good">{`新卡办好了${card.replaced ? ',旧卡从现在起不能用' : ''}。服务码只显示这一次,请现在就印出来,或者抄给老人。`}</Notice>
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
        {canPrint && <Button onPress={() => void print()}>打印两张卡</Button>}
        <Box className="pair">
          <Button kind="other" busy={busy} onPress={() => void keep('pocket')}>
            存小卡图片
          </Button>
          <Button kind="other" busy={busy} onPress={() => void keep('a5')}>
            存大卡图片
          </Button>
        </Box>
        <Heading level={2} className="subtitle">
          小卡放口袋,大卡贴家里
        </Heading>
      </Box>
      <PrintedCard {...cardFace(card, 'pocket')} />
      <PrintedCard {...cardFace(card, 'a5')} />
    </>
  )
}

/** Of a card whose code is shown this once: whether anything would be lost by leaving. */
type Hand = 'none' | 'shown' | 'kept'

interface NewCardProps {
  readonly person: ForWhom
  readonly onHand: (hand: Hand) => void
}

function NewCard({ person, onHand }: NewCardProps) {
  const { act, busy, error, attempt } = useAct('care', 'card', person.id)
  // On this page only: what opens her record lies on no phone.
  const [card, setCard] = useState<ServiceCard>()
  const make = async (): Promise<void> => {
    const made = await act({})
    if (made) {
      setCard(made)
      onHand('shown')
    }
    toTop()
  }
  if (card) return <Given card={card} onKept={() => onHand('kept')} />
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void make()} />
      <Box>卡上有8位服务码和要打的电话。下次来不用带身份证、不用签名,出示卡就能办。</Box>
      <Notice tone="wait">以前办过卡的,办了新卡,旧卡就不能用了。</Notice>
      <Button busy={busy} onPress={() => void make()}>
        办一张新卡
      </Button>
    </>
  )
}

/** A card for her purse and one for her wall. */
function ServiceCardPage() {
  const [hand, setHand] = useState<Hand>('none')
  const [asked, setAsked] = useState(false)
  const leave = (): void => backOr(PATHS.beside)
  const kept = (next: Hand): void => {
    setHand(next)
    setAsked(false)
  }
  return (
    <Frame title="服务卡" onBack={() => (hand === 'shown' ? setAsked(true) : leave())} calls="line">
      {asked && (
        <Confirm title="卡印好、交给老人了吗?" action="交给老人了" onConfirm={leave} onCancel={() => setAsked(false)}>
          离开以后,这个服务码再也看不到了;没印、没抄的,要重新办一张。
        </Confirm>
      )}
      <OfBeside>{(person) => <NewCard key={person.id} person={person} onHand={kept} />}</OfBeside>
    </Frame>
  )
}

export default guarded(ServiceCardPage)
