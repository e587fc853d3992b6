import type { Fetch } from '../../../cloudfunctions/runtime/sms'
import { NotSent } from '../../../cloudfunctions/runtime/sms'
import { subscribeTemplate, wechatSubscribe } from '../../../cloudfunctions/runtime/subscribe'
import { UNCHECKED, wechatTextCheck } from '../../../cloudfunctions/runtime/text-check'
import { wechatInCloud, wechatOverHttps, type WeChatAnswer } from '../../../cloudfunctions/runtime/wechat-api'

const APP = { appId: 'wx1', secret: 's' }

/** A WeChat that answers what it is told to, and remembers what it was asked. */
function weChat(answers: readonly object[]) {
  const asked: { readonly path: string; readonly body: Record<string, unknown> }[] = []
  const left = [...answers]
  const send: Fetch = async (url, { body }) => {
    asked.push({
      path: url.replace('https://api.weixin.qq.com', ''),
      body: JSON.parse(body) as Record<string, unknown>,
    })
    const answer = left.shift()
    if (!answer) throw new Error('asked too often')
    return { ok: true, json: async () => answer }
  }
  return { asked, send }
}
const token = (text: string) => ({ access_token: text, expires_in: 7200 })

describe('WeChat from a city’s own server', () => {
  test('asks for a token once, and for another when it is over', async () => {
    let now = new Date('2026-11-21T02:00:00Z')
    const { asked, send } = weChat([token('a'), { errcode: 0 }, { errcode: 0 }, token('b'), { errcode: 0 }])
    const call = wechatOverHttps(APP, () => now, send)
    await call('subscribeMessage.send', {})
    await call('subscribeMessage.send', {})
    now = new Date(now.getTime() + 7200_000 - 4 * 60_000)
    await call('subscribeMessage.send', {})
    expect(asked.map(({ path }) => path)).toEqual([
      '/cgi-bin/stable_token',
      '/cgi-bin/message/subscribe/send?access_token=a',
      '/cgi-bin/message/subscribe/send?access_token=a',
      '/cgi-bin/stable_token',
      '/cgi-bin/message/subscribe/send?access_token=b',
    ])
    expect(asked[0]!.body).toEqual({ grant_type: 'client_credential', appid: 'wx1', secret: 's' })
  })

  test('tries once more with a fresh token where the old one is refused', async () => {
    const { send } = weChat([token('a'), { errcode: 42001 }, token('b'), { errcode: 0 }])
    expect(await wechatOverHttps(APP, () => new Date(), send)('subscribeMessage.send', {})).toEqual({ errcode: 0 })
  })

  test.each<[string, object]>([
    ['a token that is refused', { errcode: 40125 }],
    ['an answer that is none', { access_token: 'a' }],
  ])('does not send with %s', async (_what, answer) => {
    const { send } = weChat([answer])
    const sent = wechatOverHttps(APP, () => new Date(), send)('subscribeMessage.send', {})
    await expect(sent).rejects.toMatchObject({ fault: 'refused' })
  })

  test('says that it cannot be reached', async () => {
    const { send } = weChat([])
    const sent = wechatOverHttps(APP, () => new Date(), send)('subscribeMessage.send', {})
    await expect(sent).rejects.toMatchObject({ fault: 'unreachable' })
  })
})

describe('WeChat from inside a cloud function', () => {
  const openapi = (work: () => Promise<unknown>) => ({
    subscribeMessage: { send: work },
    security: { msgSecCheck: work },
  })

  test('reads the SDK’s answers and refusals alike', async () => {
    const done = wechatInCloud(openapi(async () => ({ errCode: 0 })))
    expect(await done('subscribeMessage.send', {})).toEqual({ errcode: 0 })
    const refused = wechatInCloud(openapi(() => Promise.reject(Object.assign(new Error('no'), { errCode: 43101 }))))
    expect(await refused('subscribeMessage.send', {})).toEqual({ errcode: 43101 })
    const down = wechatInCloud(openapi(() => Promise.reject(new Error('socket'))))
    await expect(down('security.msgSecCheck', {})).rejects.toBeInstanceOf(NotSent)
  })
})

describe('a subscribe message', () => {
  const template = subscribeTemplate('abc:thing1')
  const answering = (answer: WeChatAnswer) => {
    const sent: Readonly<Record<string, unknown>>[] = []
    const call = async (_action: string, body: Readonly<Record<string, unknown>>) => (sent.push(body), answer)
    return { sent, message: wechatSubscribe(call, template) }
  }

  test('says that something is there and opens its page, and names nobody and nothing', async () => {
    const { sent, message } = answering({ errcode: 0 })
    expect(await message.send('openid', 'case-answered')).toBe('sent')
    expect(await message.send('openid', 'helper-revoked')).toBe('sent')
    expect(await message.send('openid', 'from-the-future')).toBe('sent')
    expect(sent.map(({ page }) => page)).toEqual(['pages/affairs/index', 'pages/me/index', 'pages/me/index'])
    for (const { touser, template_id, data } of sent) {
      expect([touser, template_id]).toEqual(['openid', 'abc'])
      const { value } = (data as { thing1: { value: string } }).thing1
      expect(value.length).toBeLessThanOrEqual(20)
      expect(value).toBe('有一条新消息,点开就能看')
    }
  })

  test('is unwanted where nobody asked for one, and refused where WeChat will not', async () => {
    expect(await answering({ errcode: 43101 }).message.send('openid', 'erased')).toBe('unwanted')
    await expect(answering({ errcode: 47003 }).message.send('openid', 'erased')).rejects.toMatchObject({
      fault: 'refused',
    })
  })

  test.each(['abc', 'abc:', ':thing1', 'a:b:c'])('is not set up by «%s»', (setting) => {
    expect(() => subscribeTemplate(setting)).toThrow(/SENIOR_CARE_WECHAT_TEMPLATE/)
  })
})

describe('the check of words', () => {
  const asking = (suggest: (content: string) => string) => {
    const asked: string[] = []
    const check = wechatTextCheck(async (_action, body) => {
      const content = body['content'] as string
      asked.push(content)
      return { errcode: 0, result: { suggest: suggest(content) } }
    })
    return { asked, check }
  }

  test('refuses what WeChat is sure of, and lets doubt pass', async () => {
    const { check } = asking((content) =>
      content.includes('坏') ? 'risky' : content.includes('?') ? 'review' : 'pass',
    )
    expect(await check.check('请帮忙', 'openid')).toBe('pass')
    expect(await check.check('这样行吗?', 'openid')).toBe('pass')
    expect(await check.check('坏话', 'openid')).toBe('refuse')
  })

  test('asks about long words in pieces, and cuts no letter in two', async () => {
    const { asked, check } = asking((content) => (content.includes('坏') ? 'risky' : 'pass'))
    expect(await check.check(`${'𠮷'.repeat(2600)}坏`, 'openid')).toBe('refuse')
    expect(asked.map((piece) => Array.from(piece).length)).toEqual([2500, 101])
  })

  test('lets words pass while WeChat is down, and those of a browser', async () => {
    const down = wechatTextCheck(() => Promise.reject(new NotSent('unreachable')))
    expect(await down.check('请帮忙', 'openid')).toBe('pass')
    const { asked, check } = asking(() => 'risky')
    expect(await check.check('请帮忙', null)).toBe('pass')
    expect(asked).toEqual([])
    expect(await UNCHECKED.check('请帮忙', 'openid')).toBe('pass')
  })
})
