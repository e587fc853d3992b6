import type { ActionOutput } from '@/contract'
import { useAct } from '@/client/use-act'
import { askAgain, useAnswer } from '@/client/use-answer'
import { backOr } from '@/platform/navigate'
import { Box, Button, Notice } from '@/ui'
import { Table } from '@/ui/table'
import { ActFailure } from '../act-failure'
import { Frame } from '../frame'
import { guarded } from '../guarded'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { Waiting } from '../waiting'
import { AtDesk, useClosing } from './at-desk'
import { faultWords, letterWords } from './letter-words'

type Letter = ActionOutput<'operator', 'deadLetters'>['letters'][number]

function Again({ letter }: { readonly letter: Letter }) {
  const { act, busy, error, attempt } = useAct('operator', 'sendAgain')
  const send = async (): Promise<void> => {
    if (await act({ id: letter.id })) askAgain('operator', 'deadLetters')
  }
  return (
    <>
      <ActFailure error={error} attempt={attempt} onRetry={() => void send()} />
      <Button kind="other" busy={busy} label={`再发一次:${letterWords(letter.kind)}`} onPress={() => void send()}>
        再发一次
      </Button>
    </>
  )
}

function Letters({ account }: { readonly account: string }) {
  const read = useAnswer('operator', 'deadLetters', {}, account)
  const { data } = read
  useClosing(read.error)
  return (
    <>
      <Box>试了几次都没发出去、已经停下的。这里只有种类和原因,看不到发给谁、写了什么。</Box>
      <Waiting {...read} shown={data !== undefined} />
      {data?.letters.length === 0 && <Notice tone="good">没有停下的,都发出去了。</Notice>}
      {data && data.letters.length > 0 && (
        <Table
          label="没发出去的"
          columns={[
            { id: 'kind', label: '什么' },
            { id: 'fault', label: '原因' },
            { id: 'attempts', label: '试过' },
            { id: 'at', label: '什么时候的' },
            { id: 'again', label: '要办的' },
          ]}
          rows={data.letters.map((letter) => ({
            id: letter.id,
            cells: {
              kind: letterWords(letter.kind),
              fault: faultWords(letter.fault),
              attempts: `${letter.attempts} 次`,
              at: momentWords(letter.at),
              again: <Again letter={letter} />,
            },
          }))}
        />
      )}
    </>
  )
}

/** Messages and jobs that were given up. */
function DeadLetters() {
  return (
    <Frame title="没发出去的消息" who="none" calls="line" wide onBack={() => backOr(PATHS.desk)}>
      <AtDesk role="operator">{(_staff, account) => <Letters account={account} />}</AtDesk>
    </Frame>
  )
}

export default guarded(DeadLetters)
