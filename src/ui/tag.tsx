import { Inline } from './elements'

export type Tone = 'good' | 'wait' | 'info' | 'bad' | 'plain'

/** A word in a coloured ground; the word alone says it all. */
export function Tag({ children, tone = 'plain' }: { readonly children: string; readonly tone?: Tone }) {
  return <Inline className={`tag tag--${tone}`}>{children}</Inline>
}
