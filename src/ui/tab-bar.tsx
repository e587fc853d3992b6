import { Box, Press } from './elements'
import { Icon, type IconName } from './icon'

export interface Tab {
  readonly path: string
  readonly label: string
  readonly icon: IconName
}

interface TabBarProps {
  readonly tabs: readonly Tab[]
  readonly current: string
  readonly onOpen: (path: string) => void
}

/** One bar for both builds: WeChat's own can neither reach 17 px nor grow. */
export function TabBar({ tabs, current, onOpen }: TabBarProps) {
  return (
    <Box as="nav" className="tabs" label="主菜单">
      {tabs.map((tab) => (
        <Press
          key={tab.path}
          role="link"
          current={tab.path === current}
          className={`tabs__one ${tab.path === current ? 'tabs__one--on' : ''}`}
          onPress={() => onOpen(tab.path)}
        >
          <Icon name={tab.icon} />
          <Box>{tab.label}</Box>
        </Press>
      ))}
    </Box>
  )
}
