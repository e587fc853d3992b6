import { useState } from 'react'
import { useVisitDraft } from '@/client/assessor-drafts'
import { assessorFiles, dropFile, keepFile } from '@/client/assessor-files'
import { sendAllNow } from '@/client/assessor-outgoing'
import type { LocalFile } from '@/platform/local-file'
import { choosePhotos } from '@/platform/photo'
import { canRecord, startRecording, type Recording } from '@/platform/recorder'
import { Alert, Box, Button, Card, Choice, Fold, Row } from '@/ui'

const MOST = 9
const FAILED = {
  photo: '没有拍到。要是想拍却拍不了,请在手机设置里允许使用相机。',
  sound: '没有录上。要是想录却录不了,请在手机设置里允许使用麦克风。',
} as const

interface EvidenceProps {
  readonly account: string
  readonly visit: string
}

/** Taken, and waiting for a network. */
function Waiting({ account, visit }: EvidenceProps) {
  const kept = assessorFiles.use().filter((one) => one.account === account && one.visit === visit)
  const { files } = useVisitDraft(visit)
  return (
    <>
      <Box role="status">{`传好了 ${files.length} 份,等着传 ${kept.length} 份。`}</Box>
      {kept.length > 0 && (
        <Card kind="rows" role="list" label="等着传的">
          {kept.map(({ id, file }) => (
            <Row
              key={id}
              title={file.type.startsWith('audio/') ? '录音' : '照片'}
              end={
                <Button kind="quiet" onPress={() => dropFile(id)}>
                  不要了
                </Button>
              }
            />
          ))}
        </Card>
      )}
    </>
  )
}

function Record({ onMade }: { readonly onMade: (file: LocalFile) => void }) {
  const [running, setRunning] = useState<Recording>()
  const [failed, setFailed] = useState(false)
  const start = async (): Promise<void> => {
    const started = await startRecording()
    setFailed(started.status !== 'ok')
    if (started.status === 'ok') setRunning(started.value)
  }
  const stop = async (): Promise<void> => {
    const made = await running?.stop()
    setRunning(undefined)
    setFailed(made?.status !== 'ok')
    if (made?.status === 'ok') onMade(made.value)
  }
  return (
    <>
      {failed && <Alert className="notice notice--wait">{FAILED.sound}</Alert>}
      <Button kind={running ? 'danger' : 'other'} onPress={() => void (running ? stop() : start())}>
        {running ? '正在录音,按这里停' : '录一段音(最长10分钟)'}
      </Button>
    </>
  )
}

/** Photographs and recordings, and only where she said yes to them. Without a network they wait on the phone. */
export function Evidence({ account, visit }: EvidenceProps) {
  const [agreed, setAgreed] = useState(false)
  const [failed, setFailed] = useState(false)
  const keep = async (made: readonly LocalFile[]): Promise<void> => {
    for (const file of made) await keepFile(account, visit, file)
    void sendAllNow()
  }
  const photograph = async (): Promise<void> => {
    const chosen = await choosePhotos(MOST)
    setFailed(chosen.status !== 'ok')
    if (chosen.status === 'ok') await keep(chosen.value)
  }
  return (
    <Fold title="拍照、录音(不拍也行)">
      <Choice
        label="拍照、录音"
        kind="many"
        options={[{ id: 'agreed', label: '老人同意拍照、录音', hint: '先问老人。只有民政审核的人看得到、听得到' }]}
        chosen={agreed ? ['agreed'] : []}
        onChoose={() => setAgreed(!agreed)}
      />
      {agreed && (
        <>
          {failed && <Alert className="notice notice--wait">{FAILED.photo}</Alert>}
          <Button kind="other" onPress={() => void photograph()}>
            拍照
          </Button>
          {canRecord() && <Record onMade={(file) => void keep([file])} />}
        </>
      )}
      <Waiting account={account} visit={visit} />
    </Fold>
  )
}
