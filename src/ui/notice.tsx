import type { ReactNode } from 'react'
import { Box } from './elements'
import type { Tone } from './tag'

/** A sentence that must be read; it stays where it is and never fades. */
export function Notice({ children, tone = 'info' }: { readonly children: ReactNode; readonly tone?: Tone }) {
  return (
    <Box className={`notice notice--${tone}`} role="status">
      {children}
    </Box>
  )
}
