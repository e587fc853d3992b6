import type { FieldProps } from '../field'

export interface TextAreaProps extends FieldProps {
  readonly value: string
  readonly onChange: (text: string) => void
  /** Characters that may be sent. More may be written: nothing typed is cut off, the page says how much is too much. */
  readonly most: number
}
