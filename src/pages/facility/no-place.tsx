import { goTab } from '@/platform/navigate'
import { Button, Notice } from '@/ui'
import { PATHS } from '../paths'

interface NoPlaceProps {
  /** What is wrong with the address, in words; it holds no number when left out. */
  readonly why?: string
}

/** An address that names no place, or one that is not in the register any more: the map leads on. */
export function NoPlace({ why = '这个链接里没有写是哪个地方。可以在地图里找。' }: NoPlaceProps) {
  return (
    <>
      <Notice>{why}</Notice>
      <Button role="link" onPress={() => goTab(PATHS.map)}>
        看地图
      </Button>
    </>
  )
}
