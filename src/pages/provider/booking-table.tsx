import type { DeskBooking } from '@/contract/booking/desk'
import { go } from '@/platform/navigate'
import { Tag } from '@/ui'
import { Table } from '@/ui/table'
import { PATHS } from '../paths'
import { dietWords, stateTone, stateWords, whatWords, whenWords } from './words'

export const openBooking = ({ id, day }: Pick<DeskBooking, 'id' | 'day'>): void => go(PATHS.providerOrder, { id, day })

/** Who goes, or that somebody is still to be found. */
const workerWords = ({ workers, needsWorkers }: DeskBooking): string => {
  const names = workers.map(({ name }) => name).join('、')
  const lack = needsWorkers > 0 ? `还差 ${needsWorkers} 人` : ''
  return [names, lack].filter(Boolean).join(',')
}

interface BookingTableProps {
  readonly label: string
  readonly bookings: readonly DeskBooking[]
}

/** Bookings side by side; each opens at its first cell. */
export function BookingTable({ label, bookings }: BookingTableProps) {
  const hasWorkers = bookings.some((one) => workerWords(one) !== '')
  return (
    <Table
      label={label}
      columns={[
        { id: 'name', label: '老人' },
        { id: 'when', label: '什么时候' },
        { id: 'what', label: '什么' },
        { id: 'mind', label: '要注意' },
        ...(hasWorkers ? [{ id: 'workers', label: '谁去' }] : []),
        { id: 'state', label: '到哪一步' },
      ]}
      rows={bookings.map((booking) => ({
        id: booking.id,
        onPress: () => openBooking(booking),
        cells: {
          name: booking.served.name,
          when: whenWords(booking),
          what: whatWords(booking),
          mind: [dietWords(booking.details), booking.details.note].filter(Boolean).join(';'),
          workers: workerWords(booking),
          state: <Tag tone={stateTone(booking.state)}>{stateWords(booking.state)}</Tag>,
        },
      }))}
    />
  )
}
