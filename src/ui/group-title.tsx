import { Heading, Inline } from './elements'
import type { Tone } from './tag'

interface GroupTitleProps {
  readonly children: string
  readonly count: number
  readonly tone: Tone
}

/** «6 可以享受»: how many, and of what. */
export function GroupTitle({ children, count, tone }: GroupTitleProps) {
  return (
    <Heading level={2} className={`group group--${tone}`}>
      <Inline className="group__count">{String(count)}</Inline>
      {children}
    </Heading>
  )
}
