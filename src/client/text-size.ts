import { isText } from './shapes'
import { createStore } from './store'

export type TextSize = 'standard' | 'elder' | 'larger' | 'largest'

/** Base sizes in px and the factor on top; body text reaches 17, 20, 25 and 30 px. */
export const TEXT_SIZES: Readonly<Record<TextSize, { label: string; scale: 'standard' | 'elder'; factor: number }>> = {
  standard: { label: '标准', scale: 'standard', factor: 1 },
  elder: { label: '大', scale: 'elder', factor: 1 },
  larger: { label: '更大', scale: 'elder', factor: 1.25 },
  largest: { label: '最大', scale: 'elder', factor: 1.5 },
}

/** Elder-ready from the first screen; whoever reads well makes it smaller. */
export const textSize = createStore<TextSize>(
  'elder',
  'text-size',
  (kept) => isText(kept) && Object.keys(TEXT_SIZES).includes(kept),
)
