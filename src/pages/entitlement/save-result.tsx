import { useState } from 'react'
import { calledOf, decides, isCalling, isKnown, may } from '@/client/for-whom'
import { judgementToSave } from '@/client/saved-judgement'
import { session } from '@/client/session'
import { useAct } from '@/client/use-act'
import { askAgain } from '@/client/use-answer'
import { go } from '@/platform/navigate'
import { Button, Notice } from '@/ui'
import { ActFailure } from '../act-failure'
import { PATHS } from '../paths'
import { amountWords } from './benefit-words'
import type { Judged } from './judged'

const sumWords = ({ amount }: Judged['judgement']['benefits'][number]): string => {
  const { number, unit } = amountWords(amount)
  return `${number}${unit}`
}

/** Keeps this answer in her record, where she agreed to that; it is the only thing on the page that leaves the phone. */
export function SaveResult({ judged }: { readonly judged: Judged }) {
  const { person, judgement, facts } = judged
  const held = session.use()
  const [saved, setSaved] = useState(false)
  const { act, busy, error, attempt } = useAct('account', 'saveJudgement', person.id)
  if (!held || !isKnown(person) || isCalling(person) || !may(person, 'handle')) return null
  const save = async (): Promise<void> => {
    if (!(await act(judgementToSave(judgement, facts, sumWords)))) return
    askAgain('account', 'judgements')
    setSaved(true)
  }
  if (saved) {
    return (
      <>
        <Notice tone="good">{`存到${calledOf(person)}的资料里了,以后可以比比有什么变化。`}</Notice>
        <Button kind="other" role="link" onPress={() => go(PATHS.judgements)}>
          看保存的结果
        </Button>
      </>
    )
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void save()} />
      {error?.code === 'forbidden' && decides(person) && (
        <Button kind="other" role="link" onPress={() => go(PATHS.consents)}>
          看看要同意什么
        </Button>
      )}
      <Button kind="quiet" busy={busy} onPress={() => void save()}>
        保存这次结果
      </Button>
    </>
  )
}
