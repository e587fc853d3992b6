export interface NumberFieldProps {
  readonly id: string
  readonly label: string
  /** What stands behind the number: 人, 平方米. */
  readonly unit: string
  readonly hint?: string
  readonly error?: string
  /** As typed; it may be no number yet. */
  readonly value: string
  readonly onChange: (text: string) => void
  readonly maxLength?: number
}
