import { Box, Press } from './elements'
import { Icon, type IconName } from './icon'

interface VerbProps {
  readonly icon: IconName
  readonly tone: 'good' | 'wait' | 'info'
  readonly title: string
  readonly detail: string
  readonly onPress: () => void
}

/** A big thing to do: icon, word, and a line that says what comes of it. */
export function Verb({ icon, tone, title, detail, onPress }: VerbProps) {
  return (
    <Press className="card verb" role="link" onPress={onPress}>
      <Box className={`verb__icon verb__icon--${tone}`} silent>
        <Icon name={icon} />
      </Box>
      <Box className="verb__words">
        <Box className="verb__title">{title}</Box>
        <Box className="note">{detail}</Box>
      </Box>
      <Icon name="forward" className="row__go" />
    </Press>
  )
}
