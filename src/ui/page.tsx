import type { CSSProperties, ReactNode } from 'react'
import { Box, Heading, Press } from './elements'
import { Icon } from './icon'
import { SpeakButton } from './speak-button'

export interface PageLook {
  readonly scale: 'standard' | 'elder'
  /** The person's own factor times the system's, 1.0 to 1.6. */
  readonly factor: number
  /** Pixels of the phone's status bar and of WeChat's capsule. */
  readonly top: number
  readonly right: number
}

interface PageProps {
  readonly look: PageLook
  readonly title: string
  /** False where the page has a bigger heading of its own. */
  readonly titleIsHeading?: boolean
  readonly onBack?: () => void
  /** What 朗读 reads; the button stands only where the device can speak. */
  readonly spoken?: string
  /** Whose affair this is, under the title. */
  readonly who?: ReactNode
  readonly children: ReactNode
  /** The page's one or two actions, kept in reach. */
  readonly actions?: ReactNode
  /** At the largest text too: where seconds count, the button is never looked for. */
  readonly stays?: boolean
  /** Help by phone, over the tabs. */
  readonly calls?: ReactNode
  readonly tabs?: ReactNode
  readonly wide?: boolean
}

/** Base sizes in px: body, title, number, small (interface norm: main text at least 18 in the elder version). */
const BASE = {
  standard: { body: 17, title: 20, number: 24, small: 15, bar: 17 },
  elder: { body: 20, title: 26, number: 32, small: 17, bar: 18 },
} as const

const LARGE_FROM = 1.2
const BAR_FACTOR = 1.2

function sizesOf({ scale, factor }: PageLook): CSSProperties {
  const { bar, ...growing } = BASE[scale]
  const sizes = Object.entries(growing).map(([name, px]) => [`--${name}`, `${Math.round(px * factor * 10) / 10}px`])
  // The bars stay in reach on every page, so they grow less than what is read.
  return Object.fromEntries([...sizes, ['--bar', `${bar * Math.min(factor, BAR_FACTOR)}px`]]) as CSSProperties
}

/** The frame of every page: title bar, whose affair, the words, the action, the bars. */
export function Page(props: PageProps) {
  const {
    look,
    title,
    titleIsHeading = true,
    onBack,
    spoken,
    who,
    children,
    actions,
    stays = false,
    calls,
    tabs,
    wide,
  } = props
  const large = look.factor >= LARGE_FROM
  // At the largest text the words need the room: the actions follow them, help by phone stays in reach.
  const actionsBox = actions && <Box className="page__actions">{actions}</Box>
  const isBelow = large && !stays
  const bar = { paddingTop: `${look.top}px`, paddingRight: look.right > 0 ? `${look.right}px` : undefined }
  return (
    <Box className={`page ${large ? 'page--large' : ''} ${wide ? 'page--wide' : ''}`} style={sizesOf(look)}>
      <Box as="header" className="bar" style={bar}>
        {onBack && (
          <Press className="bar__back" onPress={onBack} label="返回">
            <Icon name="back" />
          </Press>
        )}
        {titleIsHeading ? (
          <Heading level={1} className="bar__title">
            {title}
          </Heading>
        ) : (
          <Box className="bar__title">{title}</Box>
        )}
        {spoken && <SpeakButton text={spoken} />}
      </Box>
      <Box as="main" className="page__main">
        {who}
        <Box className="page__inside">{children}</Box>
        {isBelow && actionsBox}
      </Box>
      {((actions && !isBelow) || calls || tabs) && (
        <Box as="footer" className="page__foot">
          {!isBelow && actionsBox}
          {calls}
          {tabs}
        </Box>
      )}
    </Box>
  )
}
