import { goTab } from '@/platform/navigate'
import { Button, Notice } from '@/ui'
import { PATHS } from '../paths'

/** An address that names no case. */
export function NoCase() {
  return (
    <>
      <Notice>这个链接里没有写是哪件事。办过的事都在“我的事”里。</Notice>
      <Button role="link" onPress={() => goTab(PATHS.affairs)}>
        看我的事
      </Button>
    </>
  )
}
