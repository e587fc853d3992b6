import type { TodayItem } from '@/contract/care/elders'
import { go, goTab } from '@/platform/navigate'
import { Box, Button, Heading, Notice, Press, Tag, type Tone } from '@/ui'
import { fullDay } from '../words'
import type { LeftOpen } from './left-open'
import { itemKey, KIND_WORDS, nextStep } from './today-steps'

interface DueProps {
  readonly tag: string
  readonly tone: Tone
  readonly title: string
  readonly detail: string
  readonly action: string
  /** The one strong button of the page is that of the first line. */
  readonly kind: 'main' | 'other' | 'danger'
  readonly onAct: () => void
  /** Shows whose affair it is beside the list, where the screen is wide. */
  readonly onLook?: () => void
}

/** One thing that is due, and the one thing to do about it. */
function Due({ tag, tone, title, detail, action, kind, onAct, onLook }: DueProps) {
  return (
    <Box className="due" role="listitem">
      <Box className="due__tag">
        <Tag tone={tone}>{tag}</Tag>
      </Box>
      <Box className="due__words">
        <Box className="strong">{title}</Box>
        {detail !== '' && <Box className="note">{detail}</Box>}
        {onLook && (
          <Press className="due__look" label={`看资料:${title}`} onPress={onLook}>
            看资料
          </Press>
        )}
      </Box>
      <Box className="due__act">
        <Button kind={kind} role="link" label={`${action}:${title}`} onPress={onAct}>
          {action}
        </Button>
      </Box>
    </Box>
  )
}

interface TodayListProps {
  readonly day: string
  readonly items: readonly TodayItem[]
  readonly left: readonly LeftOpen[]
  /** Calls for help stand above the list. */
  readonly calling: boolean
  readonly onLook: (person: string) => void
}

/** 今天: what is due, most urgent first; what was left open on this phone comes last. */
export function TodayList({ day, items, left, calling, onLook }: TodayListProps) {
  const nothing = items.length === 0 && left.length === 0
  const strong = (index: number, kind: TodayItem['kind']): DueProps['kind'] =>
    index > 0 ? 'other' : kind === 'urgent' ? 'danger' : 'main'
  return (
    <Box as="section" className="stack">
      <Heading level={2} className="title">
        {`今天,${fullDay(day)}`}
      </Heading>
      {nothing && !calling && <Notice tone="good">今天该办的都办了。</Notice>}
      {!nothing && <Box className="note">先做上面的。做完一件,下一件会自己上来。</Box>}
      {!nothing && (
        <Box className="dues" role="list" label="今天要办的">
          {items.map((item, index) => {
            const { label, path, params } = nextStep(item)
            const { person } = item
            return (
              <Due
                key={itemKey(item)}
                tag={KIND_WORDS[item.kind].words}
                tone={KIND_WORDS[item.kind].tone}
                title={item.title}
                detail={item.detail}
                action={label}
                kind={strong(index, item.kind)}
                onAct={() => go(path, params)}
                onLook={person === null ? undefined : () => onLook(person)}
              />
            )
          })}
          {left.map(({ id, title, detail, label, path, params, tab }) => (
            <Due
              key={id}
              tag="没做完"
              tone="plain"
              title={title}
              detail={detail}
              action={label}
              kind="other"
              onAct={() => (tab ? goTab(path) : go(path, params))}
            />
          ))}
        </Box>
      )}
    </Box>
  )
}
