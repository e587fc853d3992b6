import { unavailable, type Outcome } from './outcome'

/** A page as somebody else is to open it: nothing of a person in it. */
export interface SharedPage {
  readonly title: string
  /** Path of the page, with its parameters. */
  readonly path: string
}

/** What became of it: handed to another app, or laid on the clipboard. */
export type Shared = 'handed' | 'copied'

/** WeChat shares by a button of its own and by its menu, which ask the page (`useShareAppMessage`). */
export const sharesByItself = true

export async function sharePage(_page: SharedPage): Promise<Outcome<Shared>> {
  return unavailable
}

/** There is no address to copy out of WeChat. */
export const addressOf = (_page: SharedPage): string => ''
