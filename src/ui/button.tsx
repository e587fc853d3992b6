import { useEffect, useState } from 'react'
import { Press } from './elements'

interface ButtonProps {
  readonly children: string
  readonly onPress: () => void
  /** `main`: the one strong button of a page. `other`: beside it. `quiet`: words only. `danger`: what is hard to undo. */
  readonly kind?: 'main' | 'other' | 'quiet' | 'danger'
  readonly busy?: boolean
  /**
   * It appears where a button like it was pressed a moment ago: the second half of a double tap is not taken. Give each
   * page's button a key of its own, so that it begins anew.
   */
  readonly settles?: boolean
  /** What a screen reader says where the words need more; begins with the words. */
  readonly label?: string
  readonly role?: 'button' | 'link'
}

/** Longer than between the taps of an unsteady finger, shorter than reading anything. */
const SETTLE_MS = 400

function useSettled(settles: boolean): boolean {
  const [settled, setSettled] = useState(!settles)
  useEffect(() => {
    if (settled) return
    const timer = setTimeout(() => setSettled(true), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [settled])
  return settled
}

/** While `busy` it stays readable and takes no second press. */
export function Button({ children, onPress, kind = 'main', busy = false, settles = false, label, role }: ButtonProps) {
  const settled = useSettled(settles)
  return (
    <Press className={`button button--${kind}`} onPress={onPress} disabled={busy || !settled} label={label} role={role}>
      {busy ? '请稍等…' : children}
    </Press>
  )
}
