import { PATHS } from '../paths'
import type { Way } from './case-link'

/** Something that was begun on this phone, or done and not taken by the cloud. */
export interface LeftOpen extends Way {
  readonly id: 'unsent' | 'round' | 'visit' | 'table' | 'meet' | 'life' | 'answers'
  readonly title: string
  readonly detail: string
  /** Names the act, as on a button. */
  readonly label: string
  /** Its page is one of the four tabs, which take nothing along. */
  readonly tab?: boolean
}

interface Begun {
  /** Acts that the cloud has not taken. */
  readonly unsent: number
  readonly meeting: boolean
  /** The elder of whom something is being told; empty: none. */
  readonly life: string
  /** Answers that were begun. */
  readonly answers: number
  /** Visits and sittings that the cloud has not taken, or has refused. */
  readonly round: number
  /** Elders of whom a visit is half written. */
  readonly visits: readonly string[]
  /** The elder at whose table something is half done; empty: none. */
  readonly table: string
}

/** What lies on this phone, one line each; nobody's name is in it. */
export function leftOpen({ unsent, meeting, life, answers, round, visits, table }: Begun): readonly LeftOpen[] {
  const lines: LeftOpen[] = []
  if (unsent > 0)
    lines.push({
      ...{ id: 'unsent', title: `${unsent} 件没发出去的`, detail: '在这部手机上,有网会自己发' },
      ...{ label: '去看看', path: PATHS.affairs, tab: true },
    })
  if (round > 0)
    lines.push({
      ...{
        id: 'round',
        title: `${round} 件探访或当面代办没发出去`,
        detail: '在这部手机上,有网会自己发;没记上的要看一看',
      },
      ...{ label: '去看看', path: PATHS.outreachVisits },
    })
  const [visit] = visits
  if (visit !== undefined)
    lines.push({
      ...{ id: 'visit', title: `${visits.length} 次没记完的探访`, detail: '点过的、写过的还在' },
      ...{ label: '接着记', path: PATHS.visitRecord, params: { person: visit } },
    })
  if (table !== '')
    lines.push({
      ...{ id: 'table', title: '没办完的桌边代办', detail: '选过的还在,服务码和签名要再来一次' },
      ...{ label: '接着办', path: PATHS.table, params: { person: table } },
    })
  if (meeting)
    lines.push({
      ...{ id: 'meet', title: '没填完的当面代办', detail: '填过的还在' },
      ...{ label: '接着填', path: PATHS.meet },
    })
  if (life !== '')
    lines.push({
      ...{ id: 'life', title: '没记完的变化', detail: '去世、住院、搬走这类事,选过的还在' },
      ...{ label: '接着记', path: PATHS.elderLife, params: { person: life } },
    })
  if (answers > 0)
    lines.push({
      ...{ id: 'answers', title: `${answers} 件写了一半的答复`, detail: '写过的字还在那一件里' },
      ...{ label: '去办', path: PATHS.deskRequests },
    })
  return lines
}
