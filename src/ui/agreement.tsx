import type { ReactNode } from 'react'
import { Box, Heading, Press } from './elements'
import { Icon } from './icon'

interface AgreementProps {
  /** What is asked. */
  readonly title: string
  readonly children?: ReactNode
  readonly state: 'agreed' | 'refused' | 'open'
  /** Since when, in words. */
  readonly since?: string
  readonly onAgree: () => void
  readonly onRefuse: () => void
  readonly busy?: boolean
  readonly error?: string
}

const STATES = { agreed: '同意', refused: '不同意', open: '还没有选' } as const

interface SideProps {
  readonly words: string
  readonly on: boolean
  readonly icon: 'check' | 'cross'
  readonly busy: boolean
  readonly onPress: () => void
}

function Side({ words, on, icon, busy, onPress }: SideProps) {
  return (
    <Press
      role="toggle"
      on={on}
      className={`agreement__side ${on ? 'agreement__side--on' : ''}`}
      disabled={busy}
      // Said already: a stray tap is no new word.
      onPress={on ? () => undefined : onPress}
    >
      {on && <Icon name={icon} />}
      {words}
    </Press>
  )
}

/** One yes or no of its own: two buttons of the same size, and in words how it stands now. */
export function Agreement(props: AgreementProps) {
  const { title, children, state, since, onAgree, onRefuse, busy = false, error } = props
  return (
    <Box className="card stack" role="group" label={error ? `${title},${error}` : title}>
      <Heading level={2} className="subtitle">
        {title}
      </Heading>
      {children && <Box>{children}</Box>}
      {error && <Box className="field__error">{error}</Box>}
      <Box role="status">{`现在:${STATES[state]}${since ? `(${since})` : ''}`}</Box>
      <Box className="pair">
        <Side words="同意" on={state === 'agreed'} icon="check" busy={busy} onPress={onAgree} />
        <Side words="不同意" on={state === 'refused'} icon="cross" busy={busy} onPress={onRefuse} />
      </Box>
    </Box>
  )
}
