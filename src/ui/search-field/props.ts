export interface SearchFieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  /** Called with whole words only: letters that an input method is still turning into characters are not handed on. */
  readonly onChange: (text: string) => void
  /** Asked for at once, by the keyboard's own key or the button beside the field; left out, there is no such button. */
  readonly onSearch?: () => void
  readonly maxLength?: number
  /** It was asked for by a press: what is typed next goes into it. */
  readonly attend?: boolean
}
