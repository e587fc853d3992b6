import type { ReactNode } from 'react'
import { Box, Press } from './elements'
import { Icon } from './icon'

interface RowProps {
  readonly title: ReactNode
  /** A smaller line under the title. */
  readonly detail?: ReactNode
  /** A small word over the title. */
  readonly over?: string
  /** At the right: an amount, a state. */
  readonly end?: ReactNode
  /** At the left: a number or a mark. */
  readonly start?: ReactNode
  /** Opens something; the row is then a link. */
  readonly onPress?: () => void
  /** After the row, and no part of its link: another way to the same. */
  readonly more?: ReactNode
  readonly id?: string
  readonly label?: string
}

/** One line of a list: what it is, a detail, and what it comes to. */
export function Row({ title, detail, over, end, start, onPress, more, id, label }: RowProps) {
  const inside = (
    <>
      {start && <Box className="row__start">{start}</Box>}
      <Box className="row__words">
        {over && <Box className="note">{over}</Box>}
        <Box className="row__title">{title}</Box>
        {detail && <Box className="note">{detail}</Box>}
      </Box>
      {end && <Box className="row__end">{end}</Box>}
      {onPress && <Icon name="forward" className="row__go" />}
    </>
  )
  return (
    <Box role="listitem" className="row-item" id={id}>
      {onPress ? (
        <Press className="row row--link" role="link" onPress={onPress} label={label}>
          {inside}
        </Press>
      ) : (
        <Box className="row">{inside}</Box>
      )}
      {more}
    </Box>
  )
}
