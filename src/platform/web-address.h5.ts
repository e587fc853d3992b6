import { addressOf } from './share.h5'
import type { SharedPage } from './share'

/** The address of a page for whoever has no WeChat at hand: where this one was opened. */
export const webAddressOf = (page: SharedPage): string => addressOf(page)
