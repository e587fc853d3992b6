import { Box, Inline } from './elements'
import { Icon } from './icon'

export interface Step {
  readonly id: string
  readonly title: string
  /** When, by whom, what next. */
  readonly detail?: string
  readonly state: 'done' | 'now' | 'next'
  /** Says the state, where its own word says too little: «等人接手». */
  readonly stateWords?: string
}

const STATES = { done: '已完成', now: '正在办', next: '还没到' } as const

/** How far something has come: each step says its state in a word. */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <Box className="steps" role="list" label={label}>
      {steps.map(({ id, title, detail, state, stateWords = STATES[state] }, index) => (
        <Box key={id} className={`steps__one steps__one--${state}`} role="listitem">
          <Box className="steps__mark" silent>
            {state === 'done' ? <Icon name="check" /> : String(index + 1)}
          </Box>
          <Box className="steps__words">
            <Box>
              <Inline className="steps__title">{title}</Inline>
              <Inline className="steps__state">{` · ${stateWords}`}</Inline>
            </Box>
            {detail && <Box className="note">{detail}</Box>}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
