import path from 'node:path'
import { gatewaySms, type Sms } from '../../cloudfunctions/runtime/sms'
import { folderStorage, type FileStorage } from '../../cloudfunctions/runtime/storage'
import { s3Storage } from '../../cloudfunctions/runtime/storage-s3'
import { wechatSubscribe, type Subscribe } from '../../cloudfunctions/runtime/subscribe'
import { UNCHECKED, wechatTextCheck, type TextCheck } from '../../cloudfunctions/runtime/text-check'
import { wechatOverHttps } from '../../cloudfunctions/runtime/wechat-api'
import { weChatLogin, type WeChatLogin } from '../../cloudfunctions/runtime/wechat-login'
import type { Settings } from './server-settings'

/** Whatever this server reaches beyond its own database; null where a city has set none up. */
export interface Outside {
  readonly sms: Sms | null
  readonly weChat: WeChatLogin | null
  readonly subscribe: Subscribe | null
  readonly textCheck: TextCheck
  readonly files: FileStorage
}

/** Asks nobody anything by itself. */
export function outsideOf(settings: Settings, clock: () => Date): Outside {
  const { sms, weChat, weChatTemplate, bucket, dataFolder } = settings
  const call = weChat && wechatOverHttps(weChat, clock)
  return {
    sms: sms && gatewaySms(sms.url, sms.key, clock),
    weChat: weChat && weChatLogin(weChat),
    subscribe: call && weChatTemplate ? wechatSubscribe(call, weChatTemplate) : null,
    textCheck: call ? wechatTextCheck(call) : UNCHECKED,
    files: bucket ? s3Storage(bucket) : folderStorage(path.join(dataFolder, 'files')),
  }
}
