import { useState } from 'react'
import { useShareAppMessage } from '@tarojs/taro'
import type { AssessmentThread } from '@/contract/assessment/shapes'
import { aboutPerson } from '@/client/kept-copies'
import { session } from '@/client/session'
import { useAnswer } from '@/client/use-answer'
import { allowPictures, canAllowPictures, keepPicture, PICTURE_PLACE } from '@/platform/keep-picture'
import { backOr, go } from '@/platform/navigate'
import type { Outcome } from '@/platform/outcome'
import { canPrint, printPage } from '@/platform/print'
import { Alert, Box, Button, Notice, Tag, type Tone } from '@/ui'
import { PrintedCard } from '@/ui/printed-card'
import { cardPaper } from '@/ui/printed-card-paper'
import { ShareButton } from '@/ui/share-button'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { certificateFace, verifyPage, type Certificate } from './certificate-face'
import { AssessmentPage, whoOf } from './of-assessment'
import { CERTIFICATE_STATES } from './certificate-states'
import { useAssessmentOfPage } from './use-assessment-of'

type Word = { readonly tone: Tone; readonly text: string; readonly canAllow?: boolean }

function keptWords({ status }: Outcome): Word {
  if (status === 'ok') return { tone: 'good', text: `存好了,在“${PICTURE_PLACE}”里,可以拿去打印。` }
  if (status === 'denied')
    return { tone: 'wait', text: '没有存:您没让小程序存照片。可以点下面打开,再存一次。', canAllow: canAllowPictures }
  return { tone: 'wait', text: '这台设备存不了图片。办事时出示这一页,或者把核对码抄下来,也一样。' }
}

/** To be shown at a counter, printed or kept as a picture. */
function Keep({ shown }: { readonly shown: Certificate }) {
  const [word, setWord] = useState<Word>()
  const [busy, setBusy] = useState(false)
  const keep = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setWord(keptWords(await keepPicture(cardPaper(certificateFace(shown)), '评估证明')))
    setBusy(false)
  }
  const print = async (): Promise<void> => {
    const { status } = await printPage()
    setWord(status === 'ok' ? undefined : { tone: 'wait', text: '这里打印不了。请存成图片,拿到别处打印。' })
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
      {canPrint && <Button onPress={() => void print()}>打印</Button>}
      <Button kind={canPrint ? 'other' : 'main'} busy={busy} onPress={() => void keep()}>
        存成图片
      </Button>
    </Box>
  )
}

function Shown({ shown }: { readonly shown: Certificate }) {
  const { state, code } = shown.certificate
  const { words, tone, about } = CERTIFICATE_STATES[state]
  return (
    <>
      <Box className="screen-only stack">
        <Tag tone={tone}>{words}</Tag>
        {state !== 'valid' && <Notice tone="wait">{about}</Notice>}
        <Box className="note">办事时出示这一页,对方扫码或输入核对码,就能查真假。只查得到姓氏、等级和日期。</Box>
      </Box>
      <PrintedCard {...certificateFace(shown)} />
      <Keep shown={shown} />
      <Box className="screen-only stack">
        <ShareButton page={verifyPage(code)}>发给要核对的人</ShareButton>
        <Button kind="quiet" role="link" onPress={() => go(PATHS.verify, { code })}>
          看看对方查得到什么
        </Button>
      </Box>
    </>
  )
}

/** The certificate itself; the copy on this phone opens without a network at a counter. */
function CertificateOf({ thread: { assessment } }: { readonly thread: AssessmentThread }) {
  const account = session.use()?.account.id ?? ''
  const scope = `${account}:${aboutPerson(assessment.person.id)}`
  const read = useAnswer('assessment', 'certificate', { case: assessment.case }, scope)
  return (
    <>
      <Waiting {...read} shown={read.data !== undefined} />
      {read.data && <Shown shown={read.data} />}
    </>
  )
}

function CertificatePage() {
  const page = useAssessmentOfPage()
  const code = page.thread?.certificate?.code
  const shared = code === undefined ? { title: '养老服务', path: PATHS.home } : verifyPage(code)
  useShareAppMessage(() => shared)
  return (
    <Frame title="评估证明" who={whoOf(page)} onBack={() => backOr(PATHS.assessmentResult, page.at)}>
      <AssessmentPage page={page}>
        {(thread) =>
          thread.certificate ? (
            <CertificateOf thread={thread} />
          ) : (
            <Notice tone="wait">还没有评估证明:结果生效以后才有。</Notice>
          )
        }
      </AssessmentPage>
    </Frame>
  )
}

export default guarded(CertificatePage)
