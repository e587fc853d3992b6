import { Icon, Inline } from '@/ui'

/** Beside the one of a list that holds now. */
export function Now() {
  return (
    <Inline className="good">
      <Icon name="check" />
      现在
    </Inline>
  )
}
