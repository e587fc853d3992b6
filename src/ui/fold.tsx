import { useState, type ReactNode } from 'react'
import { Box, Press } from './elements'
import { Icon } from './icon'

interface FoldProps {
  readonly title: string
  readonly children: ReactNode
  readonly open?: boolean
}

/** Folded until asked for. */
export function Fold({ title, children, open = false }: FoldProps) {
  const [unfolded, setUnfolded] = useState(open)
  return (
    <Box className="fold">
      <Press className="fold__title" expanded={unfolded} onPress={() => setUnfolded(!unfolded)}>
        {title}
        <Icon name="forward" className={unfolded ? 'icon--down' : ''} />
      </Press>
      {unfolded && <Box className="fold__inside">{children}</Box>}
    </Box>
  )
}
