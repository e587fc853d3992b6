import type { PostKind } from './use-post'

/** Acts that have a page of their own. */
export type ActKind = Exclude<PostKind, 'said'>

/** What an act in a thread is called, what comes of it, and what is asked for. */
export interface ActPage {
  /** On the thread's page, the way here. */
  readonly way: string
  readonly title: string
  readonly about: string
  readonly label: string
  readonly needsWords: boolean
  readonly button: string
  readonly danger?: true
}

export const ACT_PAGES: Readonly<Record<ActKind, ActPage>> = {
  closed: {
    way: '办好了',
    title: '这件事办好了',
    about: '确认以后,这件事就办结了。以后发现没办好,还可以在这件事里投诉或者提出异议。',
    label: '想对社区说的话(不写也行)',
    needsWords: false,
    button: '确认办好了',
  },
  reopened: {
    way: '还没办好',
    title: '这件事还没办好',
    about: '写一句哪里还没办好,会交回给答复的人,接着办。',
    label: '哪里还没办好',
    needsWords: true,
    button: '告诉社区还没办好',
  },
  objected: {
    way: '有意见',
    title: '对答复有异议',
    about: '写一句您为什么不同意这个答复。会重新有人看,重新定答复的日子。',
    label: '为什么不同意',
    needsWords: true,
    button: '提交异议',
  },
  complained: {
    way: '投诉',
    title: '投诉',
    about: '办得慢、态度不好、说得不清楚,都可以写。也可以打 12345 投诉。',
    label: '哪里不满意',
    needsWords: true,
    button: '提交投诉',
  },
  withdrawn: {
    way: '不用办了,撤回',
    title: '撤回这件事',
    about: '撤回以后,社区不再办这件事。以后要办,可以重新提交。',
    label: '为什么撤回(不写也行)',
    needsWords: false,
    button: '撤回这件事',
    danger: true,
  },
}

export const isActKind = (kind: string | undefined): kind is ActKind => kind !== undefined && kind in ACT_PAGES
