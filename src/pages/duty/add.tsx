import { useEffect, useState } from 'react'
import type { StaffCard } from '@/contract/account'
import { dutyDraft, SPANS, type DutyDraft } from '@/client/duty-draft'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr, replace } from '@/platform/navigate'
import { toTop } from '@/platform/scroll'
import { Button, Choice, ErrorSummary, Heading, Notice } from '@/ui'
import { ActFailure } from '../act-failure'
import { AtDesk, useClosing } from '../desk/at-desk'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { longDay } from '../words'

type Problems = Readonly<Partial<Record<'staff' | 'span', string>>>

const WHOLE = 'whole-county'

function Form({ account }: { readonly staff: StaffCard; readonly account: string }) {
  const draft = dutyDraft.use()
  const { county, street, day, staff, span } = draft
  const [problems, setProblems] = useState<Problems>({})
  const [tries, setTries] = useState(0)
  const read = useAnswer('booking', 'duty', { from: day }, day ? account : null)
  useClosing(read.error)
  const streets = useAnswer('account', 'streets', { county }, county ? 'anyone' : null).data?.streets ?? []
  const { act, busy, error, attempt, mended } = useAct('booking', 'setDuty')
  const change = (part: Partial<DutyDraft>): void => {
    mended()
    setProblems({})
    dutyDraft.set({ ...draft, ...part })
  }
  const add = async (): Promise<void> => {
    const chosen = SPANS.find(({ id }) => id === span)
    const found: Problems = { ...(staff === '' && { staff: '请选谁来值班' }), ...(!chosen && { span: '请选一段时间' }) }
    setProblems(found)
    setTries(tries + 1)
    if (!chosen || staff === '') return toTop()
    const { starts, ends } = chosen
    const done = await act({ act: 'add', staff, county, day, starts, ends, ...(street && { street }) })
    if (!done) return toTop()
    dutyDraft.clear()
    askAgain('booking', 'duty')
    backOr(PATHS.duty)
  }
  const all = { ...error?.fields, ...problems }
  const place = read.data?.counties.find(({ code }) => code === county)?.name ?? ''
  return (
    <>
      <ErrorSummary errors={Object.values(problems)} attempt={tries} />
      <ActFailure error={error} attempt={attempt} onRetry={() => void add()} />
      <Notice>{`${place} ${longDay(day)}`}</Notice>
      <Waiting {...read} shown={read.data !== undefined} />
      <Heading level={2} className="subtitle">
        哪段时间?
      </Heading>
      <Choice
        label="哪段时间"
        kind="one"
        options={SPANS.map(({ id, label }) => ({ id, label }))}
        chosen={[span]}
        error={all.span ?? error?.fields?.['ends']}
        onChoose={(id) => change({ span: id })}
      />
      <Heading level={2} className="subtitle">
        谁来值班?
      </Heading>
      <Choice
        label="谁来值班"
        kind="one"
        options={(read.data?.staff ?? []).map(({ id, name, about }) => ({ id, label: name, hint: about }))}
        chosen={[staff]}
        error={all.staff}
        onChoose={(id) => change({ staff: id })}
      />
      <Heading level={2} className="subtitle">
        管哪里?
      </Heading>
      <Choice
        label="管哪里"
        kind="one"
        options={[
          { id: WHOLE, label: '全县(市、区)' },
          ...streets.map((one) => ({ id: one, label: one, narrow: true })),
        ]}
        chosen={[street || WHOLE]}
        onChoose={(id) => change({ street: id === WHOLE ? '' : id })}
      />
      <Button busy={busy} onPress={() => void add()}>
        排上这一班
      </Button>
    </>
  )
}

/** Puts somebody on duty for one stretch of one day. */
function AddDuty() {
  const { county, day } = dutyDraft.use()
  const begun = county !== '' && day !== ''
  // Opened by itself there is no day to put anybody on.
  useEffect(() => {
    if (!begun) replace(PATHS.duty)
  }, [begun])
  return (
    <Frame title="排一班" who="none" calls="line" onBack={() => backOr(PATHS.duty)}>
      <AtDesk role={['operator', 'official']}>
        {(staff, account) => (begun ? <Form staff={staff} account={account} /> : null)}
      </AtDesk>
    </Frame>
  )
}

export default guarded(AddDuty)
