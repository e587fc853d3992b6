import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { WorkerCard } from '@/contract/booking/desk'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr, replace } from '@/platform/navigate'
import { Button, Choice, ErrorSummary, Notice, TextField } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { CertificateForm, Certificates } from './certificate-form'
import { workerProblems, type WorkerDraft, type WorkerFaults } from './worker-form'

const SEXES = [
  { id: 'female', label: '女', narrow: true },
  { id: 'male', label: '男', narrow: true },
] as const

const draftOf = (worker: WorkerCard | undefined): WorkerDraft => ({
  name: worker?.name ?? '',
  phone: worker?.phone ?? '',
  sex: worker?.sex ?? '',
})

function Form({ worker }: { readonly worker?: WorkerCard }) {
  const { act, busy, error, attempt, mended } = useAct('booking', 'setWorker')
  const [draft, setDraft] = useState(() => draftOf(worker))
  const [faults, setFaults] = useState<WorkerFaults>({})
  const [tries, setTries] = useState(0)
  const [saved, setSaved] = useState(false)
  const change = (part: Partial<WorkerDraft>): void => {
    setDraft({ ...draft, ...part })
    setFaults({})
    setSaved(false)
    mended()
  }
  const save = async (): Promise<void> => {
    const found = workerProblems(draft)
    setFaults(found)
    setTries(tries + 1)
    const { sex } = draft
    if (Object.keys(found).length > 0 || sex === '') return
    const known = worker ? { id: worker.id, version: worker.version } : {}
    const done = await act({ ...known, name: draft.name.trim(), phone: draft.phone.trim(), sex })
    if (!done) return
    askAgain('booking', 'workers')
    setSaved(true)
    // His certificates come next.
    if (!worker) replace(PATHS.worker, { id: done.worker.id })
  }
  const at = (field: keyof WorkerDraft): string | undefined => faults[field] ?? error?.fields?.[field]
  return (
    <>
      <ErrorSummary errors={Object.values(faults)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void save()} />
      {saved && <Notice tone="good">存好了。</Notice>}
      <TextField
        id="worker-name"
        label="姓名"
        maxLength={30}
        value={draft.name}
        error={at('name')}
        onChange={(name) => change({ name })}
      />
      <TextField
        id="worker-phone"
        label="电话"
        hint="派单以后,老人和家里人看得到。"
        kind="phone"
        maxLength={20}
        value={draft.phone}
        error={at('phone')}
        onChange={(phone) => change({ phone })}
      />
      <Choice
        label="男女"
        kind="one"
        options={SEXES}
        chosen={[draft.sex]}
        error={at('sex')}
        onChoose={(sex) => change({ sex: sex as WorkerDraft['sex'] })}
      />
      <Button busy={busy} onPress={() => void save()}>
        {worker ? '存下改动' : '加上'}
      </Button>
    </>
  )
}

/** He works here no more; what was his needs somebody else. */
function Ending({ worker }: { readonly worker: WorkerCard }) {
  const { act, busy, error, attempt } = useAct('booking', 'endWorker')
  const [asked, setAsked] = useState(false)
  const [toAssign, setToAssign] = useState<number>()
  const end = async (): Promise<void> => {
    const done = await act({ worker: worker.id, version: worker.version })
    if (!done) return
    setToAssign(done.toAssign)
    askAgain('booking', 'workers', 'deskBookings', 'freeWorkers')
  }
  if (toAssign !== undefined)
    return (
      <Notice tone="wait">
        {toAssign > 0 ? `记下了。他手上有 ${toAssign} 单要改派别人,在“要派人”里。` : '记下了。他手上没有要改派的单。'}
      </Notice>
    )
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void end()} />
      {asked ? (
        <Confirm
          title={`${worker.name} 不在这里干了?`}
          action="是的,不干了"
          danger
          busy={busy}
          onConfirm={() => void end()}
          onCancel={() => setAsked(false)}
        >
          他手上还没去的单,要改派别人。
        </Confirm>
      ) : (
        <Button kind="quiet" onPress={() => setAsked(true)}>
          他不在这里干了
        </Button>
      )}
    </>
  )
}

function Worker({ account }: { readonly account: string }) {
  const { id = '' } = useRouter().params
  const read = useAnswer('booking', 'workers', {}, id === '' ? null : account)
  useClosing(read.error)
  const worker = read.data?.workers.find((one) => one.id === id)
  if (id === '') return <Form />
  return (
    <>
      <Waiting {...read} shown={worker !== undefined} />
      {worker?.blacklisted && <Notice tone="bad">民政部门停止了给这位派单。</Notice>}
      {worker && (
        <>
          <Form key={worker.id} worker={worker} />
          <Certificates worker={worker} />
          <CertificateForm worker={worker} />
          <Ending worker={worker} />
        </>
      )}
      {read.data && !worker && <Notice>名单里没有这位了。</Notice>}
    </>
  )
}

/** Somebody who serves, with what he may be sent to. */
function WorkerPage() {
  return (
    <Frame title="服务人员" tabTitle="服务人员" who="none" calls="line" onBack={() => backOr(PATHS.workers)}>
      <AtDesk role="clerk">{(_staff, account) => <Worker account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(WorkerPage)
