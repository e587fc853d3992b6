import type { ReactNode } from 'react'
import { forWhom, isBeside } from '@/client/for-whom'
import { gone } from '@/client/gone'
import { Alert, Notice } from '@/ui'

interface NobodyHereProps {
  /** Said where nobody was here at all. */
  readonly words: string
  /** The ways on. */
  readonly children: ReactNode
}

/** The elder is not here any more: it was closed, or the hour is over, in the server’s words. */
export function NobodyHere({ words, children }: NobodyHereProps) {
  const person = forWhom.use()
  const over = gone.use()[person.id]
  return (
    <>
      {isBeside(person) && over ? (
        <Alert className="notice notice--wait" attend>
          {over.message}
        </Alert>
      ) : (
        <Notice>{words}</Notice>
      )}
      {children}
    </>
  )
}
