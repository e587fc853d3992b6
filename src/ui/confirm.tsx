import { useEffect, useId, type ReactNode } from 'react'
import { showWhole } from '@/platform/scroll'
import { Button } from './button'
import { Box, Heading } from './elements'

interface ConfirmProps {
  readonly title: string
  /** What comes of it. */
  readonly children: ReactNode
  /** Names the act: 停止授权. */
  readonly action: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks once more, in the page, where the button stood that was pressed; a second tap of an unsteady finger is not taken. It is brought whole into sight. */
export function Confirm({ title, children, action, danger = false, busy, onConfirm, onCancel }: ConfirmProps) {
  // A selector takes no colons.
  const id = `confirm-${useId().replace(/\W/g, '')}`
  useEffect(() => showWhole(id), [id])
  return (
    <Box id={id} className={`card stack ${danger ? 'card--danger' : ''}`} role="group" label={title}>
      <Heading level={2} className="subtitle" attend>
        {title}
      </Heading>
      <Box>{children}</Box>
      <Button kind={danger ? 'danger' : 'main'} settles busy={busy} onPress={onConfirm}>
        {action}
      </Button>
      <Button kind="other" settles onPress={onCancel}>
        先不
      </Button>
    </Box>
  )
}
