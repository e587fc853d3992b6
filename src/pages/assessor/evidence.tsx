import { useEffect, useState } from 'react'
import { useVisitDraft } from '@/client/assessor-drafts'
import { assessorFiles, dropFile, keepFile } from '@/client/assessor-files'
import { sendAllNow } from '@/client/assessor-outgoing'
import { endRecording, record, useRecording, useRecordingEnd, type RecordingEnd } from '@/client/assessor-recording'
import type { LocalFile } from '@/platform/local-file'
import { choosePhotos } from '@/platform/photo'
import { canRecord } from '@/platform/recorder'
import { Alert, Box, Button, Card, Choice, Fold, Row } from '@/ui'

const MOST = 9
const NO_PHOTO = '没有拍到。要是想拍却拍不了,请在手机设置里允许使用相机。'
const ENDED: Readonly<Record<RecordingEnd, string>> = {
  kept: '录音停了:到了10分钟,或者中间被打断了。已经录的留下了。',
  failed: '没有录上。要是想录却录不了,请在手机设置里允许使用麦克风。',
}

interface EvidenceProps {
  readonly account: string
  readonly visit: string
}

/** Taken, and waiting for a network. */
function Waiting({ account, visit }: EvidenceProps) {
  const kept = assessorFiles.use().filter((one) => one.account === account && one.visit === visit)
  const { files } = useVisitDraft(account, visit)
  return (
    <>
      <Box role="status">{`传好了 ${files.length} 份,等着传 ${kept.length} 份。`}</Box>
      {kept.length > 0 && (
        <Card kind="rows" role="list" label="等着传的">
          {kept.map(({ id, file, lasts }) => (
            <Row
              key={id}
              title={file.type.startsWith('audio/') ? '录音' : '照片'}
              detail={lasts && assessorFiles.isKept(id) ? undefined : '关掉这里就没了:传上去以前,先别退出。'}
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

/** It goes on while the form is filled in; whoever leaves the visit has it ended, and kept. */
function Record({ account, visit }: EvidenceProps) {
  const running = useRecording(visit)
  const [starting, setStarting] = useState(false)
  const start = async (): Promise<void> => {
    setStarting(true)
    await record(account, visit)
    setStarting(false)
  }
  return (
    <Button
      kind={running ? 'danger' : 'other'}
      busy={starting}
      onPress={() => void (running ? endRecording() : start())}
    >
      {running ? '正在录音,按这里停' : '录一段音(最长10分钟)'}
    </Button>
  )
}

/** Photographs and recordings, and only where she said yes to them. Without a network they wait on the phone. */
export function Evidence({ account, visit }: EvidenceProps) {
  const [agreed, setAgreed] = useState(false)
  const [failed, setFailed] = useState(false)
  const ended = useRecordingEnd(visit)
  useEffect(() => () => void endRecording(), [])
  const agree = (): void => {
    // What is being recorded without her yes is not kept.
    if (agreed) void endRecording(false)
    setAgreed(!agreed)
  }
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
        onChoose={agree}
      />
      {agreed && (
        <>
          {failed && <Alert className="notice notice--wait">{NO_PHOTO}</Alert>}
          <Button kind="other" onPress={() => void photograph()}>
            拍照
          </Button>
          {canRecord() && <Record account={account} visit={visit} />}
        </>
      )}
      {ended && <Alert className={`notice notice--${ended === 'kept' ? 'good' : 'wait'}`}>{ENDED[ended]}</Alert>}
      <Waiting account={account} visit={visit} />
    </Fold>
  )
}
