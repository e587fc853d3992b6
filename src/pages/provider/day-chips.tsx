import { dayAfter } from '@/domain/facility/hours'
import { today } from '@/client/today'
import { Chips } from '@/ui'
import { fullDay } from '../words'

interface DayChipsProps {
  readonly label: string
  /** `YYYY-MM-DD` */
  readonly chosen: string
  readonly onChoose: (day: string) => void
  /** From how many days before today on. */
  readonly back?: number
  readonly days?: number
}

const NEAR = ['今天', '明天'] as const

/** The days at hand; today first to be seen. */
export function DayChips({ label, chosen, onChoose, back = 0, days = 7 }: DayChipsProps) {
  const first = today()
  const options = Array.from({ length: days }, (_, index) => {
    const value = dayAfter(first, index - back)
    return { value, label: NEAR[index - back] ?? fullDay(value) }
  })
  return <Chips label={label} options={options} chosen={chosen} onChoose={onChoose} few={4 + back} />
}
