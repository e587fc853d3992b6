import { NOTICES, type NoticeKey } from '@/domain/notice/templates'
import { NotSent } from './sms'
import type { WeChatCall } from './wechat-api'

/** Subscribe messages of WeChat: a word to whoever asked for one that there is something to read in the app. */
export interface Subscribe {
  /**
   * @param to openid
   * @returns `unwanted` where he has asked for none: that is his to decide, and nobody's fault
   * @throws NotSent
   */
  send(to: string, template: string): Promise<'sent' | 'unwanted'>
}

/** The approved template by which a city writes: its id, and the one field in which words may stand. */
export interface SubscribeTemplate {
  readonly id: string
  /** `thing1` */
  readonly field: string
}

/** WeChat cuts such a field at twenty characters. */
const WORDS = { affairs: '有一条新消息,点开就能看', me: '有一条新消息,点开就能看', urgent: '有人紧急求助,请马上点开' }
const PAGES = { affairs: 'pages/affairs/index', me: 'pages/me/index', urgent: 'pages/affairs/index' } as const
/** He has not asked for messages, has taken it back, or is not known under this openid any more. */
const UNWANTED: readonly number[] = [43101, 40003, 43116]

/** @throws Error when the setting is not `<template id>:<field>` */
export function subscribeTemplate(setting: string): SubscribeTemplate {
  const [id, field, ...more] = setting.split(':')
  if (!id || !field || more.length > 0)
    throw new Error('SENIOR_CARE_WECHAT_TEMPLATE must be <template id>:<field>, for example abc123:thing1')
  return { id, field }
}

/** Subscribe messages by WeChat's own interface. */
export function wechatSubscribe(call: WeChatCall, { id, field }: SubscribeTemplate): Subscribe {
  return {
    async send(to, template) {
      const place = NOTICES[template as NoticeKey]?.place ?? 'me'
      const body = { touser: to, template_id: id, page: PAGES[place], data: { [field]: { value: WORDS[place] } } }
      // The SDK wants its own spelling beside the wire's; WeChat passes over what it does not know.
      const { errcode } = await call('subscribeMessage.send', { ...body, templateId: id })
      if (errcode === 0) return 'sent'
      if (UNWANTED.includes(errcode)) return 'unwanted'
      throw new NotSent('refused')
    },
  }
}
