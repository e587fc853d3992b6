import { Box, Press } from './elements'
import { Icon } from './icon'
import { Picture } from './picture'
import { Tag } from './tag'

export interface ThreadAttachment {
  readonly id: string
  readonly label: string
  /** Where an image element finds it small; without one the words stand alone. */
  readonly source?: string
  readonly onOpen: () => void
}

export interface ThreadEntry {
  readonly id: string
  /** `message`: somebody's own words. `event`: what happened. */
  readonly kind: 'message' | 'event'
  readonly who: string
  /** In words: 11月22日 周日 10:05. */
  readonly when: string
  readonly words: string
  /** Written by whoever looks at it. */
  readonly own: boolean
  readonly attachments?: readonly ThreadAttachment[]
}

function Attachment({ label, source, onOpen }: ThreadAttachment) {
  return (
    <Press className="thread__file" onPress={onOpen} label={`${label},打开`}>
      {source && <Picture source={source} label="" className="thread__picture" />}
      {label}
      <Icon name="forward" />
    </Press>
  )
}

function Entry({ kind, who, when, words, own, attachments = [] }: ThreadEntry) {
  const classes = `thread__one thread__one--${kind} ${own ? 'thread__one--own' : ''}`
  return (
    <Box className={classes} role="listitem">
      <Box className="thread__head">
        <Box className="strong">{who}</Box>
        {own && <Tag tone="good">您写的</Tag>}
        <Box className="note">{when}</Box>
      </Box>
      <Box className="thread__words">{words}</Box>
      {attachments.map((attachment) => (
        <Attachment key={attachment.id} {...attachment} />
      ))}
    </Box>
  )
}

/** Everything that was written and done, in the order given. */
export function Thread({ label, entries }: { readonly label: string; readonly entries: readonly ThreadEntry[] }) {
  return (
    <Box className="thread" role="list" label={label}>
      {entries.map((entry) => (
        <Entry key={entry.id} {...entry} />
      ))}
    </Box>
  )
}
