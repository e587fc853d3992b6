import { useState } from 'react'
import type { ElderCard } from '@/contract/care/elders'
import { useAct } from '@/client/use-act'
import { Button, Notice } from '@/ui'
import { Confirm } from '@/ui/confirm'
import { ActFailure } from '../act-failure'
import { askElderAgain } from './past'

/** 不要主动联系: her own word that the city does not ring her of its own accord, and how it is taken back. */
export function Uncalled({ elder }: { readonly elder: ElderCard }) {
  const { id, name, uncalled } = elder
  const [asked, setAsked] = useState(false)
  const { act, busy, error, attempt } = useAct('care', 'setUncalled')
  const save = async (): Promise<void> => {
    if (!(await act({ person: id, uncalled: !uncalled }))) return
    setAsked(false)
    askElderAgain()
  }
  return (
    <>
      {uncalled && <Notice tone="wait">{`${name}说过:不要主动联系。政策找人的名单里没有这一位。`}</Notice>}
      <ActFailure error={error} attempt={attempt} onRetry={() => void save()} />
      {asked ? (
        <Confirm
          title={uncalled ? '可以主动联系了?' : '记下“不要主动联系”?'}
          action={uncalled ? '可以联系了' : '不要主动联系'}
          busy={busy}
          onConfirm={() => void save()}
          onCancel={() => setAsked(false)}
        >
          {uncalled
            ? '老人自己说可以了再点。能领没领的,会重新出现在政策找人的名单里。'
            : '老人自己说不要再打电话问,就点这里。政策找人不再列出这一位;紧急求助和该做的探访照样做。'}
        </Confirm>
      ) : (
        <Button kind="quiet" onPress={() => setAsked(true)}>
          {uncalled ? '记下,老人说可以主动联系了' : '记下,老人说不要主动联系'}
        </Button>
      )}
    </>
  )
}
