import type { ReactNode } from 'react'

export interface TableColumn {
  readonly id: string
  readonly label: string
}

export interface TableRow {
  readonly id: string
  /** By column id; the first column says what the row is. */
  readonly cells: Readonly<Record<string, ReactNode>>
  /** Opens what the row is about; its first cell is then a link. */
  readonly onPress?: () => void
}

/** Rows of one kind, side by side where there is room, a card each where there is not. */
export interface TableProps {
  readonly label: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}
