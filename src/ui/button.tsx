import { Press } from './elements'

interface ButtonProps {
  readonly children: string
  readonly onPress: () => void
  /** `main`: the one strong button of a page. `other`: beside it. `quiet`: words only. */
  readonly kind?: 'main' | 'other' | 'quiet'
  readonly busy?: boolean
  /** What a screen reader says where the words need more; begins with the words. */
  readonly label?: string
  readonly role?: 'button' | 'link'
}

/** While `busy` it stays readable and takes no second press. */
export function Button({ children, onPress, kind = 'main', busy = false, label, role }: ButtonProps) {
  return (
    <Press className={`button button--${kind}`} onPress={onPress} disabled={busy} label={label} role={role}>
      {busy ? '请稍等…' : children}
    </Press>
  )
}
