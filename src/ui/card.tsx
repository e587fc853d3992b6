import type { ReactNode } from 'react'
import { Box } from './elements'

interface CardProps {
  readonly children: ReactNode
  /** `rows`: a list with hairlines. `answer`: the biggest thing on the page. `next`: what happens next. */
  readonly kind?: 'plain' | 'rows' | 'answer' | 'next'
  readonly role?: 'list' | 'group'
  readonly label?: string
}

export function Card({ children, kind = 'plain', role, label }: CardProps) {
  return (
    <Box className={`card card--${kind}`} role={role} label={label}>
      {children}
    </Box>
  )
}
