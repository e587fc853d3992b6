import type { Keyring } from './keyring'

/** How an identity is found without keeping whose it is. @param subject an openid, eleven digits, or who is played */
export const subjectHash = (keyring: Keyring, provider: 'wechat' | 'phone' | 'demo', subject: string): string =>
  keyring.hash(`${provider}:${subject}`)
