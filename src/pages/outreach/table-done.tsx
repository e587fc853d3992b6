import { useDeskActs, useDeskArrival } from '@/client/outgoing-desk'
import { backOr } from '@/platform/navigate'
import { Alert, Box, Button, inGroups } from '@/ui'
import { PrintedSheet } from '@/ui/printed-sheet'
import { momentWords } from '../moments'
import { PATHS } from '../paths'
import { PrintButton } from '../provider/print-button'
import { UnsentDesk } from './unsent'

/** What was done at the table, as it is shown and printed; it goes with the page. */
export interface SittingDone {
  readonly act: string
  readonly person: string
  readonly name: string
  readonly lines: readonly string[]
  /** ISO 8601 */
  readonly at: string
}

interface TableDoneProps {
  readonly account: string
  readonly done: SittingDone
  /** «尧都区 赵敏» */
  readonly worker: string
}

/** The farewell: what was told and asked for, with its numbers once it is sent, for her to keep. */
export function TableDone({ account, done, worker }: TableDoneProps) {
  const { act, person, name, lines, at } = done
  const arrival = useDeskArrival(account, act)
  const refused = useDeskActs(account).some(({ id, state }) => id === act && state.kind === 'refused')
  const numbers = arrival?.cases.map(({ number }) => inGroups(number)) ?? []
  return (
    <>
      <Box className="screen-only stack">
        {!refused && (
          <Alert className={`notice notice--${arrival ? 'good' : 'wait'}`} attend>
            {arrival
              ? '办完了,已经发出去。可以和老人说再见了。'
              : '记在这部手机里了,有网时自己发出去。编号到时候才有,老人会收到消息。'}
          </Alert>
        )}
        <UnsentDesk account={account} person={person} />
      </Box>
      {!refused && (
        <PrintedSheet
          title="今天办了这些"
          forWhom={`${name} · ${momentWords(at)}`}
          blanks={[]}
          verdict="社区代办,您在身边,当面说好的。"
          amount=""
          sections={[
            { title: '说好的', lines },
            { title: '编号', lines: numbers.length > 0 ? numbers : ['发出去以后才有,会发消息告诉您。'] },
          ]}
          foot={[`替您办的:${worker}`, '有事打 12349,报编号或者姓名。不是您的意思,也打这个电话。']}
        />
      )}
      {!refused && <PrintButton what="给老人带走" />}
      <Button onPress={() => backOr(PATHS.desk)}>回工作台</Button>
    </>
  )
}
