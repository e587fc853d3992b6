import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { forWhom, type ForWhom } from '@/client/for-whom'
import { phoneIsFull } from '@/client/store'
import { textSize, TEXT_SIZES } from '@/client/text-size'
import { back, go, goTab } from '@/platform/navigate'
import { readScreen } from '@/platform/screen'
import { hush } from '@/platform/speech'
import { setTitle } from '@/platform/title'
import { CallBar, type CallEntry, CallLine, Notice, OnTop, Page, type PageLook, type Tab, TabBar } from '@/ui'
import { PATHS } from './paths'
import { WhoBar } from './who-bar'

const TABS: readonly Tab[] = [
  { path: PATHS.home, label: '首页', icon: 'home' },
  { path: PATHS.map, label: '地图', icon: 'map' },
  { path: PATHS.affairs, label: '我的事', icon: 'affairs' },
  { path: PATHS.me, label: '我的', icon: 'person' },
]

const MOST_FACTOR = 1.6

/** Two scales, the person's factor and the system's own on top, clamped to 1.0–1.6. */
function useLook(): PageLook {
  const { scale, factor } = TEXT_SIZES[textSize.use()]
  // Asked once a page: each answer is a call to the phone, and none changes while the page stands.
  const { top, right, textFactor } = useMemo(readScreen, [])
  return { scale, factor: Math.min(MOST_FACTOR, Math.max(1, factor * textFactor)), top, right }
}

/** Whom she would ring; invented people are marked here too, since a real number stands beside them. */
const contactWords = ({ contact, demo }: NonNullable<ForWhom['community']>): string =>
  demo ? `演示 ${contact}` : contact

/** Help by phone: the hotline, the person's own community, and what to do in an emergency. */
function Calls({ kind }: { readonly kind: 'bar' | 'line' }) {
  const { community } = forWhom.use()
  const hotline: CallEntry = { id: 'hotline', lines: ['12349', '养老热线'], phone: '12349' }
  const urgent: CallEntry = { id: 'emergency', lines: ['紧急呼叫'], urgent: true, onPress: () => go(PATHS.emergency) }
  if (kind === 'line') return <CallLine entries={[{ ...hotline, lines: ['打 12349 问人'] }, urgent]} />
  const worker: readonly CallEntry[] = community
    ? [{ id: 'community', lines: [community.name, contactWords(community)], phone: community.phone }]
    : []
  return <CallBar entries={[hotline, ...worker, urgent]} />
}

interface FrameProps {
  readonly title: string
  readonly children: ReactNode
  /** One of the four tabs: it has the tab bar and no way back. */
  readonly tab?: string
  /** What the browser's tab and its history say, where the title speaks of somebody. */
  readonly tabTitle?: string
  readonly titleIsHeading?: boolean
  /** `change`: with 换人. `thin`: a reminder. `none`: only where the person is still to be chosen. */
  readonly who?: 'change' | 'thin' | 'none'
  /** What is being done for her, after the name: «查 · 第 3 题». */
  readonly task?: string
  /** `bar`, or one quiet `line` where a page's own button stands at the foot. `none`: the page itself is numbers. */
  readonly calls?: 'bar' | 'line' | 'none'
  readonly spoken?: string
  readonly actions?: ReactNode
  /** The action stays at the foot in the largest text too. */
  readonly stays?: boolean
  readonly onBack?: () => void
  readonly wide?: boolean
}

/** Every page's wiring: sizes, whose affair, the way back, and help by phone. */
export function Frame({
  title,
  tabTitle = title,
  children,
  tab,
  who = 'thin',
  task,
  calls,
  onBack,
  ...page
}: FrameProps) {
  const look = useLook()
  const full = phoneIsFull.use()
  const help = calls ?? (page.actions ? 'line' : 'bar')
  useEffect(() => setTitle(tabTitle), [tabTitle])
  useDidShow(() => setTitle(tabTitle))
  const [onTop, setOnTop] = useState(true)
  useDidShow(() => setOnTop(true))
  useDidHide(() => {
    setOnTop(false)
    hush()
  })
  return (
    <Page
      {...page}
      look={look}
      title={title}
      onBack={tab ? undefined : (onBack ?? (() => back(PATHS.home)))}
      who={who !== 'none' && <WhoBar thin={who === 'thin'} task={task} />}
      calls={help !== 'none' && <Calls kind={help} />}
      tabs={tab && <TabBar tabs={TABS} current={tab} onOpen={goTab} />}
    >
      {full && (
        <Notice tone="wait">这部手机存不下了:先别退出,办完再关。清掉一些照片或聊天记录,就能留住您填的内容。</Notice>
      )}
      <OnTop.Provider value={onTop}>{children}</OnTop.Provider>
    </Page>
  )
}
