/** How an account is called before its owner has said a name; WeChat and a phone number tell none. */
export const NAME_BY_WECHAT = '微信用户'
export const NAME_BY_PHONE = '手机用户'

/** Whether nobody could tell from this name who it is: an elder is never asked to agree to it. */
export const isUnnamed = (name: string): boolean =>
  name.trim() === '' || name === NAME_BY_WECHAT || name === NAME_BY_PHONE
