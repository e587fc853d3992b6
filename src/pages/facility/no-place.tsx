import { goTab } from '@/platform/navigate'
import { Button, Notice } from '@/ui'
import { PATHS } from '../paths'

/** An address that names no place. */
export function NoPlace() {
  return (
    <>
      <Notice>这个链接里没有写是哪个地方。可以在地图里找。</Notice>
      <Button role="link" onPress={() => goTab(PATHS.map)}>
        看地图
      </Button>
    </>
  )
}
