import type { SharedPage } from '@/platform/share'

export interface ShareButtonProps {
  readonly children: string
  readonly kind?: 'main' | 'quiet'
  /** What somebody else is to open; WeChat asks the page itself for it. */
  readonly page: SharedPage
}
