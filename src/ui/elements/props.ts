import type { CSSProperties, ReactNode } from 'react'

/** Regions a screen reader can jump to. WeChat has none, there they are plain boxes. */
export type Landmark = 'header' | 'main' | 'nav' | 'section' | 'footer'

export interface BoxProps {
  readonly className?: string
  readonly style?: CSSProperties
  readonly id?: string
  readonly as?: Landmark
  readonly role?: 'list' | 'listitem' | 'group' | 'alert' | 'status' | 'img'
  readonly label?: string
  /** Drawn, but not told to a screen reader. */
  readonly silent?: boolean
  readonly children?: ReactNode
}

export interface InlineProps {
  readonly className?: string
  /** Drawn, but not told to a screen reader. */
  readonly silent?: boolean
  readonly children?: ReactNode
}

export interface HeadingProps {
  readonly level: 1 | 2 | 3
  readonly className?: string
  readonly id?: string
  /** A screen reader, and the keyboard in a browser, go on from here as soon as it appears. */
  readonly attend?: boolean
  readonly children: ReactNode
}

/** Words that are read out at once. */
export interface AlertProps {
  readonly className?: string
  /** Brought into sight as soon as it appears, and the keyboard with it. */
  readonly attend?: boolean
  readonly children: ReactNode
}

export interface PressProps {
  readonly onPress: () => void
  readonly className?: string
  readonly style?: CSSProperties
  readonly id?: string
  /** What a screen reader says, where the words inside do not suffice; it must begin with them. */
  readonly label?: string
  readonly disabled?: boolean
  /** `link` goes somewhere, `button` does something, `toggle` is on or off. */
  readonly role?: 'button' | 'link' | 'toggle'
  readonly on?: boolean
  /** Of a button that opens and closes what follows it. */
  readonly expanded?: boolean
  /** Of a link to the page one is on. */
  readonly current?: boolean
  readonly children: ReactNode
}

export interface OptionProps {
  readonly kind: 'one' | 'many'
  /** Shared by the options of one question. */
  readonly name: string
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly className?: string
  readonly children: ReactNode
}

export interface OptionsProps {
  readonly kind: 'one' | 'many'
  readonly label: string
  /** What is wrong with the answer, above the options and told with the question. */
  readonly error?: string
  readonly className?: string
  readonly children: ReactNode
}

/** What is written on a line, which decides the keyboard: `identity` is eighteen digits, the last of which may be X. */
export type WrittenKind = 'text' | 'digits' | 'phone' | 'identity'

export interface TextInputProps {
  readonly id: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly label: string
  readonly kind?: WrittenKind
  readonly maxLength?: number
  readonly invalid?: boolean
  /** Id of the error or hint that a screen reader reads after the label. */
  readonly describedBy?: string
  readonly autoComplete?: string
  readonly className?: string
}

export interface TelephoneProps {
  readonly phone: string
  readonly className?: string
  readonly label?: string
  readonly children: ReactNode
}
